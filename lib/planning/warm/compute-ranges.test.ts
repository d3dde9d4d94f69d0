import { afterAll, expect, it } from "vitest";
import { hasRange } from "@/lib/siting/criteria/criterion-costs";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { makeProgram } from "@/lib/solver/test-programs";
import { computeRanges, listTerms, type MeasuredCriterion } from "./compute-ranges";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** x + y = 10 with room for 8 in each; z is a free choice in [0, 100] that only `access` minds. */
const program = makeProgram({
  cost: [0, 0, 0],
  bounds: [
    [0, 8],
    [0, 8],
    [0, 100],
  ],
  rows: [[10, [1, 1, 0], 10]],
});

async function measure(costs: Array<[MeasuredCriterion["id"], number[], number]>) {
  const model = await engine.load(program);
  const plain = costs.map(([id, cost, offset]) => {
    return { id, cost: Float64Array.from(cost), offset, largest: 100 };
  });
  const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const first = await model.addRows(plain.map((c) => ({ terms: listTerms(c), ...free })));
  const ranges = await computeRanges(
    model,
    plain.map((criterion, k) => ({ ...criterion, row: first + k })),
  );
  await model.dispose();
  return ranges;
}

it("takes each nadir from points that are best for another criterion", async () => {
  const ranges = await measure([
    ["grid", [1, 0, 0], 5],
    ["access", [0, 3, 0], 0],
  ]);
  // x from 2 to 8, so grid from 7 to 13; y the other way, access from 6 to 24.
  expect(ranges?.get("grid")?.ideal).toBeCloseTo(7, 6);
  expect(ranges?.get("grid")?.nadir).toBeCloseTo(13, 4);
  expect(ranges?.get("access")?.ideal).toBeCloseTo(6, 6);
  expect(ranges?.get("access")?.nadir).toBeCloseTo(24, 4);
});

it("does not let what is arbitrary among equals widen a range", async () => {
  const ranges = await measure([
    ["grid", [1, 0, 0], 0],
    ["access", [0, 1, 1], 0],
  ]);
  // z = 100 would be as good for the grid; the nadir of access is y = 8 with z = 0.
  expect(ranges?.get("access")?.nadir).toBeCloseTo(8, 4);
});

it("finds no range where nothing is feasible", async () => {
  const model = await engine.load(
    makeProgram({ cost: [1], bounds: [[0, 1]], rows: [[2, [1], 2]] }),
  );
  const criterion = {
    id: "grid" as const,
    cost: Float64Array.of(1),
    offset: 0,
    largest: 1,
    row: 0,
  };
  expect(await computeRanges(model, [criterion])).toBeNull();
  await model.dispose();
});

it("leaves a range that is no wider than what its ideal was loosened by without a say", () => {
  for (const ideal of [0, 2, 8_000]) {
    const loosened = { ideal, nadir: ideal + 1e-6 * Math.max(1, ideal) };
    expect(hasRange(loosened), `${ideal}`).toBe(false);
  }
});
