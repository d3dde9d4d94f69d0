import { describe, expect, it } from "vitest";
import { scenarioSchema } from "@/lib/schema/scenario";
import { describePlan } from "../describe-plan";
import { frameProblem } from "../frame-problem";
import { makeTinyData, tinyRanges } from "../tiny-country.fixture";
import { verifyPlan } from "../verify-plan";

const station = (bus: number, province: string, lon: number) => ({
  bus,
  province,
  kv: 154,
  lon,
  lat: 36.6,
});

const data = makeTinyData({
  stations: [station(1, "11", 127), station(2, "43", 127.1), station(3, "43", 127.2)],
  headroomMw: [400, 400, 400],
  renewableMw: [0, 0, 0],
  review: [
    [1000, 0, null],
    [1000, 0, null],
    [1000, 0, null],
  ],
});
const scenario = scenarioSchema.parse({ targetMw: 300 });
const problem = frameProblem(scenario, data);

/** The totals of a plan with these loads, and what the verifier finds once they are changed. */
function verify(loadsMw: number[], misstate: object = {}) {
  const solution = { loadsMw: Float64Array.from(loadsMw), unmetMw: 0, matches: [] };
  const plan = describePlan(problem, scenario, data, solution, tinyRanges);
  const totals = { ...plan.totals, ...misstate };
  const { violations } = verifyPlan(scenario, data, { ...plan, totals });
  return { totals, found: violations.map(({ id }) => id).filter((id) => /Hhi|Variation/.test(id)) };
}

describe("the figures of how unevenly a plan is spread", () => {
  it("are those worked out by hand: 100 MW of 300 in the capital, the rest in one of two", () => {
    const { totals, found } = verify([100, 120, 80]);
    expect(totals.provinceHhi).toBeCloseTo(5 / 9, 12);
    // Three quarters of the residents have 4/3 of the even load, one quarter none: CV² = 1/3.
    expect(totals.perHeadVariation).toBeCloseTo(Math.sqrt(1 / 3), 12);
    expect(found).toEqual([]);
  });

  it("are noticed when misstated, by little too", () => {
    expect(verify([100, 120, 80], { provinceHhi: 0.556 }).found).toEqual(["total-provinceHhi"]);
    expect(verify([100, 120, 80], { perHeadVariation: 0.578 }).found).toEqual([
      "total-perHeadVariation",
    ]);
  });

  it("are unknown only where there is no load to spread", () => {
    expect(verify([100, 120, 80], { provinceHhi: null }).found).toEqual(["total-provinceHhi"]);
    const capitalOnly = verify([300, 0, 0]);
    expect(capitalOnly.totals.perHeadVariation).toBeNull();
    expect(capitalOnly.found).toEqual([]);
    expect(verify([300, 0, 0], { perHeadVariation: 0 }).found).toEqual(["total-perHeadVariation"]);
  });
});
