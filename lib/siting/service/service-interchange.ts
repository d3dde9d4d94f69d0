import type { ServiceNetwork } from "./service-network";

/** Swaps end in a local optimum long before this. */
const MAX_SWAPS = 500;

/**
 * Improves a choice of exactly as many sites by swapping one open site for a closed one while
 * that makes serving every customer from its nearest site cheaper (Teitz and Bart, with the gains
 * and losses of Whitaker 1983). Only for networks whose capacities never bind. Deterministic.
 */
export function interchangeSites(network: ServiceNetwork, openSites: readonly number[]): number[] {
  const open = [...openSites];
  for (let swap = 0; swap < MAX_SWAPS; swap += 1) {
    const best = findBestSwap(network, open);
    if (!best) break;
    open[best.place] = best.site;
  }
  return open.sort((a, b) => a - b);
}

interface Swap {
  /** Position in the list of open sites. */
  readonly place: number;
  readonly site: number;
}

function findBestSwap(network: ServiceNetwork, open: readonly number[]): Swap | null {
  const { siteCount, customerCount, cost, fixedCost } = network;
  const near = rankOpenSites(network, open);
  const isOpen = new Set(open);
  const loss = new Float64Array(open.length);
  let best: Swap | null = null;
  let leastChange = -1e-9;
  for (let site = 0; site < siteCount; site += 1) {
    if (isOpen.has(site)) continue;
    open.forEach((closing, place) => {
      loss[place] = -(fixedCost[closing] ?? 0);
    });
    let change = fixedCost[site] ?? 0;
    const row = cost.subarray(site * customerCount, (site + 1) * customerCount);
    for (let customer = 0; customer < customerCount; customer += 1) {
      const value = row[customer] ?? Number.POSITIVE_INFINITY;
      const first = near.first[customer] ?? 0;
      const place = near.place[customer] ?? 0;
      if (value < first) change += value - first;
      else loss[place] = (loss[place] ?? 0) + Math.min(value, near.second[customer] ?? 0) - first;
    }
    for (let place = 0; place < loss.length; place += 1) {
      const total = change + (loss[place] ?? 0);
      if (total < leastChange) [best, leastChange] = [{ place, site }, total];
    }
  }
  return best;
}

/** Of each customer: the place of its nearest open site, that cost, and the second-nearest cost. */
function rankOpenSites(network: ServiceNetwork, open: readonly number[]) {
  const { customerCount, cost } = network;
  const first = new Float64Array(customerCount).fill(Number.POSITIVE_INFINITY);
  const second = new Float64Array(customerCount).fill(Number.POSITIVE_INFINITY);
  const place = new Int32Array(customerCount);
  open.forEach((site, position) => {
    for (let customer = 0; customer < customerCount; customer += 1) {
      const value = cost[site * customerCount + customer] ?? Number.POSITIVE_INFINITY;
      if (value < (first[customer] ?? 0)) {
        second[customer] = first[customer] ?? 0;
        first[customer] = value;
        place[customer] = position;
      } else if (value < (second[customer] ?? 0)) second[customer] = value;
    }
  });
  return { first, second, place };
}
