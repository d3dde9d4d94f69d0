import { type ServiceNetwork, sumDemand } from "./service-network";
import { divideCommonly } from "./service-scaling";

/** Covering tables beyond this many cells are replaced by their relaxation. */
const MAX_TABLE_CELLS = 200_000;
/** So many sites are tried in every combination: few, and exact whatever their capacities. */
const FEW_SITES = 10;
/** Demand below this, relative to all of it, is rounding. */
const COVERED = 1e-9;

/** Capacities as the covering of the whole demand sees them. */
export interface CoverSizes {
  /** Up to the whole demand: more is of no use, and sums of them stay finite, [site]. */
  readonly capacity: Float64Array;
  readonly isWhole: boolean;
  /** Greatest common divisor of the capacities, where all are whole; else 1. */
  readonly unit: number;
  readonly totalDemand: number;
}

/** Sizes for the covering of a network's demand by its sites. */
export function measureCover(network: ServiceNetwork): CoverSizes {
  const totalDemand = sumDemand(network);
  const capacity = network.capacity.map((value) => Math.min(value, totalDemand));
  const isWhole = capacity.every((value) => Number.isSafeInteger(value));
  const unit = isWhole ? Math.max(1, capacity.reduce(divideCommonly, 0)) : 1;
  return { capacity, isWhole, unit, totalDemand };
}

/**
 * Least Σ value over `sites` with Σ capacity ≥ `uncovered`, exactly where the table is small, else
 * its relaxation: a lower bound. Marks the sites in `open`; Infinity where all are too few.
 */
export function coverDemand(
  sizes: CoverSizes,
  siteValue: Float64Array,
  sites: readonly number[],
  uncovered: number,
  open: Float64Array,
): number {
  const { capacity, unit, totalDemand } = sizes;
  const least = COVERED * totalDemand;
  if (uncovered <= least) return 0;
  if (sites.length <= FEW_SITES) return coverByTrying(sizes, siteValue, sites, uncovered, open);
  if ((sites.length * uncovered) / unit <= MAX_TABLE_CELLS) {
    return coverByTable(sizes, siteValue, sites, uncovered, open);
  }
  const ratio = (site: number) => (siteValue[site] ?? 0) / Math.max(capacity[site] ?? 0, least);
  let value = 0;
  let missing = uncovered;
  for (const site of sites.toSorted((a, b) => ratio(a) - ratio(b) || a - b)) {
    const part = Math.min(1, missing / (capacity[site] ?? 0));
    open[site] = part;
    value += part * (siteValue[site] ?? 0);
    missing -= part * (capacity[site] ?? 0);
    if (missing <= least) return value;
  }
  return Number.POSITIVE_INFINITY;
}

/** Every combination that may still be better, values not negative. */
function coverByTrying(
  { capacity, totalDemand }: CoverSizes,
  siteValue: Float64Array,
  sites: readonly number[],
  uncovered: number,
  open: Float64Array,
): number {
  const enough = COVERED * totalDemand;
  let best = Number.POSITIVE_INFINITY;
  let chosen = 0;
  const reach = new Float64Array(sites.length + 1);
  for (let place = sites.length - 1; place >= 0; place -= 1) {
    reach[place] = (reach[place + 1] ?? 0) + (capacity[sites[place] ?? 0] ?? 0);
  }
  const decide = (place: number, missing: number, value: number, set: number) => {
    if (value >= best || missing - (reach[place] ?? 0) > enough) return;
    if (missing <= enough) {
      [best, chosen] = [value, set];
      return;
    }
    const site = sites[place] ?? 0;
    const left = missing - (capacity[site] ?? 0);
    decide(place + 1, left, value + (siteValue[site] ?? 0), set + 2 ** place);
    decide(place + 1, missing, value, set);
  };
  decide(0, uncovered, 0, 0);
  sites.forEach((site, place) => {
    if ((chosen >> place) % 2 === 1) open[site] = 1;
  });
  return best;
}

/**
 * Covering knapsack over whole units. Sums of whole capacities are whole units, so the demand is
 * rounded up; with broken capacities it is rounded down and they are rounded up, which keeps a lower bound.
 */
function coverByTable(
  { capacity, isWhole, unit, totalDemand }: CoverSizes,
  siteValue: Float64Array,
  sites: readonly number[],
  uncovered: number,
  open: Float64Array,
): number {
  const needed = (uncovered - COVERED * totalDemand) / unit;
  const units = isWhole ? Math.ceil(needed) : Math.floor(needed);
  const size = units + 1;
  const best = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  const takes = new Uint8Array(sites.length * size);
  const widths = sites.map((site) => Math.ceil(Math.min(size, (capacity[site] ?? 0) / unit)));
  sites.forEach((site, place) => {
    const width = widths[place] ?? 0;
    const added = siteValue[site] ?? 0;
    for (let need = size - 1; need > 0; need -= 1) {
      const value = (best[Math.max(0, need - width)] ?? 0) + added;
      if (value >= (best[need] ?? 0)) continue;
      best[need] = value;
      takes[place * size + need] = 1;
    }
  });
  let need = size - 1;
  for (let place = sites.length - 1; place >= 0 && need > 0; place -= 1) {
    if (takes[place * size + need] !== 1) continue;
    open[sites[place] ?? 0] = 1;
    need = Math.max(0, need - (widths[place] ?? 0));
  }
  return best[size - 1] ?? Number.POSITIVE_INFINITY;
}
