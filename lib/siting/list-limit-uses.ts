import type { LimitUse } from "../schema/plan";
import type { PlanSums } from "./measure-criteria";
import type { SharedLimit, SitingProblem } from "./siting-problem";

/** A limit counts as binding when no more than this is left of it, MW (ten kilowatts). */
const BINDING_MW = 0.01;
const BINDING_SHARE = 1e-5;

/** How much of each limit that a plan touches is used, national limits first. */
export function listLimitUses(
  problem: SitingProblem,
  loadsMw: Float64Array,
  sums: PlanSums,
): LimitUse[] {
  return [
    ...listNationalUses(problem, loadsMw, sums),
    ...problem.sharedLimits.flatMap((limit) => useSharedLimit(limit, loadsMw)),
  ];
}

function listNationalUses(
  problem: SitingProblem,
  loadsMw: Float64Array,
  sums: PlanSums,
): LimitUse[] {
  const { targetMw, siteCount, capitalShareCap, renewables } = problem;
  const { placedMw } = sums;
  const national = { subject: "", source: "scenario" };
  const opened = loadsMw.filter((mw) => mw > 0).length;
  const uses: LimitUse[] = [
    {
      ...national,
      id: "target",
      kind: "target",
      limit: targetMw,
      used: placedMw,
      unit: "MW",
      binding: placedMw >= targetMw - BINDING_MW,
    },
    {
      ...national,
      id: "site-count",
      kind: "site-count",
      limit: opened <= siteCount.min ? siteCount.min : siteCount.max,
      used: opened,
      unit: "sites",
      binding: opened <= siteCount.min || opened >= siteCount.max,
    },
  ];
  if (capitalShareCap < 1 && placedMw > 0) {
    const used = sums.capitalMw / placedMw;
    uses.push({
      ...national,
      id: "capital-share",
      kind: "capital-share",
      limit: capitalShareCap,
      used,
      unit: "share",
      binding: used >= capitalShareCap - BINDING_SHARE,
    });
  }
  if (renewables.minMatchedShare > 0 && placedMw > 0) {
    const used = sums.matchedMw / (renewables.loadFactor * placedMw);
    uses.push({
      ...national,
      id: "matched-share",
      kind: "matched-share",
      limit: renewables.minMatchedShare,
      used,
      unit: "share",
      binding: used <= renewables.minMatchedShare + BINDING_SHARE,
    });
  }
  return uses;
}

function useSharedLimit(limit: SharedLimit, loadsMw: Float64Array): LimitUse[] {
  const used = limit.sites.reduce((sum, i) => sum + (loadsMw[i] ?? 0), 0);
  if (used === 0 && limit.lowerMw <= 0) return [];
  const { id, kind, subject, source, lowerMw, upperMw } = limit;
  const atLeast = lowerMw > 0 && (used <= lowerMw + BINDING_MW || upperMw === Infinity);
  if (!atLeast && upperMw === Infinity) return [];
  const binding = atLeast ? used <= lowerMw + BINDING_MW : used >= upperMw - BINDING_MW;
  const bound = atLeast ? lowerMw : upperMw;
  return [{ id, kind, subject, limit: bound, used, unit: "MW", binding, source }];
}
