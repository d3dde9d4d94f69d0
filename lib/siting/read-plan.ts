import type { SitingModel } from "./siting-model";
import type { SitingProblem } from "./siting-problem";

/** Mean MW that a cluster matches with a place; positions as in the problem. */
export interface ClusterMatch {
  readonly cluster: number;
  readonly place: number;
  readonly meanMw: number;
  readonly distanceKm: number;
}

/** What a point of the model means, in whole kilowatts or modules. */
export interface SitingSolution {
  /** MW, [site]; 0 = closed. */
  readonly loadsMw: Float64Array;
  /** Part of the target that the model leaves out, MW. */
  readonly unmetMw: number;
  readonly matches: readonly ClusterMatch[];
}

const KW_PER_MW = 1000;
/** Matches below this are noise of the solver, MW. */
const SMALLEST_MATCH_MW = 1e-4;
/** Loads below this are noise of the solver, MW: ten kilowatts. */
const SMALLEST_LOAD_MW = 0.01;
/** What rounding may repair, MW; more is a defect, left as it is for the verifier to find. */
const REPAIRABLE_MW = 0.05;

/**
 * Reads the loads and matches off a point of the model. Loads are whole modules, or whole
 * kilowatts whose sum is the placed part of the target to the kilowatt. Matches are cut to what the
 * rounded loads can take. Only what rounding explains is repaired.
 *
 * @param x one value a column, feasible within the solver's tolerance
 */
export function readPlan(model: SitingModel, x: ArrayLike<number>): SitingSolution {
  const { problem, columns, unitMw } = model;
  const valueMw = (column: number) => (x[column] ?? 0) * unitMw;
  const exactMw = Float64Array.from(columns.load, (column) => {
    const mw = valueMw(column);
    return mw < SMALLEST_LOAD_MW && !problem.service ? 0 : mw;
  });
  const unmetMw = Math.max(0, Math.round(valueMw(columns.unmet) * KW_PER_MW) / KW_PER_MW);
  const loadsMw = roundLoads(problem, exactMw, problem.targetMw - unmetMw);
  const matches = columns.matches.flatMap(({ column, cluster, place, distanceKm }) => {
    const meanMw = valueMw(column);
    return meanMw < SMALLEST_MATCH_MW ? [] : [{ cluster, place, meanMw, distanceKm }];
  });
  return { loadsMw, unmetMw, matches: fitMatches(problem, loadsMw, matches) };
}

function roundLoads(problem: SitingProblem, exactMw: Float64Array, placedMw: number) {
  if (problem.service) return exactMw;
  const { moduleMw } = problem;
  if (moduleMw === null) return roundToKilowatts(exactMw, placedMw, problem);
  return exactMw.map((mw) => {
    const wholeMw = Math.round(mw / moduleMw) * moduleMw;
    return Math.abs(mw - wholeMw) <= REPAIRABLE_MW ? wholeMw : mw;
  });
}

/** Rounds each load to the kilowatt, then moves the rest, a kilowatt each, where there is room. */
function roundToKilowatts(
  exactMw: Float64Array,
  placedMw: number,
  { candidateSites }: SitingProblem,
): Float64Array {
  const loadsKw = exactMw.map((mw) => Math.round(mw * KW_PER_MW));
  let restKw = Math.round(placedMw * KW_PER_MW) - loadsKw.reduce((sum, kw) => sum + kw, 0);
  const open = [...loadsKw.keys()].filter((i) => (loadsKw[i] ?? 0) > 0);
  const roundedUpKw = (i: number) => (loadsKw[i] ?? 0) - (exactMw[i] ?? 0) * KW_PER_MW;
  open.sort((a, b) => (roundedUpKw(a) - roundedUpKw(b)) * Math.sign(restKw) || a - b);
  for (const i of open) {
    const site = candidateSites[i];
    if (restKw === 0 || !site) break;
    const next = (loadsKw[i] ?? 0) + Math.sign(restKw);
    if (next > site.maxMw * KW_PER_MW + 1e-6 || next < site.minMw * KW_PER_MW - 1e-6) continue;
    loadsKw[i] = next;
    restKw -= Math.sign(restKw);
  }
  return loadsKw.map((kw) => kw / KW_PER_MW);
}

/** Scales a cluster's or place's matches down where rounding left them a trifle too large. */
function fitMatches(
  { candidateSites, renewables }: SitingProblem,
  loadsMw: Float64Array,
  matches: readonly ClusterMatch[],
): ClusterMatch[] {
  const clusterMw = new Float64Array(renewables.clusters.length);
  candidateSites.forEach(({ cluster }, i) => {
    if (cluster === null) return;
    clusterMw[cluster] = (clusterMw[cluster] ?? 0) + renewables.loadFactor * (loadsMw[i] ?? 0);
  });
  // Contracts may give more than the mean load; over the year matches may not.
  const byBlock = renewables.blocks.length > 0;
  const withinLoad = byBlock ? matches : scaleDown(matches, (match) => match.cluster, clusterMw);
  const meanMw = Float64Array.from(renewables.places, (place) => place.meanMw);
  return scaleDown(withinLoad, (match) => match.place, meanMw);
}

function scaleDown(
  matches: readonly ClusterMatch[],
  groupOf: (match: ClusterMatch) => number,
  limitMw: Float64Array,
): ClusterMatch[] {
  const sumMw = new Float64Array(limitMw.length);
  for (const match of matches) {
    sumMw[groupOf(match)] = (sumMw[groupOf(match)] ?? 0) + match.meanMw;
  }
  return matches.map((match) => {
    const sum = sumMw[groupOf(match)] ?? 0;
    const limit = limitMw[groupOf(match)] ?? 0;
    if (sum <= limit || sum > limit + REPAIRABLE_MW) return match;
    return { ...match, meanMw: (match.meanMw * limit) / sum };
  });
}
