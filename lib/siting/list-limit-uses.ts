import type { LimitUse } from "../schema/plan";
import { findAddedMw, type PlanSums } from "./measure-criteria";
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
    ...problem.sharedLimits.flatMap((limit) => useSharedLimit(problem, limit, loadsMw)),
  ];
}

function listNationalUses(
  problem: SitingProblem,
  loadsMw: Float64Array,
  sums: PlanSums,
): LimitUse[] {
  const { targetMw, siteCount } = problem;
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
  return [...uses, ...(placedMw > 0 ? listShareUses(problem, sums) : [])];
}

/** Shares of the placed or of the mean load that have a bound. */
function listShareUses(problem: SitingProblem, sums: PlanSums): LimitUse[] {
  const { capitalShareCap, seismicShareCap, latencyShare, renewables } = problem;
  const { placedMw, capitalMw, seismicZone1Mw, nearUsersMw, matchedMw } = sums;
  const meanMw = renewables.loadFactor * placedMw;
  const most = (kind: ShareKind, limit: number, used: number) =>
    limit < 1 ? [describeShare(kind, limit, used, used >= limit - BINDING_SHARE)] : [];
  const least = (kind: ShareKind, limit: number, used: number) =>
    limit > 0 ? [describeShare(kind, limit, used, used <= limit + BINDING_SHARE)] : [];
  return [
    ...most("capital-share", capitalShareCap, capitalMw / placedMw),
    ...most("seismic-share", seismicShareCap, seismicZone1Mw / placedMw),
    ...least("latency-share", latencyShare, nearUsersMw / placedMw),
    ...least("matched-share", renewables.minMatchedShare, matchedMw / meanMw),
  ];
}

type ShareKind = "capital-share" | "seismic-share" | "latency-share" | "matched-share";

function describeShare(kind: ShareKind, limit: number, used: number, binding: boolean): LimitUse {
  return { id: kind, kind, subject: "", limit, used, unit: "share", binding, source: "scenario" };
}

function useSharedLimit(
  problem: SitingProblem,
  limit: SharedLimit,
  loadsMw: Float64Array,
): LimitUse[] {
  const used = limit.sites.reduce((sum, i) => sum + (loadsMw[i] ?? 0), 0);
  if (used === 0 && limit.lowerMw <= 0) return [];
  const { id, kind, subject, source, lowerMw, upperMw } = limit;
  const atLeast = lowerMw > 0 && (used <= lowerMw + BINDING_MW || upperMw === Infinity);
  if (!atLeast && upperMw === Infinity) return [];
  const binding = atLeast ? used <= lowerMw + BINDING_MW : used >= upperMw - BINDING_MW;
  const bound = atLeast ? lowerMw : upperMw;
  const reinforcedMw = findAddedMw(problem, limit, used);
  const added = reinforcedMw > 0 ? { reinforcedMw } : {};
  return [{ id, kind, subject, limit: bound, used, unit: "MW", binding, source, ...added }];
}
