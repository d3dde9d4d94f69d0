import type { ServiceNetwork } from "./service-network";

/** Covering tables beyond this many cells are replaced by their relaxation. */
const MAX_TABLE_CELLS = 200_000;

/** Sites chosen by their values. */
export interface SiteChoice {
  /** Σᵢ siteValue[i]·open[i], Infinity where no choice meets the rules. */
  readonly value: number;
  /** [site], 0 to 1. */
  readonly open: Float64Array;
}

/** A site whose choice is not free. */
export interface ForcedSite {
  readonly site: number;
  readonly isOpen: boolean;
}

/**
 * Cheapest choice of sites by value: exactly `openCount` of them, or any number whose capacities
 * cover the whole demand (exactly where the table is small, else its relaxation: a lower bound).
 */
export function chooseSites(
  network: ServiceNetwork,
  siteValue: Float64Array,
  totalDemand: number,
  forced: ForcedSite | null = null,
): SiteChoice {
  const open = new Float64Array(network.siteCount);
  const free: number[] = [];
  let value = 0;
  let openCount = 0;
  let uncovered = totalDemand;
  const capacity = listUsefulCapacities(network, totalDemand);
  const take = (site: number) => {
    open[site] = 1;
    openCount += 1;
    value += siteValue[site] ?? 0;
    uncovered -= capacity[site] ?? 0;
  };
  for (let site = 0; site < network.siteCount; site += 1) {
    const isFree = forced?.site !== site;
    if (!isFree && forced?.isOpen) take(site);
    else if (isFree && network.openCount === null && (siteValue[site] ?? 0) < 0) take(site);
    else if (isFree) free.push(site);
  }
  free.sort((a, b) => (siteValue[a] ?? 0) - (siteValue[b] ?? 0) || a - b);
  if (network.openCount !== null) {
    const missing = network.openCount - openCount;
    if (missing < 0 || missing > free.length) return { value: Number.POSITIVE_INFINITY, open };
    for (const site of free.slice(0, missing)) take(site);
    return { value, open };
  }
  if (openCount === 0) {
    // Customers without demand must be served as well.
    const [cheapest] = free;
    if (uncovered <= 0 && cheapest !== undefined) take(cheapest);
  }
  return { value: value + coverRest(capacity, siteValue, free, uncovered, open), open };
}

/** Least Σ value of `free` sites with Σ capacity ≥ `uncovered`; marks them in `open`. */
function coverRest(
  capacity: Float64Array,
  siteValue: Float64Array,
  free: readonly number[],
  uncovered: number,
  open: Float64Array,
): number {
  const rest = free.filter((site) => open[site] === 0);
  if (uncovered <= 1e-9) return 0;
  const unit = findCapacityUnit(capacity);
  if ((rest.length * uncovered) / unit <= MAX_TABLE_CELLS) {
    return coverByTable(capacity, siteValue, rest, uncovered, open);
  }
  const ratio = (site: number) => (siteValue[site] ?? 0) / Math.max(capacity[site] ?? 0, 1e-9);
  let value = 0;
  let missing = uncovered;
  for (const site of rest.sort((a, b) => ratio(a) - ratio(b) || a - b)) {
    const part = Math.min(1, missing / (capacity[site] ?? 0));
    open[site] = part;
    value += part * (siteValue[site] ?? 0);
    missing -= part * (capacity[site] ?? 0);
    if (missing <= 1e-9) return value;
  }
  return Number.POSITIVE_INFINITY;
}

/** Greatest common divisor of the capacities, where all are whole; else 1. */
function findCapacityUnit(capacity: Float64Array): number {
  const isWhole = capacity.every((value) => Number.isSafeInteger(value));
  return isWhole ? Math.max(1, capacity.reduce(divideCommonly, 0)) : 1;
}

/** Capacities up to the whole demand: more is of no use, and sums of them stay finite. */
function listUsefulCapacities(network: ServiceNetwork, totalDemand: number): Float64Array {
  return network.capacity.map((capacity) => Math.min(capacity, totalDemand));
}

function divideCommonly(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small > 0) [large, small] = [small, large % small];
  return large;
}

/**
 * Covering knapsack over whole units. Sums of whole capacities are whole units, so the demand is
 * rounded up; with broken capacities it is rounded down and they up, which keeps a lower bound.
 */
function coverByTable(
  capacity: Float64Array,
  siteValue: Float64Array,
  sites: readonly number[],
  uncovered: number,
  open: Float64Array,
): number {
  const unit = findCapacityUnit(capacity);
  const isWhole = capacity.every((value) => Number.isSafeInteger(value));
  const units = isWhole ? Math.ceil(uncovered / unit - 1e-9) : Math.floor(uncovered + 1e-9);
  const size = units + 1;
  const widths = sites.map((site) => Math.ceil(Math.min(size, (capacity[site] ?? 0) / unit)));
  const best = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  const taken = sites.map((site, place) => {
    const takes = new Uint8Array(size);
    const width = widths[place] ?? 0;
    for (let need = size - 1; need > 0; need -= 1) {
      const value = (best[Math.max(0, need - width)] ?? 0) + (siteValue[site] ?? 0);
      if (value >= (best[need] ?? 0)) continue;
      best[need] = value;
      takes[need] = 1;
    }
    return takes;
  });
  let need = size - 1;
  for (let place = sites.length - 1; place >= 0 && need > 0; place -= 1) {
    if (taken[place]?.[need] !== 1) continue;
    open[sites[place] ?? 0] = 1;
    need = Math.max(0, need - (widths[place] ?? 0));
  }
  return best[size - 1] ?? Number.POSITIVE_INFINITY;
}
