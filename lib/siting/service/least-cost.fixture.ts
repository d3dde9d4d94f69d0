import type { ServiceNetwork } from "./service-network";

/** Sums of demands nearer to a capacity than this, relative, fill it exactly. */
const ROUNDING = 1e-9;

/**
 * Least cost of a tiny network by trying every set of open sites that `allows`, and in it every way
 * to serve customers whole, or, where demands may be split, the cheapest flow. Any finite figures;
 * Infinity where no plan is valid. It shares nothing with the search.
 */
export function findLeastCost(
  network: ServiceNetwork,
  allows: (open: readonly number[]) => boolean = () => true,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 2 ** network.siteCount; set += 1) {
    const open = [...network.fixedCost.keys()].filter((site) => (set >> site) % 2 === 1);
    if (network.openCount !== null && open.length !== network.openCount) continue;
    if (!allows(open)) continue;
    const fixed = open.reduce((sum, site) => sum + (network.fixedCost[site] ?? 0), 0);
    least = Math.min(
      least,
      fixed + (network.singleSource ? serveWhole : serveSplit)(network, open),
    );
  }
  return least;
}

function costOf(network: ServiceNetwork, site: number, customer: number): number {
  return network.cost[site * network.customerCount + customer] ?? Number.POSITIVE_INFINITY;
}

function serveWhole(network: ServiceNetwork, open: readonly number[]): number {
  const load = new Float64Array(network.siteCount);
  const serveFrom = (customer: number): number => {
    if (customer === network.customerCount) return 0;
    let least = Number.POSITIVE_INFINITY;
    const demand = network.demand[customer] ?? 0;
    for (const site of open) {
      const before = load[site] ?? 0;
      if (before + demand > (network.capacity[site] ?? 0) * (1 + ROUNDING)) continue;
      load[site] = before + demand;
      least = Math.min(least, costOf(network, site, customer) + serveFrom(customer + 1));
      load[site] = before;
    }
    return least;
  };
  return serveFrom(0);
}

/** Cheapest flow by successive cheapest paths: customer by customer, rerouting the others. */
function serveSplit(network: ServiceNetwork, open: readonly number[]): number {
  const { customerCount, demand } = network;
  const total = demand.reduce((sum, value) => sum + value, 0);
  const room = open.map((site) => network.capacity[site] ?? 0);
  const crumb = ROUNDING * total;
  const flow = open.map(() => new Float64Array(customerCount));
  const unitCost = (place: number, customer: number) =>
    costOf(network, open[place] ?? 0, customer) / (demand[customer] ?? 1);
  let cost = 0;
  for (let customer = 0; customer < customerCount; customer += 1) {
    let left = demand[customer] ?? 0;
    while (left > crumb) {
      const path = findCheapestPath(room, flow, unitCost, customer, crumb);
      if (!path) return Number.POSITIVE_INFINITY;
      const moved = Math.min(left, path.width);
      for (const { place, served, sign } of path.steps) {
        const row = flow[place];
        if (row) row[served] = (row[served] ?? 0) + sign * moved;
      }
      room[path.last] = (room[path.last] ?? 0) - moved;
      left -= moved;
    }
    // Crumbs, and customers without demand, take no room.
    const cheapest = open.reduce(
      (best, site) => Math.min(best, costOf(network, site, customer)),
      Number.POSITIVE_INFINITY,
    );
    const share = left === 0 ? Number(demand[customer] === 0) : left / (demand[customer] ?? 1);
    if (share > 0) cost += share * cheapest;
  }
  flow.forEach((row, place) => {
    row.forEach((amount, customer) => {
      if (amount > 0) cost += amount * unitCost(place, customer);
    });
  });
  return cost;
}

interface Path {
  readonly steps: { place: number; served: number; sign: number }[];
  /** Place of the site whose room is used up. */
  readonly last: number;
  readonly width: number;
}

/** From a customer to a site with room, over sites that pass other customers on: all paths are tried. */
function findCheapestPath(
  room: readonly number[],
  flow: readonly Float64Array[],
  unitCost: (place: number, customer: number) => number,
  customer: number,
  least: number,
): Path | null {
  let best: Path | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  const walk = (last: number, cost: number, width: number, steps: Path["steps"]) => {
    const free = room[last] ?? 0;
    if (free > least && cost < bestCost) {
      bestCost = cost;
      best = { steps, last, width: Math.min(width, free) };
    }
    for (let next = 0; next < room.length; next += 1) {
      if (steps.some(({ place }) => place === next)) continue;
      flow[last]?.forEach((amount, served) => {
        // Passing the very customer on is a longer way to the same place.
        if (amount <= least || served === customer) return;
        const change = unitCost(next, served) - unitCost(last, served);
        const passed = [
          { place: last, served, sign: -1 },
          { place: next, served, sign: 1 },
        ];
        walk(next, cost + change, Math.min(width, amount), [...steps, ...passed]);
      });
    }
  };
  room.forEach((_, place) => {
    const cost = unitCost(place, customer);
    walk(place, cost, Number.POSITIVE_INFINITY, [{ place, served: customer, sign: 1 }]);
  });
  return best;
}
