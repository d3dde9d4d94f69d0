import type { ServiceNetwork } from "./service-network";

/** Repeatable numbers in [0, 1) (Park and Miller). */
export function makeRandom(seed: number): () => number {
  let state = seed * 2_654_435 + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** What a random small network is like. */
export interface NetworkKind {
  readonly singleSource: boolean;
  readonly hasCapacities: boolean;
  readonly openCount: number | null;
}

/** A network of 4 sites and 4 customers with whole figures, small enough to enumerate. */
export function makeNetwork(kind: NetworkKind, seed: number): ServiceNetwork {
  const random = makeRandom(seed);
  const draw = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const [siteCount, customerCount] = [4, 4];
  return {
    siteCount,
    customerCount,
    capacity: Float64Array.from({ length: siteCount }, () =>
      kind.hasCapacities ? draw(2, 6) : Number.POSITIVE_INFINITY,
    ),
    fixedCost: Float64Array.from({ length: siteCount }, () => draw(0, 30)),
    demand: Float64Array.from({ length: customerCount }, () => draw(1, 3)),
    cost: Float64Array.from({ length: siteCount * customerCount }, () => draw(1, 40)),
    openCount: kind.openCount,
    singleSource: kind.singleSource,
  };
}

/**
 * Least cost by trying every set of open sites that `allows`, and in it every way to serve each
 * unit of demand (all of a customer at once where single-source); Infinity where none is valid.
 */
export function enumeratePlans(
  network: ServiceNetwork,
  allows: (open: readonly number[]) => boolean = () => true,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 2 ** network.siteCount; set += 1) {
    const open = [...network.fixedCost.keys()].filter((site) => (set >> site) % 2 === 1);
    if (network.openCount !== null && open.length !== network.openCount) continue;
    if (!allows(open)) continue;
    const fixed = open.reduce((sum, site) => sum + (network.fixedCost[site] ?? 0), 0);
    least = Math.min(least, fixed + serveParcels(network, open, listParcels(network)));
  }
  return least;
}

interface Parcel {
  readonly customer: number;
  readonly demand: number;
  readonly share: number;
}

function listParcels(network: ServiceNetwork): Parcel[] {
  return [...network.demand].flatMap((demand, customer) =>
    network.singleSource
      ? [{ customer, demand, share: 1 }]
      : Array.from({ length: demand }, () => ({ customer, demand: 1, share: 1 / demand })),
  );
}

function serveParcels(
  network: ServiceNetwork,
  open: readonly number[],
  parcels: readonly Parcel[],
): number {
  let costs = new Map([[open.map((site) => network.capacity[site] ?? 0).join(), 0]]);
  for (const { customer, demand, share } of parcels) {
    const next = new Map<string, number>();
    for (const [key, cost] of costs) {
      const rooms = key.split(",").map(Number);
      open.forEach((site, place) => {
        if (!((rooms[place] ?? 0) >= demand)) return;
        const left = rooms.with(place, (rooms[place] ?? 0) - demand).join();
        const unit = network.cost[site * network.customerCount + customer] ?? 0;
        next.set(left, Math.min(next.get(left) ?? Number.POSITIVE_INFINITY, cost + share * unit));
      });
    }
    costs = next;
  }
  return Math.min(Number.POSITIVE_INFINITY, ...costs.values());
}

/** The four kinds of published location problems. */
export const networkKinds = {
  "p-median": { singleSource: false, hasCapacities: false, openCount: 2 },
  uncapacitated: { singleSource: false, hasCapacities: false, openCount: null },
  capacitated: { singleSource: false, hasCapacities: true, openCount: null },
  "single-source": { singleSource: true, hasCapacities: true, openCount: null },
} as const satisfies Record<string, NetworkKind>;
