import type { ServiceNetwork } from "../service/service-network";
import { findCommonUnit } from "./common-unit";
import { findLeastFilling, rankItems, relaxFilling } from "./least-filling";

/** A sum of whole demands fills a capacity that is smaller by so little, relative. */
const SAME_SIZE = 1e-9;
/** Rounding of a sum of capacities, relative. */
const SAME_SUM = 1e-12;
/** Twice the largest relative error of one operation on doubles. */
const UNIT_ROUNDING = 2 ** -51;

/** Where a customer may be served, at which cost. */
interface Link {
  readonly customer: number;
  readonly cost: number;
}

/** A part of all plans: what its sites may be, and the links left, [site]. */
export interface PartState {
  readonly sites: ReadonlyArray<"free" | "open" | "closed">;
  readonly links: ReadonlyArray<readonly Link[]>;
}

/** What a price says about a part. */
interface PartValue {
  readonly price: Float64Array;
  readonly bound: number;
  /** Best filling of each site, without its fixed cost. */
  readonly filling: Float64Array;
  /** Lower bounds with site i open, and with it closed. */
  readonly openBound: Float64Array;
  readonly closedBound: Float64Array;
}

/** Bounds of parts of a network's plans, and what they rule out above `limit`; all from its figures. */
export class BoundRoom {
  private readonly total: number;
  private readonly isUnlimited: boolean;
  /** What a site can serve, [site]. */
  private readonly room: Float64Array;

  constructor(
    private readonly network: ServiceNetwork,
    readonly limit: number,
  ) {
    this.total = network.demand.reduce((sum, value) => sum + value, 0);
    this.room = measureRoom(network);
    this.isUnlimited = this.room.every((value) => value >= this.total);
  }

  /** Whether shares are whole, or may be, and all costs are multiples of `step`. */
  costsWholly(step: number): boolean {
    const { cost, fixedCost, singleSource } = this.network;
    const isMultiple = (value: number) =>
      value === Infinity || Math.abs(value / step - Math.round(value / step)) <= 1e-7;
    return (
      (singleSource || this.isUnlimited) && cost.every(isMultiple) && fixedCost.every(isMultiple)
    );
  }

  takeAll(): PartState {
    const { siteCount, customerCount, cost } = this.network;
    const links = Array.from({ length: siteCount }, (_, site) =>
      Array.from({ length: customerCount }, (__, customer) => ({
        customer,
        cost: cost[site * customerCount + customer] ?? Infinity,
      })).filter((link) => link.cost < Infinity),
    );
    return { sites: links.map(() => "free" as const), links };
  }

  decide(state: PartState, site: number, isOpen: boolean): PartState {
    return {
      sites: state.sites.with(site, isOpen ? "open" : "closed"),
      links: isOpen ? state.links : state.links.with(site, []),
    };
  }

  listSources({ links }: PartState, customer: number): number[] {
    return [...links.keys()].filter((site) =>
      links[site]?.some((link) => link.customer === customer),
    );
  }

  serve(state: PartState, customer: number, source: number): PartState {
    const links = state.links.map((own, site) =>
      site === source ? own : own.filter((link) => link.customer !== customer),
    );
    return { ...state, links };
  }

  /** Opens what a customer cannot do without; null where a customer or its demand has no place. */
  settle(state: PartState): PartState | null {
    const { customerCount, siteCount, demand, singleSource } = this.network;
    const count = new Int32Array(customerCount);
    const last = new Int32Array(customerCount);
    state.links.forEach((links, site) => {
      for (const { customer } of links) {
        count[customer] = (count[customer] ?? 0) + 1;
        last[customer] = site;
      }
    });
    if (count.includes(0)) return null;
    const sites = [...state.sites];
    if (!this.hasEnough(sites)) return null;
    const load = new Float64Array(siteCount);
    for (let customer = 0; customer < customerCount; customer += 1) {
      const site = last[customer] ?? 0;
      if (count[customer] !== 1) continue;
      sites[site] = "open";
      load[site] = (load[site] ?? 0) + (demand[customer] ?? 0);
    }
    const isOver = load.some((sum, site) => sum > this.roomOf(site));
    return singleSource && isOver ? null : { ...state, sites };
  }

  /** Whether sites that may be open have room for the demand, and are as many as the rule asks. */
  private hasEnough(sites: PartState["sites"]): boolean {
    const { openCount } = this.network;
    const opened = sites.filter((own) => own === "open").length;
    const allowed = sites.filter((own) => own !== "closed").length;
    if (openCount !== null && (opened > openCount || allowed < openCount)) return false;
    const room = sites.reduce(
      (sum, own, site) => (own === "closed" ? sum : sum + this.roomOf(site)),
      0,
    );
    return room >= this.total * (1 - SAME_SUM);
  }

  /** L(u) = Σⱼ u[j] + min over choices of sites of Σᵢ open[i]·(fixedCost[i] + filling[i]). */
  evaluate(state: PartState, price: Float64Array): PartValue {
    const { siteCount, fixedCost, customerCount } = this.network;
    const filling = Float64Array.from({ length: siteCount }, (_, site) => {
      if (state.sites[site] === "closed") return 0;
      return this.fill(this.rankGains(state, site, price), this.roomOf(site));
    });
    const value = filling.map((own, site) => own + (fixedCost[site] ?? 0));
    let earned = 0;
    let size = 0;
    for (const own of price) {
      earned += own;
      size += Math.abs(own);
    }
    filling.forEach((own, site) => {
      if (state.sites[site] !== "closed") size += Math.abs(own) + 2 * (fixedCost[site] ?? 0);
    });
    earned -= UNIT_ROUNDING * (siteCount + customerCount) * size;
    const choose = this.makeChoice(state, value);
    const bound = earned + choose(-1, true);
    const force = (isOpen: boolean) =>
      value.map((_, site) => {
        const state_ = state.sites[site];
        if (state_ !== "free") return (state_ === "open") === isOpen ? bound : Infinity;
        return Math.max(bound, earned + choose(site, isOpen));
      });
    return { price, bound, filling, openBound: force(true), closedBound: force(false) };
  }

  /** Without the sites and links whose use costs more than the limit. */
  narrow(state: PartState, value: PartValue): PartState {
    const sites = state.sites.map((own, site) => {
      if (own !== "free") return own;
      if ((value.openBound[site] ?? 0) > this.limit) return "closed";
      return (value.closedBound[site] ?? 0) > this.limit ? "open" : "free";
    });
    const links = state.links.map((own, site) => {
      if (sites[site] === "closed") return [];
      return this.network.singleSource || this.isUnlimited
        ? this.narrowLinks(state, value, site)
        : own;
    });
    return { sites, links };
  }

  private narrowLinks(state: PartState, value: PartValue, site: number): Link[] {
    const own = state.links[site] ?? [];
    const { price, filling, openBound } = value;
    const most = this.limit - (openBound[site] ?? 0);
    const near = own.filter(({ customer, cost }) => cost - (price[customer] ?? 0) <= most);
    if (!this.network.singleSource) return near;
    const ranked = this.rankGains(state, site, price);
    const room = this.roomOf(site);
    const filled = filling[site] ?? 0;
    const relaxed = relaxFilling(ranked, room);
    const ofRoom = new Map<number, number>();
    return near.filter(({ customer, cost }) => {
      const weight = this.network.demand[customer] ?? 0;
      const gain = cost - (price[customer] ?? 0);
      if (weight > room) return false;
      if (relaxed.value + Math.max(0, gain + relaxed.roomPrice * weight) - filled > most)
        return false;
      const left = room - weight;
      if (gain + relaxFilling(ranked, left).value - filled > most) return false;
      const best = ofRoom.get(left) ?? findLeastFilling(ranked, left);
      ofRoom.set(left, best);
      return gain + best - filled <= most;
    });
  }

  private roomOf(site: number): number {
    return this.room[site] ?? 0;
  }

  private rankGains({ links }: PartState, site: number, price: Float64Array) {
    const { demand, singleSource } = this.network;
    const room = this.roomOf(site);
    const items = (links[site] ?? []).map(({ customer, cost }) => ({
      gain: cost - (price[customer] ?? 0),
      weight: demand[customer] ?? 0,
    }));
    return rankItems(
      items.filter(({ gain, weight }) => gain < 0 && !(singleSource && weight > room)),
    );
  }

  private fill(ranked: ReturnType<typeof rankItems>, room: number): number {
    return this.network.singleSource
      ? findLeastFilling(ranked, room)
      : relaxFilling(ranked, room).value;
  }

  /** Least Σ value over choices of sites, one of them forced to be open or closed (none: −1). */
  private makeChoice(state: PartState, value: Float64Array) {
    const { openCount } = this.network;
    return openCount === null ? this.makeCover(state, value) : makeCount(state, value, openCount);
  }

  /** Any sites that cover the demand: those left closed are a filling of the room beyond it. */
  private makeCover({ sites }: PartState, value: Float64Array) {
    const size = (site: number) => Math.min(this.roomOf(site), this.total);
    const allowed = [...sites.keys()].filter((site) => sites[site] !== "closed");
    const allValue = allowed.reduce((sum, site) => sum + (value[site] ?? 0), 0);
    const spare = allowed.reduce((sum, site) => sum + size(site), 0) - this.total * (1 - SAME_SUM);
    const dear = rankItems(
      allowed
        .filter((site) => sites[site] === "free" && (value[site] ?? 0) > 0)
        .map((site) => ({ site, gain: -(value[site] ?? 0), weight: size(site) })),
    );
    const cheapest = allowed.reduce((least, site) => Math.min(least, value[site] ?? 0), Infinity);
    return (forced: number, isOpen: boolean): number => {
      const others = dear.filter(({ site }) => site !== forced);
      const room = forced < 0 || isOpen ? spare : spare - size(forced);
      if (room < 0 || allowed.length === 0) return Infinity;
      const kept = forced < 0 || isOpen ? allValue : allValue - (value[forced] ?? 0);
      const least = kept + findLeastFilling(others, room);
      // Customers without demand need one open site as well.
      return this.total === 0 && cheapest > 0 ? Math.max(least, cheapest) : least;
    };
  }
}

/**
 * Capacities with the rounding of a sum on top; where customers are whole and their demands
 * multiples of a common unit, only as many units as fit.
 */
function measureRoom({ capacity, demand, singleSource }: ServiceNetwork): Float64Array {
  const unit = singleSource ? findCommonUnit([...demand]) : 0;
  return capacity.map((value) => {
    const room = value * (1 + SAME_SIZE);
    const isCounted = unit > 0 && room < Infinity;
    return isCounted ? Math.floor(room / unit) * unit * (1 + SAME_SIZE) : room;
  });
}

/** The cheapest so many. */
function makeCount({ sites }: PartState, value: Float64Array, openCount: number) {
  const opened = [...sites.keys()].filter((site) => sites[site] === "open");
  const free = [...sites.keys()].filter((site) => sites[site] === "free");
  free.sort((a, b) => (value[a] ?? 0) - (value[b] ?? 0));
  const rankOf = new Map(free.map((site, rank) => [site, rank]));
  const missing = openCount - opened.length;
  const sum = (list: readonly number[]) =>
    list.reduce((total, site) => total + (value[site] ?? 0), 0);
  const isPossible = missing >= 0 && missing <= free.length;
  const least = isPossible ? sum(opened) + sum(free.slice(0, missing)) : Infinity;
  return (forced: number, isOpen: boolean): number => {
    const rank = rankOf.get(forced);
    if (!isPossible || rank === undefined) return least;
    const own = value[forced] ?? 0;
    if (isOpen) {
      if (rank < missing) return least;
      return missing === 0 ? Infinity : least - (value[free[missing - 1] ?? -1] ?? 0) + own;
    }
    if (rank >= missing) return least;
    return missing < free.length ? least - own + (value[free[missing] ?? -1] ?? 0) : Infinity;
  };
}
