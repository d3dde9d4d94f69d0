import type { ServiceNetwork } from "./service-network";

/** Knapsack tables beyond this many cells are replaced by their relaxation. */
const MAX_TABLE_CELLS = 300_000;

/**
 * Least cost of opening `site` when serving customer j earns `price[j]`:
 *
 *   fixedCost + min Σⱼ (cost[j] − price[j])·share[j],  Σⱼ demand[j]·share[j] ≤ capacity
 *
 * Writes the shares of the minimum to `share`, [customer]. Single-source with whole demands is a
 * 0-1 knapsack, solved exactly; otherwise its continuous relaxation, which is a lower bound.
 */
export function valueSite(
  network: ServiceNetwork,
  site: number,
  price: Float64Array,
  totalDemand: number,
  share: Float64Array,
): number {
  const { customerCount, demand } = network;
  const cost = network.cost.subarray(site * customerCount, (site + 1) * customerCount);
  const capacity = network.capacity[site] ?? 0;
  let value = network.fixedCost[site] ?? 0;
  share.fill(0);
  if (capacity >= totalDemand) {
    for (let customer = 0; customer < customerCount; customer += 1) {
      const gain = (cost[customer] ?? 0) - (price[customer] ?? 0);
      if (gain >= 0) continue;
      value += gain;
      share[customer] = 1;
    }
    return value;
  }
  const items: Item[] = [];
  for (let customer = 0; customer < customerCount; customer += 1) {
    const gain = (cost[customer] ?? 0) - (price[customer] ?? 0);
    const weight = demand[customer] ?? 0;
    if (gain < 0 && !(network.singleSource && weight > capacity)) {
      items.push({ customer, gain, weight });
    }
  }
  const isTable =
    network.singleSource &&
    items.length * capacity <= MAX_TABLE_CELLS &&
    items.every(({ weight }) => Number.isInteger(weight));
  return (
    value + (isTable ? fillTable(items, capacity, share) : fillByRatio(items, capacity, share))
  );
}

interface Item {
  readonly customer: number;
  readonly gain: number;
  readonly weight: number;
}

/** 0-1 knapsack by dynamic programming over the whole capacity. */
function fillTable(items: readonly Item[], capacity: number, share: Float64Array): number {
  const size = Math.floor(capacity) + 1;
  const best = new Float64Array(size);
  const taken = items.map(({ gain, weight }) => {
    const takes = new Uint8Array(size);
    for (let room = size - 1; room >= weight; room -= 1) {
      const value = (best[room - weight] ?? 0) + gain;
      if (value >= (best[room] ?? 0)) continue;
      best[room] = value;
      takes[room] = 1;
    }
    return takes;
  });
  let room = size - 1;
  for (let place = items.length - 1; place >= 0; place -= 1) {
    const item = items[place];
    if (!item || taken[place]?.[room] !== 1) continue;
    share[item.customer] = 1;
    room -= item.weight;
  }
  return best[size - 1] ?? 0;
}

/** Continuous knapsack: best gain per unit of demand first, the last item in part. */
function fillByRatio(items: Item[], capacity: number, share: Float64Array): number {
  items.sort((a, b) => a.gain * b.weight - b.gain * a.weight || a.customer - b.customer);
  let value = 0;
  let room = capacity;
  for (const { customer, gain, weight } of items) {
    const part = weight <= room ? 1 : room / weight;
    share[customer] = part;
    value += part * gain;
    room -= part * weight;
    if (part < 1) break;
  }
  return value;
}
