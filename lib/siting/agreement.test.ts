import { afterAll, describe, expect, it } from "vitest";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { buildModel } from "./build-model";
import { describePlan } from "./describe-plan";
import { findBestPlan, weighPlan } from "./enumerate-plans.fixture";
import { frameProblem } from "./frame-problem";
import { makeFurtherCase } from "./further-rules.fixture";
import { readPlan } from "./read-plan";
import { solveInTurn } from "./solve-tiny.fixture";
import { makeRandomCase, tinyRanges } from "./tiny-country.fixture";
import { verifyPlan } from "./verify-plan";

const engines = [new HighsEngine({ workers: 1 }), new GlpkEngine({ workers: 1 })];
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);
const furtherSeeds = Array.from({ length: 40 }, (_, seed) => seed + 101);

/** Both engines, with and without tightening, find what trying every plan finds. */
async function expectAgreement(data: SitingData, scenario: Scenario): Promise<void> {
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
}

function countOutcomes(cases: ReadonlyArray<{ data: SitingData; scenario: Scenario }>) {
  const counts = { infeasible: 0, short: 0, full: 0 };
  for (const { data, scenario } of cases) {
    const best = findBestPlan(frameProblem(scenario, data), scenario, data);
    if (!best) counts.infeasible += 1;
    else counts[best.plan.totals.unmetMw > 0 ? "short" : "full"] += 1;
  }
  return counts;
}

describe("small random countries", () => {
  it.each(seeds)("agree by enumeration, HiGHS and GLPK (seed %i)", async (seed) => {
    const { data, scenario } = makeRandomCase(seed);
    await expectAgreement(data, scenario);
  });

  it.each(furtherSeeds)("agree under the rules that are off by default (seed %i)", async (seed) => {
    const { data, scenario } = makeFurtherCase(seed);
    await expectAgreement(data, scenario);
  });

  it.each([
    ["the usual rules", seeds.map(makeRandomCase)],
    ["the further rules", furtherSeeds.map(makeFurtherCase)],
  ])("hold feasible and infeasible ones under %s, so that both are tested", (_, cases) => {
    const { infeasible, short, full } = countOutcomes(cases);
    expect(Math.min(infeasible, short, full)).toBeGreaterThan(2);
  });
});
