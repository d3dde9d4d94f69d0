import { afterAll, describe, expect, it } from "vitest";
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

describe("direct-current lines", () => {
  const twoBuses = writeCase({
    bus: [busRow(1, 0, 3), busRow(2, 90)],
    gen: [genRow(1, 0, 200), genRow(2, 0, 200)],
    gencost: [costRow(0, 10), costRow(0, 30)],
    branch: [branchRow(1, 2, 0.1, 60)],
    dcline: [[2, 1, 1, 0, 0, 0, 0, 1, 1, -50, 50, 0, 0, 0, 0, 0, 0.1]],
  });
  const run = (text: string, dc: "pglib" | "matpower") =>
    runDcOpfInstance(text, { dc, engine, timeLimitS: 5 });

  it("are left out with a word until the file switches them on", async () => {
    const off = await run(twoBuses, "matpower");
    expect(off.objective).toBeCloseTo(60 * 10 + 30 * 30, 5);
    expect(off.warnings).toEqual([expect.stringContaining("1 in service left out")]);
    const on = await run(`${twoBuses}mpc = toggle_dcline(mpc, 'on');\n`, "matpower");
    expect(on.objective).toBeLessThan(900);
    const back = await run(
      `${twoBuses}mpc = toggle_dcline(mpc, 'on'); mpc = toggle_dcline(mpc, 'off');\n`,
      "matpower",
    );
    expect(back.objective).toBe(off.objective);
  });

  it("are warned of where they run backwards and gain power", async () => {
    const report = await run(twoBuses, "pglib");
    // −50 MW is what bus 1 gives; bus 2 takes up 50 ÷ 0.9, and the line brings the rest.
    expect(report.objective).toBeCloseTo(10 * (50 + 90 - 50 / 0.9), 5);
    expect(report.warnings).toEqual([
      "dcline from bus 2 to bus 1 runs backwards and gains 5.56 MW: its losses hold for one direction",
    ]);
    const forward = await run(twoBuses.replace("\t2\t1\t1\t0", "\t1\t2\t1\t0"), "pglib");
    expect(forward.warnings).toEqual([]);
  });
});
