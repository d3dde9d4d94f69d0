import { afterAll, describe, expect, it } from "vitest";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { buildModel } from "./build-model";
import { describePlan } from "./describe-plan";
import { findBestPlan, weighPlan } from "./enumerate-plans.fixture";
import { frameProblem } from "./frame-problem";
import { readPlan } from "./read-plan";
import { solveInTurn } from "./solve-tiny.fixture";
import { makeRandomCase, tinyRanges } from "./tiny-country.fixture";
import { verifyPlan } from "./verify-plan";

const engines = [new HighsEngine({ workers: 1 }), new GlpkEngine({ workers: 1 })];
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

describe("small random countries", () => {
  it.each(seeds)("agree by enumeration, HiGHS and GLPK (seed %i)", async (seed) => {
    const { data, scenario } = makeRandomCase(seed);
    const problem = frameProblem(scenario, data);
    const best = findBestPlan(problem, scenario, data);
    for (const engine of engines) {
      for (const tighten of [true, false]) {
        const model = buildModel(problem, { tighten });
        const result = await solveInTurn(engine, model, scenario.weights);
        const said = `${engine.name}, tighten ${tighten}`;
        if (!best) {
          expect(result, said).toBeNull();
          continue;
        }
        expect(result?.status, said).toBe("optimal");
        const solution = readPlan(model, result?.x ?? []);
        const plan = describePlan(problem, scenario, data, solution, tinyRanges);
        expect(verifyPlan(scenario, data, plan).violations, said).toEqual([]);
        expect(plan.totals.placedMw, said).toBeCloseTo(best.placedMw, 6);
        expect(weighPlan(scenario, data, plan), said).toBeCloseTo(best.objective, 6);
        expect(result?.objective, said).toBeCloseTo(best.objective, 6);
      }
    }
  });

  it("hold both feasible and infeasible ones, so that both are tested", () => {
    const outcomes = seeds.map((seed) => {
      const { data, scenario } = makeRandomCase(seed);
      const best = findBestPlan(frameProblem(scenario, data), scenario, data);
      if (!best) return "infeasible";
      return best.plan.totals.unmetMw > 0 ? "short" : "full";
    });
    for (const outcome of ["infeasible", "short", "full"]) {
      expect(outcomes.filter((each) => each === outcome).length, outcome).toBeGreaterThan(2);
    }
  });
});
