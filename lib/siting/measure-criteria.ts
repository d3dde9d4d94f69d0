import type { CriterionId } from "../schema/scenario";
import { CONNECTION_RISK_KM } from "./criteria/grid-risk";
import { SPREAD_WEIGHT } from "./criteria/out-of-place";
import { measureSquaredDeviation } from "./criteria/squared-deviation";
import { measureMatched } from "./measure-met";
import type { SitingSolution } from "./read-plan";
import { canReinforce, type SharedLimit, type SitingProblem } from "./siting-problem";

/** Sums from which criteria and totals are made, MW unless named otherwise. */
export interface PlanSums {
  readonly placedMw: number;
  readonly capitalMw: number;
  readonly seismicZone1Mw: number;
  readonly nearUsersMw: number;
  readonly refusalRiskMw: number;
  /** ½ · Σ_r deviation[r]. */
  readonly misplacedMw: number;
  /** ½ · Σ_r |load[r] − τ[r]·target|. */
  readonly movedMw: number;
  readonly matchedMw: number;
  /** Σ match: more than what is matched where blocks leave some of it unused. */
  readonly contractedMw: number;
  /** Σ match · distance, MW·km. */
  readonly matchedMwKm: number;
  /** Σ load · accessKm, MW·km. */
  readonly accessMwKm: number;
}

function sumOver(sites: readonly number[], loadsMw: Float64Array): number {
  return sites.reduce((sum, i) => sum + (loadsMw[i] ?? 0), 0);
}

/** How far a province with a share of the even spread is from it, MW, as the scenario measures it. */
export function measureDeviation(
  { spreadMeasure, targetMw }: Pick<SitingProblem, "spreadMeasure" | "targetMw">,
  share: number,
  loadMw: number,
): number {
  const evenMw = share * targetMw;
  if (spreadMeasure === "squared") return measureSquaredDeviation(loadMw, evenMw, share);
  return Math.abs(loadMw - evenMw);
}

/** Sums a solution up, from the problem's figures and not from the program's columns. */
export function sumPlan(problem: SitingProblem, { loadsMw, matches }: SitingSolution): PlanSums {
  const sumSites = (factor: (site: SitingProblem["candidateSites"][number]) => number) =>
    problem.candidateSites.reduce((sum, site, i) => sum + factor(site) * (loadsMw[i] ?? 0), 0);
  const deviationMw = problem.spread.reduce((sum, { share, sites }) => {
    return sum + measureDeviation(problem, share, sumOver(sites, loadsMw));
  }, 0);
  const movedMw = problem.spread.reduce((sum, { share, sites }) => {
    return sum + Math.abs(sumOver(sites, loadsMw) - share * problem.targetMw);
  }, 0);
  return {
    placedMw: sumSites(() => 1),
    capitalMw: sumSites(({ capital }) => (capital ? 1 : 0)),
    seismicZone1Mw: sumSites(({ seismicZone1 }) => (seismicZone1 ? 1 : 0)),
    nearUsersMw: sumSites(({ nearUsers }) => (nearUsers ? 1 : 0)),
    refusalRiskMw: sumSites(({ refusalShare }) => refusalShare ?? 0),
    misplacedMw: deviationMw / 2,
    movedMw: movedMw / 2,
    matchedMw: measureMatched(problem, { loadsMw, matches }),
    contractedMw: matches.reduce((sum, { meanMw }) => sum + meanMw, 0),
    matchedMwKm: matches.reduce((sum, { meanMw, distanceKm }) => sum + meanMw * distanceKm, 0),
    accessMwKm: sumSites(({ accessKm }) => accessKm),
  };
}

/** Headroom that a limit needs on top for a load on it, MW: no more is ever paid for. */
export function findAddedMw(
  { reinforcement }: Pick<SitingProblem, "reinforcement">,
  limit: SharedLimit,
  usedMw: number,
): number {
  if (reinforcement.maxMw <= 0 || !canReinforce(limit)) return 0;
  return Math.max(0, usedMw - limit.upperMw);
}

/** Each criterion's value at a solution, in its own unit; formulas as in `criteria/`. */
export function measureCriteria(
  problem: SitingProblem,
  solution: SitingSolution,
): Record<CriterionId, number> {
  const { loadsMw, matches } = solution;
  const sums = sumPlan(problem, solution);
  const connectionMw = problem.candidateSites.reduce(
    (sum, site, i) => sum + ((loadsMw[i] ?? 0) * site.connectionKm) / CONNECTION_RISK_KM,
    0,
  );
  const crowdedMw = problem.sharedLimits.reduce((sum, { crowdedFromMw, sites }) => {
    if (crowdedFromMw === null) return sum;
    return sum + Math.max(0, sumOver(sites, loadsMw) - crowdedFromMw);
  }, 0);
  const addedMw = problem.sharedLimits.reduce(
    (sum, limit) => sum + findAddedMw(problem, limit, sumOver(limit.sites, loadsMw)),
    0,
  );
  const lostMw = matches.reduce((sum, { cluster, place, meanMw }) => {
    const links = problem.renewables.clusters[cluster]?.links ?? [];
    return sum + meanMw * (1 - (links.find((link) => link.place === place)?.worth ?? 0));
  }, 0);
  return {
    grid: sums.refusalRiskMw + connectionMw + crowdedMw + problem.reinforcement.riskPerMw * addedMw,
    decentralisation: sums.capitalMw + SPREAD_WEIGHT * sums.misplacedMw,
    renewables: problem.renewables.loadFactor * sums.placedMw - sums.matchedMw + lostMw,
    access: sums.accessMwKm / problem.targetMw,
  };
}
