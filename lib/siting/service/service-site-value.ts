import { fillByRatio, fillWholly, type KnapsackItems } from "./service-knapsack";
import type { ServiceNetwork } from "./service-network";

/** Least cost of opening a site at the prices given; writes who it then serves to `share`. */
export type SiteValuation = (site: number, price: Float64Array, share: Float64Array) => number;

/**
 * Least cost of opening `site` when serving customer j earns `price[j]`:
 *
 *   fixedCost + min Σⱼ (cost[j] − price[j])·share[j],  Σⱼ demand[j]·share[j] ≤ capacity
 *
 * The shares of the minimum, [customer], are written to `share`. Single-source is a 0-1 knapsack,
 * solved exactly where that is quick; otherwise its continuous relaxation, which is a lower bound.
 */
export function makeSiteValuation(network: ServiceNetwork, totalDemand: number): SiteValuation {
  const { customerCount, demand } = network;
  const items = makeItems(customerCount);
  const isWhole = demand.every((value) => Number.isInteger(value));
  return (site, price, share) => {
    const row = site * customerCount;
    const capacity = network.capacity[site] ?? 0;
    share.fill(0);
    items.count = 0;
    let weightSum = 0;
    let gainSum = 0;
    for (let customer = 0; customer < customerCount; customer += 1) {
      const gain = (network.cost[row + customer] ?? 0) - (price[customer] ?? 0);
      const weight = demand[customer] ?? 0;
      if (gain >= 0 || (network.singleSource && weight > capacity)) continue;
      items.customer[items.count] = customer;
      items.gain[items.count] = gain;
      items.weight[items.count] = weight;
      items.count += 1;
      weightSum += weight;
      gainSum += gain;
    }
    const value = network.fixedCost[site] ?? 0;
    if (weightSum <= capacity || capacity >= totalDemand) {
      for (let item = 0; item < items.count; item += 1) share[items.customer[item] ?? 0] = 1;
      return value + gainSum;
    }
    if (!network.singleSource) return value + fillByRatio(items, capacity, share);
    return value + fillWholly(items, capacity, share, isWhole);
  };
}

function makeItems(size: number): KnapsackItems {
  return {
    count: 0,
    customer: new Int32Array(size),
    gain: new Float64Array(size),
    weight: new Float64Array(size),
    ratio: new Float64Array(size),
    order: new Int32Array(size),
  };
}
