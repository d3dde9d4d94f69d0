import { type CandidateSite, findMostMw, type SitingProblem } from "./siting-problem";
import { sumLinkedDemand } from "./sum-linked-demand";

/** What an exchange argument lets the program say about the sites without losing an optimum. */
export interface TightenedSites {
  /** Least load when open, MW, [site]; a whole number of modules. */
  readonly minMw: Float64Array;
  /** Largest useful load, MW, [site]; a whole number of modules; 0 = never open. */
  readonly capMw: Float64Array;
  /** The first opens before the second does: open[first] ≥ open[second]. */
  readonly precedence: ReadonlyArray<readonly [first: number, second: number]>;
  /** All sites that open before a site does, by its position. */
  readonly dominators: ReadonlyMap<number, readonly number[]>;
  /** Every sum of loads is a whole multiple of this, MW, and limits on sums are cut to it; 0 = any. */
  readonly stepMw: number;
}

/** Slack in a comparison of sums of MW. */
const ROUNDING_MW = 1e-9;

function roundSizes(
  problem: SitingProblem,
  usefulMw: number,
): { minMw: Float64Array; maxMw: Float64Array } {
  const { candidateSites, moduleMw, service, siteCount } = problem;
  const step = moduleMw ?? 0;
  const linkedMw = service && sumLinkedDemand(service, candidateSites.length);
  const minMw = new Float64Array(candidateSites.length);
  const maxMw = new Float64Array(candidateSites.length);
  candidateSites.forEach((site, i) => {
    const min = step > 0 ? Math.ceil(site.minMw / step - ROUNDING_MW) * step : site.minMw;
    const mostMw = Math.min(site.maxMw, linkedMw?.[i] ?? usefulMw);
    const max = step > 0 ? Math.floor(mostMw / step + ROUNDING_MW) * step : mostMw;
    minMw[i] = min;
    const canOpen = site.state !== "closed" && max >= min && siteCount.max > 0;
    maxMw[i] = canOpen && (max > 0 || service) ? max : 0;
  });
  return { minMw, maxMw };
}

/** Sizes in whole modules and nothing else: for questions about one named site, or another target. */
export function leaveSitesLoose(problem: SitingProblem): TightenedSites {
  const { minMw, maxMw } = roundSizes(problem, Infinity);
  return { minMw, capMw: maxMw, precedence: [], dominators: new Map(), stepMw: 0 };
}

/** A size this near to a shared limit repeats that limit, MW: sizes are cut to the kilowatt. */
const REPEATED_MW = 0.002;

/**
 * Sizes that do not repeat what a shared limit or the capital share says already, so that the price
 * of a limit is the dual of its own row and of no other.
 */
export function leaveLimitsToRows(problem: SitingProblem): TightenedSites {
  const { minMw, capMw } = leaveSitesLoose(problem);
  const shareMw = problem.capitalShareCap * problem.targetMw;
  const limitMw = problem.candidateSites.map(({ capital }) => (capital ? shareMw : Infinity));
  for (const limit of problem.sharedLimits) {
    const mostMw = findMostMw(limit, problem.reinforcement);
    for (const i of limit.sites) limitMw[i] = Math.min(limitMw[i] ?? Infinity, mostMw);
  }
  const ownMw = capMw.map((mw, i) =>
    mw > 0 && mw >= (limitMw[i] ?? Infinity) - REPEATED_MW ? problem.targetMw : mw,
  );
  return { minMw, capMw: ownMw, precedence: [], dominators: new Map(), stepMw: 0 };
}

/**
 * Sites that differ in nothing but size and distances: same limits, same bus of the network, same
 * renewables, same risk.
 * Returns groups of positions.
 */
function groupAlikeSites(problem: SitingProblem): number[][] {
  const limits = problem.candidateSites.map((): string[] => []);
  for (const limit of problem.sharedLimits) {
    for (const site of limit.sites) limits[site]?.push(limit.id);
  }
  for (const target of problem.spread) {
    for (const site of target.sites) limits[site]?.push(`spread:${target.province}`);
  }
  const groups = new Map<string, number[]>();
  problem.candidateSites.forEach((site, i) => {
    if (site.state !== "free") return;
    const { capital, bus, cluster, refusalShare, openingCost, minMw } = site;
    const { seismicZone1, nearUsers, tooNear } = site;
    const key = JSON.stringify([
      ...[limits[i], capital, bus, cluster],
      ...[refusalShare, openingCost, minMw],
      problem.seismicShareCap < 1 && seismicZone1,
      problem.latencyShare > 0 && nearUsers,
      // Load moves between two sites only where the same others rule both out, and neither the other.
      [...tooNear].sort(),
    ]);
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  return [...groups.values()].filter((group) => group.length > 1);
}

/**
 * Whether load at `a` is never worse than at `b`: at least as large, as near to people and to the
 * station. Of equals the earlier one comes first, so that the relation is an order.
 */
function dominates(a: CandidateSite, b: CandidateSite, aFirst: boolean): boolean {
  const atLeast =
    a.maxMw >= b.maxMw && a.accessKm <= b.accessKm && a.connectionKm <= b.connectionKm;
  if (!atLeast) return false;
  const equal =
    a.maxMw === b.maxMw && a.accessKm === b.accessKm && a.connectionKm === b.connectionKm;
  return !equal || aFirst;
}

/**
 * Finds, among alike sites, which comes first, and how much room is left for the later one.
 *
 * If a dominates b, moving load from b to a breaks nothing and costs nothing. So some optimum has
 * open[a] ≥ open[b], and load[b] > min only where every dominating site is full. Hence
 *
 *   load[b] ≤ max(min[b], upper[ℓ] − Σ_{a dominates b} max[a])   for every limit ℓ on b,
 *
 * and b never opens where nothing is left and no least number of sites is asked for. Holds for
 * every weighting, not for questions about one named site: lock that site, or do not tighten.
 */
export function tightenSites(problem: SitingProblem): TightenedSites {
  const { minMw, maxMw } = roundSizes(problem, problem.targetMw);
  const capMw = Float64Array.from(maxMw);
  const precedence: [number, number][] = [];
  const dominators = new Map<number, number[]>();
  const step = problem.service ? 0 : (problem.moduleMw ?? 0);
  if (problem.service) return { minMw, capMw, precedence, dominators, stepMw: step };
  const roomMw = problem.candidateSites.map(() => problem.targetMw);
  for (const limit of problem.sharedLimits) {
    const mostMw = findMostMw(limit, problem.reinforcement);
    for (const i of limit.sites) roomMw[i] = Math.min(roomMw[i] ?? Infinity, mostMw);
  }
  for (const group of groupAlikeSites(problem)) {
    const dominatorsHere = listDominators(problem.candidateSites, group);
    for (const [b, above] of dominatorsHere) {
      dominators.set(b, above);
      const usedMw = above.reduce((sum, a) => sum + (maxMw[a] ?? 0), 0);
      const leftMw = (roomMw[b] ?? 0) - usedMw;
      const wholeMw = step > 0 ? Math.floor(leftMw / step + ROUNDING_MW) * step : leftMw;
      const ownMin = minMw[b] ?? 0;
      const useless = leftMw <= ROUNDING_MW && problem.siteCount.min === 0;
      capMw[b] = useless ? 0 : Math.min(maxMw[b] ?? 0, Math.max(ownMin, wholeMw));
      for (const a of listNearest(above, dominatorsHere)) precedence.push([a, b]);
    }
  }
  return { minMw, capMw, precedence, dominators, stepMw: step };
}

function listDominators(
  sites: readonly CandidateSite[],
  group: readonly number[],
): Map<number, number[]> {
  const dominators = new Map<number, number[]>();
  for (const b of group) {
    const above = group.filter((a) => {
      const [siteA, siteB] = [sites[a], sites[b]];
      return a !== b && siteA && siteB && dominates(siteA, siteB, a < b);
    });
    dominators.set(b, above);
  }
  return dominators;
}

/**
 * Of all that dominate a site, those that dominate no other of them: the rest follows. Whoever has
 * more dominators comes first, so what a site's own dominators cover need not be looked at again.
 */
function listNearest(above: readonly number[], dominators: Map<number, number[]>): number[] {
  const countAbove = (a: number) => dominators.get(a)?.length ?? 0;
  const covered = new Set<number>();
  for (const a of [...above].sort((x, y) => countAbove(y) - countAbove(x))) {
    if (covered.has(a)) continue;
    for (const further of dominators.get(a) ?? []) covered.add(further);
  }
  return above.filter((a) => !covered.has(a));
}
