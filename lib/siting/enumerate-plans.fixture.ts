import type { SitingData } from "@/lib/schema/geodata";
import type { Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import { findBestMatching } from "./best-matching.fixture";
import { criterionIds, normaliseCriterion, scaleWeights } from "./criteria/criterion-costs";
import { describePlan } from "./describe-plan";
import type { SitingSolution } from "./read-plan";
import type { SitingProblem } from "./siting-problem";
import { tinyRanges } from "./tiny-country.fixture";
import { verifyPlan } from "./verify-plan";

export interface BestPlan {
  readonly placedMw: number;
  readonly objective: number;
  readonly plan: Plan;
}

/** Every way to put whole modules on the sites, the target not exceeded. */
export function* enumerateLoads(siteCount: number, moduleMw: number, targetMw: number) {
  const loadsMw = new Float64Array(siteCount);
  let placedMw = 0;
  while (true) {
    yield loadsMw;
    let i = 0;
    while (i < siteCount) {
      if (placedMw + moduleMw <= targetMw + 1e-9) {
        loadsMw[i] = (loadsMw[i] ?? 0) + moduleMw;
        placedMw += moduleMw;
        break;
      }
      placedMw -= loadsMw[i] ?? 0;
      loadsMw[i] = 0;
      i += 1;
    }
    if (i === siteCount) return;
  }
}

/** The best matches of given loads. */
export function matchLoads(problem: SitingProblem, scenario: Scenario, loadsMw: Float64Array) {
  const { clusters, loadFactor } = problem.renewables;
  const meanLoadMw = clusters.map((_, c) =>
    problem.candidateSites.reduce(
      (sum, site, i) => sum + (site.cluster === c ? loadFactor * (loadsMw[i] ?? 0) : 0),
      0,
    ),
  );
  const mostMw = scenario.renewables.minMatchedShare > 0;
  return findBestMatching(problem.renewables, meanLoadMw, (worth) => (mostMw ? 1 : worth));
}

/** Objective of a plan from the verifier's criteria. */
export function weighPlan(scenario: Scenario, data: SitingData, plan: Plan): number {
  const { criteria } = verifyPlan(scenario, data, plan);
  const weights = scaleWeights(scenario.weights);
  return criterionIds.reduce((sum, id) => {
    const range = tinyRanges.get(id);
    return range ? sum + weights[id] * normaliseCriterion(criteria[id], range) : sum;
  }, 0);
}

/** The best plan by trying all: most MW placed first, then the least objective. Null = none allowed. */
export function findBestPlan(
  problem: SitingProblem,
  scenario: Scenario,
  data: SitingData,
): BestPlan | null {
  let best: BestPlan | null = null;
  const loads = enumerateLoads(
    problem.candidateSites.length,
    problem.moduleMw ?? 50,
    problem.targetMw,
  );
  for (const loadsMw of loads) {
    const placedMw = loadsMw.reduce((sum, mw) => sum + mw, 0);
    if (best && placedMw < best.placedMw) continue;
    const matches = matchLoads(problem, scenario, loadsMw);
    const unmetMw = problem.targetMw - placedMw;
    const solution: SitingSolution = { loadsMw, unmetMw, matches };
    const plan = describePlan(problem, scenario, data, solution, tinyRanges);
    if (!verifyPlan(scenario, data, plan).verified) continue;
    const objective = weighPlan(scenario, data, plan);
    if (!best || placedMw > best.placedMw || objective < best.objective) {
      best = { placedMw, objective, plan };
    }
  }
  return best;
}
