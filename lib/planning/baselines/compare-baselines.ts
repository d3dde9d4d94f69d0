import type { Baseline, BaselineId } from "@/lib/schema/baselines";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import type { CriterionRanges } from "@/lib/siting/criteria/criterion-costs";
import { describePlan } from "@/lib/siting/describe-plan";
import { frameProblem } from "@/lib/siting/frame-problem";
import { verifyPlan } from "@/lib/siting/verify-plan";
import { fillGreedily } from "./fill-greedily";
import { findSlopes, roundToKilowatt } from "./fill-state";
import { matchBest } from "./match-best";
import { nameBreaches } from "./name-breaches";
import { measureLoadWithoutRoom, rankSites } from "./rank-sites";

/**
 * What a points table and a greedy fill make of a scenario, judged as a plan is: the same data,
 * criteria, ranges, weights and verifier. Throws what `frameProblem` throws.
 *
 * @param ranges of the criteria, as the objective of the plan uses them
 */
export function compareBaselines(
  scenario: Scenario,
  data: SitingData,
  ranges: CriterionRanges,
): Baseline[] {
  const problem = frameProblem(scenario, data);
  const slopes = findSlopes(scenario.weights, ranges);
  const ranked = rankSites(problem, slopes);
  const judge = (id: BaselineId, loadsMw: Float64Array, withoutRoomMw: number): Baseline => {
    const placedMw = loadsMw.reduce((sum, mw) => sum + mw, 0);
    const unmetMw = Math.max(0, roundToKilowatt(problem.targetMw - placedMw));
    const solution = { loadsMw, unmetMw, matches: matchBest(problem, loadsMw) };
    const plan = describePlan(problem, scenario, data, solution, ranges);
    const verification = verifyPlan(scenario, data, plan);
    return {
      id,
      sites: plan.sites.map(({ id: site, loadMw }) => ({ id: site, loadMw })),
      totals: plan.totals,
      criteria: plan.criteria,
      objective: plan.criteria.reduce(
        (sum, { weight, normalised }) => sum + weight * normalised,
        0,
      ),
      verified: verification.verified,
      breaches: nameBreaches(problem, verification),
      withoutRoomMw: roundToKilowatt(withoutRoomMw),
      gridCheck: null,
    };
  };
  return [
    judge("ranked", ranked.loadsMw, measureLoadWithoutRoom(problem, ranked)),
    judge("greedy", fillGreedily(problem, slopes), 0),
  ];
}
