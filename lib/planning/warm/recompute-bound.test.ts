import { afterAll, describe, expect, it } from "vitest";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeRandomCase, tinyRanges } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { Incumbent } from "../search/search";
import { checkRelaxation } from "./recompute-bound";
import { forbidUnmet } from "./warm-model";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** The relaxation of a country whose target can be met. */
async function relax() {
  const { data, scenario } = makeRandomCase(3);
  const siting = buildModel(frameProblem(scenario, data));
  const cost = combineCosts(siting, scenario.weights, tinyRanges);
  const model = await engine.load({ ...siting.program, ...cost });
  await forbidUnmet(model, siting);
  const relaxed = await model.solve({ relax: true });
  await model.dispose();
  return { siting, cost, relaxed };
}

describe("the bound of a relaxation", () => {
  it("is believed where its duals prove it", async () => {
    const { siting, cost, relaxed } = await relax();
    const checked = checkRelaxation({ siting }, cost, relaxed);
    expect(checked.bound).toBe(relaxed.bound);
    expect(checked.recomputedBound).toBeCloseTo(relaxed.bound, 9);
    expect(checked.recomputedBound).toBeLessThanOrEqual(relaxed.bound + 1e-12);
  });

  it("falls to what its duals prove where it was stated too high, or the duals are others", async () => {
    const { siting, cost, relaxed } = await relax();
    const high = checkRelaxation({ siting }, cost, { ...relaxed, bound: relaxed.bound + 0.1 });
    expect(high.bound).toBe(high.recomputedBound);
    expect(high.bound).toBeCloseTo(relaxed.bound, 9);
    const none = new Float64Array(siting.program.rowCount);
    const low = checkRelaxation({ siting }, cost, { ...relaxed, rowDual: none });
    expect(low.bound).toBeLessThan(relaxed.bound - 0.01);
    const without = checkRelaxation({ siting }, cost, { ...relaxed, rowDual: null });
    expect(without.bound).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("the best point of a search", () => {
  it("is not called proven by a bound above it", () => {
    const best = new Incumbent({ cost: Float64Array.of(1), offset: 0 });
    best.offer(Float64Array.of(0.3));
    best.raise(0.25);
    const x = Float64Array.of(0.3);
    expect(best.describe(x, 0.3 + 5e-5, "limit")).toMatchObject({ status: "optimal", bound: 0.3 });
    expect(best.describe(x, 0.4, "limit")).toMatchObject({
      status: "feasible",
      stage: "limit",
      bound: 0.25,
      recomputedBound: 0.25,
    });
  });
});
