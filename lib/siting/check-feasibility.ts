import type { LimitMove } from "../schema/plan";
import { type CandidateSite, findMostMw, type SitingProblem } from "./siting-problem";

/** Slack in comparisons of sums, MW. */
const ROUNDING_MW = 1e-6;

const isUsable = (site: CandidateSite) => site.state !== "closed" && site.maxMw >= site.minMw;

/**
 * Refuses, before any solve and with numbers, what no choice of sites can do. Each entry is a limit
 * with the value at which this one reason would go away; empty does not mean feasible.
 *
 * A target beyond all room is listed too, although a plan that leaves a part unmet may exist.
 */
export function checkFeasibility(problem: SitingProblem): LimitMove[] {
  if (problem.service) return [];
  return [
    ...checkTarget(problem),
    ...checkCounts(problem),
    ...checkLocks(problem),
    ...checkLowerBounds(problem),
  ];
}

/** Most MW that sites for which `belongs` holds can carry together: an upper bound. */
function boundRoomMw(problem: SitingProblem, belongs: (site: CandidateSite) => boolean): number {
  const roomMw = problem.candidateSites.map((site) =>
    isUsable(site) && belongs(site) ? site.maxMw : 0,
  );
  // A site lies behind one bus, in one province, in or outside the capital: cut at each level.
  let groups: { sites: readonly number[]; mw: number }[] = roomMw.flatMap((mw, i) =>
    mw > 0 ? [{ sites: [i], mw }] : [],
  );
  for (const kind of ["bus", "province", "province-bound", "capital-interface"] as const) {
    for (const limit of problem.sharedLimits.filter((each) => each.kind === kind)) {
      const members = new Set(limit.sites);
      const inside = groups.filter(({ sites }) => sites.every((i) => members.has(i)));
      const sumMw = inside.reduce((sum, { mw }) => sum + mw, 0);
      const mostMw = findMostMw(limit, problem.reinforcement);
      if (inside.length === 0 || sumMw <= mostMw) continue;
      const merged = { sites: inside.flatMap(({ sites }) => sites), mw: mostMw };
      groups = [...groups.filter((group) => !inside.includes(group)), merged];
    }
  }
  return groups.reduce((sum, { mw }) => sum + mw, 0);
}

/** Most MW that can be placed at all, limits and capital share regarded: an upper bound. */
export function boundPlaceableMw(problem: SitingProblem): number {
  const outsideMw = boundRoomMw(problem, ({ capital }) => !capital);
  const capitalMw = boundRoomMw(problem, ({ capital }) => capital);
  const share = problem.capitalShareCap;
  const allowedMw = share >= 1 ? Infinity : (share / (1 - share)) * outsideMw;
  return outsideMw + Math.min(capitalMw, allowedMw);
}

function checkTarget(problem: SitingProblem): LimitMove[] {
  const roomMw = boundPlaceableMw(problem);
  if (problem.targetMw <= roomMw + ROUNDING_MW) return [];
  return [suggest("target", "target", "", problem.targetMw, Math.floor(roomMw), "MW")];
}

function checkCounts(problem: SitingProblem): LimitMove[] {
  const { siteCount, targetMw } = problem;
  const usable = problem.candidateSites.filter(isUsable);
  const fewest = Math.min(...usable.map(({ minMw }) => minMw));
  const most = Math.min(usable.length, Math.floor(targetMw / fewest + ROUNDING_MW));
  if (siteCount.min > most) {
    return [suggest("site-count", "site-count", "", siteCount.min, most, "sites")];
  }
  let sumMw = 0;
  const largest = usable.map(({ maxMw }) => maxMw).sort((a, b) => b - a);
  const reach = largest.findIndex((mw) => {
    sumMw += mw;
    return sumMw >= targetMw - ROUNDING_MW;
  });
  if (reach < siteCount.max) return [];
  return [suggest("site-count", "site-count", "", siteCount.max, reach + 1, "sites")];
}

function checkLocks(problem: SitingProblem) {
  const { candidateSites, siteCount, targetMw, sharedLimits, reinforcement } = problem;
  const locked = candidateSites.flatMap((site, i) =>
    site.state === "open" ? [{ i, minMw: site.minMw }] : [],
  );
  const lockedMw = locked.reduce((sum, { minMw }) => sum + minMw, 0);
  const relaxations: LimitMove[] = [];
  if (locked.length > siteCount.max) {
    const to = locked.length;
    relaxations.push(suggest("site-count", "site-count", "", siteCount.max, to, "sites"));
  }
  if (lockedMw > targetMw + ROUNDING_MW) {
    relaxations.push(suggest("target", "target", "", targetMw, Math.ceil(lockedMw), "MW"));
  }
  for (const limit of sharedLimits) {
    const { id, kind, subject, sites } = limit;
    const upperMw = findMostMw(limit, reinforcement);
    const members = new Set(sites);
    const needMw = locked.reduce((sum, { i, minMw }) => sum + (members.has(i) ? minMw : 0), 0);
    if (needMw <= upperMw + ROUNDING_MW) continue;
    relaxations.push(suggest(id, kind, subject, upperMw, Math.ceil(needMw), "MW"));
  }
  return relaxations;
}

function checkLowerBounds(problem: SitingProblem): LimitMove[] {
  const { sharedLimits, candidateSites, targetMw, capitalShareCap } = problem;
  const bounds = sharedLimits.filter(({ lowerMw }) => lowerMw > 0);
  const relaxations = bounds.flatMap(({ id, kind, subject, sites, lowerMw }) => {
    const members = new Set(sites.map((i) => candidateSites[i]));
    const roomMw = boundRoomMw(problem, (site) => members.has(site));
    if (lowerMw <= roomMw + ROUNDING_MW) return [];
    return [suggest(id, kind, subject, lowerMw, Math.floor(roomMw), "MW")];
  });
  const provinceBounds = bounds.filter(({ kind }) => kind === "province-bound");
  const neededMw = provinceBounds.reduce((sum, { lowerMw }) => sum + lowerMw, 0);
  if (neededMw > targetMw + ROUNDING_MW) {
    relaxations.push(suggest("target", "target", "", targetMw, Math.ceil(neededMw), "MW"));
  }
  const capitalMw = provinceBounds.reduce((sum, { sites, lowerMw }) => {
    return sum + (sites.some((i) => candidateSites[i]?.capital) ? lowerMw : 0);
  }, 0);
  if (capitalMw > capitalShareCap * targetMw + ROUNDING_MW && capitalMw <= targetMw) {
    const to = Math.ceil((1000 * capitalMw) / targetMw) / 1000;
    relaxations.push(suggest("capital-share", "capital-share", "", capitalShareCap, to, "share"));
  }
  return relaxations;
}

function suggest(
  limit: string,
  kind: LimitMove["kind"],
  subject: string,
  from: number,
  to: number,
  unit: LimitMove["unit"],
): LimitMove {
  return { limit, kind, subject, from, to, unit };
}
