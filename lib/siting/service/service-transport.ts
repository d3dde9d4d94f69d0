import type { ServiceNetwork } from "./service-network";
import type { ServicePlan, ServiceShare } from "./service-plan";

/** Amounts below this, relative to all demand, are rounding. */
const NOTHING = 1e-13;
/** Shifts a customer and site; there are about one and a half. */
const MAX_SHIFTS = 100;

/** The cheapest way to serve all from a choice of sites, and prices that prove it. */
export interface TransportAnswer {
  readonly plan: ServicePlan;
  /** u[customer]: where every other site is closed, the bound at these prices is the plan's cost. */
  readonly price: Float64Array;
}

/**
 * Cheapest service from `openSites` where demands may be split, to the rounding of sums: customer
 * by customer, each to the site that is cheapest with what it costs to make room there, which is
 * the dual price of room (successive cheapest paths with potentials). Null where room is missing.
 */
export function serveAtLeastCost(
  network: ServiceNetwork,
  openSites: readonly number[],
): TransportAnswer | null {
  const transport = new Transport(network, openSites);
  for (let customer = 0; customer < network.customerCount; customer += 1) {
    if (!transport.serve(customer)) return null;
  }
  return transport.read();
}

/** Who serves how much; places count through the open sites. */
class Transport {
  private readonly room: Float64Array;
  /** What a unit more costs at a place beyond serving it: others make room. */
  private readonly roomPrice: Float64Array;
  /** The place that takes over, and the customer it takes; -1 where there is room. */
  private readonly nextPlace: Int32Array;
  private readonly passed: Int32Array;
  /** Amount of each customer, by place. */
  private readonly flow: Map<number, number>[];
  private readonly nothing: number;

  constructor(
    private readonly network: ServiceNetwork,
    private readonly openSites: readonly number[],
  ) {
    const count = openSites.length;
    this.room = Float64Array.from(openSites, (site) => network.capacity[site] ?? 0);
    this.roomPrice = new Float64Array(count);
    this.nextPlace = new Int32Array(count).fill(-1);
    this.passed = new Int32Array(count).fill(-1);
    this.flow = openSites.map(() => new Map());
    this.nothing = NOTHING * network.demand.reduce((sum, value) => sum + value, 0);
    this.room.forEach((room, place) => {
      if (room <= this.nothing) this.roomPrice[place] = Number.POSITIVE_INFINITY;
    });
  }

  /** False where no site has room for the customer. */
  serve(customer: number): boolean {
    let left = this.network.demand[customer] ?? 0;
    if (left <= this.nothing) {
      const place = this.findPlace(customer, false);
      if (place >= 0) this.flow[place]?.set(customer, left);
      return place >= 0;
    }
    const mostShifts = MAX_SHIFTS + 2 * this.openSites.length;
    for (let shift = 0; left > this.nothing && shift < mostShifts; shift += 1) {
      const place = this.findPlace(customer, true);
      if (place < 0) return false;
      left -= this.send(customer, place, left);
    }
    return left <= this.nothing;
  }

  read(): TransportAnswer {
    const { network, openSites } = this;
    const shares: ServiceShare[] = [];
    this.flow.forEach((served, place) => {
      for (const [customer, amount] of served) {
        const demand = network.demand[customer] ?? 0;
        const share = demand > this.nothing ? amount / demand : 1;
        shares.push({ site: openSites[place] ?? 0, customer, share });
      }
    });
    const used = new Set(shares.map(({ site }) => site));
    const kept =
      network.openCount === null ? openSites.filter((site) => used.has(site)) : openSites;
    const price = Float64Array.from(network.demand, (demand, customer) => {
      const cost = (place: number) =>
        this.cost(place, customer) + (demand > 0 ? demand * (this.roomPrice[place] ?? 0) : 0);
      const least = openSites.reduce((best, _, place) => Math.min(best, cost(place)), Infinity);
      return Number.isFinite(least) ? least : 0;
    });
    return { plan: { openSites: kept.toSorted((a, b) => a - b), shares }, price };
  }

  private cost(place: number, customer: number): number {
    const { cost, customerCount } = this.network;
    return cost[(this.openSites[place] ?? 0) * customerCount + customer] ?? Infinity;
  }

  private unitCost(place: number, customer: number): number {
    return this.cost(place, customer) / (this.network.demand[customer] ?? 0);
  }

  /** The cheapest place, with or without what room costs; -1 where none can. */
  private findPlace(customer: number, withRoom: boolean): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let place = 0; place < this.openSites.length; place += 1) {
      const value = withRoom
        ? this.unitCost(place, customer) + (this.roomPrice[place] ?? 0)
        : this.cost(place, customer);
      if (value < least) [best, least] = [place, value];
    }
    return best;
  }

  /** Adds up to `amount` at a place, others making room along the way; returns how much. */
  private send(customer: number, chosen: number, amount: number): number {
    let start = chosen;
    // A place that would pass this very customer on costs as much as going there at once.
    while (this.passed[start] === customer && (this.nextPlace[start] ?? -1) >= 0) {
      start = this.nextPlace[start] ?? start;
    }
    let width = amount;
    let last = start;
    for (let next = this.nextPlace[last] ?? -1; next >= 0; next = this.nextPlace[last] ?? -1) {
      width = Math.min(width, this.flow[last]?.get(this.passed[last] ?? -1) ?? 0);
      last = next;
    }
    width = Math.min(width, this.room[last] ?? 0);
    this.add(start, customer, width);
    for (let place = start; place !== last; place = this.nextPlace[place] ?? last) {
      const passed = this.passed[place] ?? -1;
      this.add(place, passed, -width);
      this.add(this.nextPlace[place] ?? last, passed, width);
    }
    this.room[last] = (this.room[last] ?? 0) - width;
    this.priceRoom();
    return width;
  }

  private add(place: number, customer: number, amount: number): void {
    const served = this.flow[place];
    const sum = (served?.get(customer) ?? 0) + amount;
    if (sum > this.nothing) served?.set(customer, sum);
    else served?.delete(customer);
  }

  /** Cheapest way from each full place to one with room (Dijkstra, the last prices as potentials). */
  private priceRoom(): void {
    const { room, roomPrice, nextPlace, passed, openSites } = this;
    // With the last room goes the last price that says more than "none".
    if (!room.some((free) => free > this.nothing)) return;
    const before = roomPrice.slice();
    const waiting = new Set(openSites.keys());
    for (const place of waiting) {
      if ((room[place] ?? 0) > this.nothing) nextPlace[place] = -1;
      else roomPrice[place] = Number.POSITIVE_INFINITY;
    }
    const extra = (place: number) => {
      const price = roomPrice[place] ?? 0;
      return price === Infinity ? price : price - (before[place] ?? 0);
    };
    while (waiting.size > 0) {
      let taken = -1;
      for (const place of waiting) if (taken < 0 || extra(place) < extra(taken)) taken = place;
      waiting.delete(taken);
      if (roomPrice[taken] === Infinity) break;
      for (const place of waiting) {
        if ((room[place] ?? 0) > this.nothing) continue;
        for (const customer of this.flow[place]?.keys() ?? []) {
          if ((this.network.demand[customer] ?? 0) <= this.nothing) continue;
          const shift = this.unitCost(taken, customer) - this.unitCost(place, customer);
          const price = Math.max(before[place] ?? 0, shift + (roomPrice[taken] ?? 0));
          if (price >= (roomPrice[place] ?? 0)) continue;
          roomPrice[place] = price;
          nextPlace[place] = taken;
          passed[place] = customer;
        }
      }
    }
  }
}
