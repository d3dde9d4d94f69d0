import { afterAll, describe, expect, it } from "vitest";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { buildModel } from "./build-model";
import {
  combineCosts,
  criterionCosts,
  criterionIds,
  evaluateCost,
} from "./criteria/criterion-costs";
import { describePlan } from "./describe-plan";
import { frameProblem } from "./frame-problem";
import { readPlan } from "./read-plan";
import { solveInTurn } from "./solve-tiny.fixture";
import { makeRandomCase, tinyRanges } from "./tiny-country.fixture";
import { verifyPlan } from "./verify-plan";

const highs = new HighsEngine({ workers: 1 });
const glpk = new GlpkEngine({ workers: 1 });
afterAll(() => Promise.all([highs.close(), glpk.close()]));

const seeds = Array.from({ length: 30 }, (_, seed) => seed + 101);

describe("small random countries without modules", () => {
  it.each(seeds)("keep their optimum when tightened, in both engines (seed %i)", async (seed) => {
    const { data, scenario: inModules } = makeRandomCase(seed);
    const scenario = { ...inModules, site: { ...inModules.site, moduleMw: null } };
    const problem = frameProblem(scenario, data);
    const loose = buildModel(problem, { tighten: false, omit: new Set(["matchWhereOpen"]) });
    const tight = buildModel(problem);
    const reference = await solveInTurn(highs, loose, scenario.weights);
    const tightened = await solveInTurn(highs, tight, scenario.weights);
    const second = await solveInTurn(glpk, tight, scenario.weights);
    expect(tightened === null, "feasible alike").toBe(reference === null);
    expect(second === null, "feasible alike").toBe(reference === null);
    if (!reference || !tightened?.x || !second) return;
    expect(tightened.objective).toBeCloseTo(reference.objective, 5);
    expect(second.objective).toBeCloseTo(reference.objective, 5);
    const plan = describePlan(problem, scenario, data, readPlan(tight, tightened.x), tinyRanges);
    const verification = verifyPlan(scenario, data, plan);
    expect(verification.violations).toEqual([]);
    // The program's own cost vectors say the same as the verifier, which knows none.
    const combined = combineCosts(tight, scenario.weights, tinyRanges);
    expect(evaluateCost(combined, tightened.x)).toBeCloseTo(tightened.objective, 7);
    for (const id of criterionIds.filter((each) => scenario.weights[each] > 0)) {
      const value = evaluateCost(criterionCosts(tight, id), tightened.x);
      expect(Math.abs(value - verification.criteria[id]), id).toBeLessThan(0.05);
    }
  });
});
