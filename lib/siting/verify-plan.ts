import type { SitingData } from "../schema/geodata";
import type { Plan } from "../schema/plan";
import type { CriterionId, Scenario } from "../schema/scenario";
import { type Breach, checkAtMost, checkSame, sum, toleranceOf } from "./verify/breach";
import { checkInequality } from "./verify/check-inequality";
import { checkMatches } from "./verify/check-matches";
import { checkSharedLimits } from "./verify/check-shared-limits";
import { checkSites, checkTarget } from "./verify/check-sites";
import { type Evidence, gatherEvidence } from "./verify/gather-evidence";
import { recomputeCriteria } from "./verify/recompute-criteria";

export interface Verification {
  /** Every limit holds and every figure checked is as stated, within `toleranceOf`. */
  readonly verified: boolean;
  /** Largest breach counted in MW, rounding included. */
  readonly maxViolationMw: number;
  /** Breaches beyond the tolerance, largest first. */
  readonly violations: readonly Breach[];
  readonly criteria: Readonly<Record<CriterionId, number>>;
}

/**
 * Checks a plan against scenario and data alone. It knows no variable, row, dual or solver, shares
 * no formula with the model, and looks every figure up again.
 */
export function verifyPlan(scenario: Scenario, data: SitingData, plan: Plan): Verification {
  const evidence = gatherEvidence(scenario, data, plan);
  const criteria = recomputeCriteria(evidence);
  const breaches = [
    ...checkSites(evidence),
    ...checkTarget(evidence),
    ...checkSharedLimits(evidence),
    ...checkMatches(evidence),
    ...checkStatedTotals(evidence),
    ...checkInequality(evidence),
    ...checkCriterionCaps(scenario, criteria),
    ...plan.criteria.map(({ id, value }) =>
      checkSame(`criterion:${id}`, criteria[id], value, id === "access" ? "km" : "MW"),
    ),
  ];
  // NaN compares with nothing: a plan that holds one is not verified.
  const violations = breaches
    .filter(({ amount, unit }) => !(amount <= toleranceOf[unit]))
    .sort((a, b) => b.amount - a.amount);
  const amountsMw = breaches.filter(({ unit }) => unit === "MW").map(({ amount }) => amount);
  return {
    verified: violations.length === 0,
    maxViolationMw: Math.max(0, ...amountsMw),
    violations,
    criteria,
  };
}

/** The criteria looked up again, not those that the plan states, keep their caps. */
function checkCriterionCaps(
  { criterionCaps: caps }: Scenario,
  criteria: Record<CriterionId, number>,
): Breach[] {
  const most = (cap: number | null) => cap ?? Infinity;
  return [
    checkAtMost("criterion-cap:grid", criteria.grid, most(caps.grid)),
    checkAtMost(
      "criterion-cap:decentralisation",
      criteria.decentralisation,
      most(caps.decentralisation),
    ),
    checkAtMost("criterion-cap:renewables", criteria.renewables, most(caps.renewables)),
    checkAtMost("criterion-cap:access", criteria.access, most(caps.access), "km"),
  ];
}

/** The totals that are shown large are those of the sites. */
function checkStatedTotals({ plan, sites }: Evidence): Breach[] {
  const placedMw = sum(sites.map(({ site }) => site.loadMw));
  const capitalMw = sum(
    sites.filter(({ province }) => province.capital).map(({ site }) => site.loadMw),
  );
  const capitalShare = placedMw > 0 ? capitalMw / placedMw : 0;
  return [
    checkSame("total-capital", capitalMw, plan.totals.capitalMw),
    checkSame("total-capital-share", capitalShare, plan.totals.capitalShare, "share"),
    checkSame("total-sites", plan.sites.length, plan.totals.siteCount, "sites"),
  ];
}
