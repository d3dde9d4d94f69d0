import type { ServiceNetwork } from "./service-network";
import type { ServicePlan, ServiceShare } from "./service-plan";

/** Room below this is rounding. */
const NO_ROOM = 1e-9;

/**
 * Serves the customers one by one from the cheapest site that still has room, those first who lose
 * most by another site, or, where some then find no room, the largest demand first. Where demands
 * may be split, the rest goes to the next site. Then moves whole customers to cheaper sites while
 * there is room, and closes sites that serve nobody unless their number is given. A quick plan,
 * not the best; null where a customer finds no room.
 */
export function serveGreedily(
  network: ServiceNetwork,
  openSites: readonly number[],
): ServicePlan | null {
  const regret = Float64Array.from(network.demand, (_, customer) => {
    const costs = openSites.map((site) => costOf(network, site, customer)).sort((a, b) => a - b);
    return (costs[1] ?? 0) - (costs[0] ?? 0);
  });
  return (
    serveInOrder(network, openSites, regret) ?? serveInOrder(network, openSites, network.demand)
  );
}

function serveInOrder(
  network: ServiceNetwork,
  openSites: readonly number[],
  urgency: Float64Array,
): ServicePlan | null {
  const room = network.capacity.slice();
  const order = [...network.demand.keys()].sort(
    (a, b) => (urgency[b] ?? 0) - (urgency[a] ?? 0) || a - b,
  );
  const shares: ServiceShare[] = [];
  for (const customer of order) {
    const parts = serveCustomer(network, customer, openSites, room);
    if (!parts) return null;
    shares.push(...parts);
  }
  const moved = moveToCheaper(network, openSites, shares, room);
  const used = new Set(moved.map(({ site }) => site));
  const isNeeded = (site: number) => network.openCount !== null || used.has(site);
  return { openSites: openSites.filter(isNeeded).sort((a, b) => a - b), shares: moved };
}

function costOf(network: ServiceNetwork, site: number, customer: number): number {
  return network.cost[site * network.customerCount + customer] ?? Number.POSITIVE_INFINITY;
}

/** Takes the room it uses. */
function serveCustomer(
  network: ServiceNetwork,
  customer: number,
  openSites: readonly number[],
  room: Float64Array,
): ServiceShare[] | null {
  const demand = network.demand[customer] ?? 0;
  const cost = (site: number) => costOf(network, site, customer);
  const sites = openSites.filter((site) => Number.isFinite(cost(site)));
  sites.sort((a, b) => cost(a) - cost(b) || a - b);
  const shares: ServiceShare[] = [];
  let left = 1;
  for (const site of sites) {
    const space = room[site] ?? 0;
    if (left * demand > space && (network.singleSource || space <= NO_ROOM)) continue;
    const share = left * demand <= space ? left : space / demand;
    shares.push({ site, customer, share });
    room[site] = space - share * demand;
    left -= share;
    if (left <= 0) return shares;
  }
  return null;
}

function moveToCheaper(
  network: ServiceNetwork,
  openSites: readonly number[],
  shares: readonly ServiceShare[],
  room: Float64Array,
): ServiceShare[] {
  return shares.map((part) => {
    const demand = part.share * (network.demand[part.customer] ?? 0);
    const better = openSites.filter(
      (site) =>
        site !== part.site &&
        (room[site] ?? 0) >= demand &&
        costOf(network, site, part.customer) < costOf(network, part.site, part.customer),
    );
    const [site] = better.sort(
      (a, b) => costOf(network, a, part.customer) - costOf(network, b, part.customer) || a - b,
    );
    // A customer must not be listed twice at one site.
    if (site === undefined || part.share < 1) return part;
    room[part.site] = (room[part.site] ?? 0) + demand;
    room[site] = (room[site] ?? 0) - demand;
    return { ...part, site };
  });
}
