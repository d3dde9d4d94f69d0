import type { ServiceNetwork } from "./service-network";
import type { ServicePlan } from "./service-plan";

/** Changes of cost nearer to zero than this are none. */
const NO_CHANGE = 1e-9;
/** Room that is missing costs so much more in each round, until nothing is missing. */
const PENALTY_GROWTH = 4;
const ROUNDS = 8;
/** Passes over all moves end in a local optimum long before this. */
const MAX_PASSES = 200;

/**
 * Serves each customer whole from one of `openSites`: starts from `start` (a site a customer) or from
 * the cheapest sites, then moves one customer, swaps two, or moves one and lets another make room,
 * while that is cheaper. Room that is missing has a price, which grows until none is. A local
 * optimum; null where room is still missing. Deterministic.
 */
export function assignWholly(
  network: ServiceNetwork,
  openSites: readonly number[],
  start: Int32Array | null = null,
): ServicePlan | null {
  if (openSites.length === 0) return null;
  const assignment = new Assignment(network, openSites, start);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let pass = 0; pass < MAX_PASSES && assignment.improve(); pass += 1);
    if (assignment.fits()) return assignment.readPlan();
    assignment.penalty *= PENALTY_GROWTH;
  }
  return null;
}

/** Who serves whom, and the room left; both change with each move. */
class Assignment {
  penalty: number;
  private readonly site: Int32Array;
  private readonly room: Float64Array;

  constructor(
    private readonly network: ServiceNetwork,
    private readonly openSites: readonly number[],
    start: Int32Array | null,
  ) {
    const { customerCount, demand } = network;
    this.room = network.capacity.slice();
    this.site = start?.slice() ?? this.findCheapest();
    let costs = 0;
    for (let customer = 0; customer < customerCount; customer += 1) {
      const site = this.site[customer] ?? 0;
      this.room[site] = (this.room[site] ?? 0) - (demand[customer] ?? 0);
      costs += this.cost(site, customer);
    }
    // About what serving a unit of demand costs.
    this.penalty =
      costs /
        Math.max(
          demand.reduce((sum, value) => sum + value, 0),
          1e-9,
        ) +
      1e-9;
  }

  fits(): boolean {
    return this.openSites.every((site) => (this.room[site] ?? 0) >= 0);
  }

  /** One pass over all moves; whether any was made. */
  improve(): boolean {
    let hasMoved = false;
    for (let customer = 0; customer < this.network.customerCount; customer += 1) {
      if (this.moveOne(customer) || this.moveTwo(customer)) hasMoved = true;
    }
    return hasMoved;
  }

  readPlan(): ServicePlan {
    const used = new Set(this.site);
    const isNeeded = (site: number) => this.network.openCount !== null || used.has(site);
    return {
      openSites: this.openSites.filter(isNeeded).sort((a, b) => a - b),
      shares: Array.from(this.site, (site, customer) => ({ site, customer, share: 1 })),
    };
  }

  private findCheapest(): Int32Array {
    return Int32Array.from({ length: this.network.customerCount }, (_, customer) =>
      this.openSites.reduce((best, site) =>
        this.cost(site, customer) < this.cost(best, customer) ? site : best,
      ),
    );
  }

  private moveOne(customer: number): boolean {
    const from = this.site[customer] ?? 0;
    const own = this.network.demand[customer] ?? 0;
    const saved = -this.cost(from, customer) + this.changeRoom(from, own);
    let best = from;
    let least = -NO_CHANGE;
    for (const to of this.openSites) {
      if (to === from) continue;
      const change = saved + this.cost(to, customer) + this.changeRoom(to, -own);
      if (change < least) [best, least] = [to, change];
    }
    if (best === from) return false;
    this.put(customer, best);
    return true;
  }

  /** Takes another customer's place, which goes to the place left or to a third site. */
  private moveTwo(customer: number): boolean {
    const { demand, customerCount } = this.network;
    const from = this.site[customer] ?? 0;
    const own = demand[customer] ?? 0;
    const left = this.changeRoom(from, own);
    for (let other = 0; other < customerCount; other += 1) {
      const to = this.site[other] ?? 0;
      if (to === from) continue;
      const theirs = demand[other] ?? 0;
      const fixed =
        this.cost(to, customer) -
        this.cost(from, customer) -
        this.cost(to, other) +
        this.changeRoom(to, theirs - own);
      let best = -1;
      let least = -NO_CHANGE;
      for (const third of this.openSites) {
        if (third === to) continue;
        const moved =
          third === from
            ? this.changeRoom(from, own - theirs)
            : left + this.changeRoom(third, -theirs);
        const change = fixed + this.cost(third, other) + moved;
        if (change < least) [best, least] = [third, change];
      }
      if (best < 0) continue;
      this.put(customer, to);
      this.put(other, best);
      return true;
    }
    return false;
  }

  private put(customer: number, to: number): void {
    const own = this.network.demand[customer] ?? 0;
    const from = this.site[customer] ?? 0;
    this.room[from] = (this.room[from] ?? 0) + own;
    this.room[to] = (this.room[to] ?? 0) - own;
    this.site[customer] = to;
  }

  private cost(site: number, customer: number): number {
    return this.network.cost[site * this.network.customerCount + customer] ?? Infinity;
  }

  /** What it costs that the room of a site grows by `added`. */
  private changeRoom(site: number, added: number): number {
    const room = this.room[site] ?? 0;
    return this.penalty * (Math.max(0, -room - added) - Math.max(0, -room));
  }
}
