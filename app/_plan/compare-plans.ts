import type { Plan, PlanSite } from "@/lib/schema/plan";

/** How one plan differs from another, site by site. */
export interface PlanDifference {
  readonly added: readonly PlanSite[];
  readonly removed: readonly PlanSite[];
  /** MW that stand elsewhere: half the sum of absolute changes when the totals agree. */
  readonly movedMw: number;
  readonly placedMw: number;
  readonly capitalShare: number;
  readonly matchedShare: number;
}

/** Below this a site's load has not changed, MW. */
const SAME_MW = 0.5;

/** Differences of `after` from `before`; a positive figure means more of it after. */
export function comparePlans(before: Plan, after: Plan): PlanDifference {
  const loadBefore = new Map(before.sites.map((site) => [site.id, site.loadMw]));
  const loadAfter = new Map(after.sites.map((site) => [site.id, site.loadMw]));
  let gainedMw = 0;
  let lostMw = 0;
  for (const id of new Set([...loadBefore.keys(), ...loadAfter.keys()])) {
    const changeMw = (loadAfter.get(id) ?? 0) - (loadBefore.get(id) ?? 0);
    if (changeMw > SAME_MW) gainedMw += changeMw;
    if (changeMw < -SAME_MW) lostMw -= changeMw;
  }
  return {
    added: after.sites.filter((site) => !loadBefore.has(site.id)),
    removed: before.sites.filter((site) => !loadAfter.has(site.id)),
    movedMw: Math.max(gainedMw, lostMw),
    placedMw: after.totals.placedMw - before.totals.placedMw,
    capitalShare: after.totals.capitalShare - before.totals.capitalShare,
    matchedShare: after.totals.matchedShare - before.totals.matchedShare,
  };
}
