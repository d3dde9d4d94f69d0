import { afterAll, expect, it } from "vitest";
import { branchRow, busRow, costRow, genRow, writeCase } from "@/lib/grid/test-networks";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { runDcOpfInstance } from "./run-dc-opf-instance";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Five buses, three units, a line at its limit: 100 MW over it, the dear unit 40 MW. */
const fiveBus = writeCase({
  bus: [busRow(1), busRow(2, 60), busRow(3), busRow(4, 80), busRow(5, 40)],
  gen: [genRow(1, 0, 400), genRow(4, 0, 100), genRow(5, 10, 10)],
  gencost: [costRow(0, 10), costRow(0, 50), costRow(0, 90, 5)],
  branch: [
    branchRow(1, 2, 0.1),
    branchRow(2, 3, 0.1, 70),
    branchRow(3, 4, 0.1),
    branchRow(3, 5, 0.2),
  ],
});

it("reports objective, bound, gap and the check of a case", async () => {
  const report = await runDcOpfInstance(fiveBus, { dc: "pglib", engine, timeLimitS: 5 });
  // 70 MW pass line 2–3; 60 stay at bus 2; unit 4 makes the missing 40.
  const expected = 130 * 10 + 40 * 50 + 10 * 90 + 5;
  expect(report).toMatchObject({ kind: "dc-opf", status: "optimal", verified: true });
  expect(report.objective).toBeCloseTo(expected, 5);
  expect(report.bound).toBeCloseTo(expected, 5);
  expect(report.gap).toBeLessThan(1e-7);
});

it("reports an infeasible case as a result with nothing in it", async () => {
  const text = fiveBus.replace(
    "\t1\t0\t0\t0\t0\t1\t100\t1\t400",
    "\t1\t0\t0\t0\t0\t1\t100\t0\t400",
  );
  const report = await runDcOpfInstance(text, { dc: "matpower", engine, timeLimitS: 5 });
  expect(report).toMatchObject({ status: "infeasible", objective: null, gap: null });
});
