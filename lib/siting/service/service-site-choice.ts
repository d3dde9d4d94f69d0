import type { SiteState } from "../siting-problem";
import { type CoverSizes, coverDemand, measureCover } from "./service-cover";
import type { ServiceNetwork } from "./service-network";

/** Least value of every choice with site i open, and with it closed, [site]. */
export interface ForcedValues {
  readonly open: Float64Array;
  readonly closed: Float64Array;
}

/** The cheapest choice of sites by value among those that a part of all plans allows. */
export interface SiteChoice {
  /** Σᵢ siteValue[i]·open[i]; Infinity where no choice meets the rules. Writes `open`, 0 to 1. */
  choose(siteValue: Float64Array, open: Float64Array): number;
  /** What every other choice of one site is worth at least, after `choose`. */
  force(siteValue: Float64Array, open: Float64Array, value: number): ForcedValues;
}

/**
 * Exactly `openCount` sites where that is given, else any number whose capacities cover the whole
 * demand. Sites that `siteState` opens or closes are no choice.
 */
export function makeSiteChoice(
  network: ServiceNetwork,
  siteState: readonly SiteState[],
): SiteChoice {
  return network.openCount === null
    ? new CoveringChoice(measureCover(network), siteState)
    : new CountedChoice(network.openCount, siteState);
}

/** The cheapest so many, capacities aside: a lower bound where these bind. */
class CountedChoice implements SiteChoice {
  private readonly opened: readonly number[];
  /** Kept in the order of the last values, which is nearly that of the next. */
  private readonly free: number[];
  private readonly missing: number;

  constructor(
    openCount: number,
    private readonly siteState: readonly SiteState[],
  ) {
    const places = [...siteState.keys()];
    this.opened = places.filter((site) => siteState[site] === "open");
    this.free = places.filter((site) => siteState[site] === "free");
    this.missing = openCount - this.opened.length;
  }

  choose(siteValue: Float64Array, open: Float64Array): number {
    const { free, missing, opened } = this;
    open.fill(0);
    if (missing < 0 || missing > free.length) return Number.POSITIVE_INFINITY;
    free.sort((a, b) => (siteValue[a] ?? 0) - (siteValue[b] ?? 0) || a - b);
    let value = 0;
    for (const site of opened) {
      open[site] = 1;
      value += siteValue[site] ?? 0;
    }
    for (let rank = 0; rank < missing; rank += 1) {
      const site = free[rank] ?? 0;
      open[site] = 1;
      value += siteValue[site] ?? 0;
    }
    return value;
  }

  force(siteValue: Float64Array, open: Float64Array, value: number): ForcedValues {
    const { free, missing, siteState } = this;
    const lastTaken = siteValue[free[missing - 1] ?? -1] ?? Number.NEGATIVE_INFINITY;
    const firstLeft = siteValue[free[missing] ?? -1] ?? Number.POSITIVE_INFINITY;
    const forced = allowStates(siteState, value);
    for (const site of free) {
      const own = siteValue[site] ?? 0;
      if (open[site] === 1) forced.closed[site] = value - own + firstLeft;
      else forced.open[site] = value - lastTaken + own;
    }
    return forced;
  }
}

/** All sites of negative value, and the cheapest further ones that cover the rest. */
class CoveringChoice implements SiteChoice {
  constructor(
    private readonly sizes: CoverSizes,
    private readonly siteState: readonly SiteState[],
  ) {}

  choose(siteValue: Float64Array, open: Float64Array): number {
    return this.chooseWith(siteValue, open, -1, false);
  }

  force(siteValue: Float64Array, open: Float64Array, value: number): ForcedValues {
    const forced = allowStates(this.siteState, value);
    const scratch = new Float64Array(open.length);
    this.siteState.forEach((state, site) => {
      if (state !== "free") return;
      // What the choice does anyway costs nothing more.
      const force = (isOpen: boolean) =>
        Math.max(value, this.chooseWith(siteValue, scratch, site, isOpen));
      if (open[site] !== 1) forced.open[site] = force(true);
      if (open[site] !== 0) forced.closed[site] = force(false);
    });
    return forced;
  }

  private chooseWith(
    siteValue: Float64Array,
    open: Float64Array,
    forcedSite: number,
    isOpen: boolean,
  ): number {
    const rest: number[] = [];
    let value = 0;
    let openCount = 0;
    let uncovered = this.sizes.totalDemand;
    const take = (site: number) => {
      open[site] = 1;
      openCount += 1;
      value += siteValue[site] ?? 0;
      uncovered -= this.sizes.capacity[site] ?? 0;
    };
    open.fill(0);
    this.siteState.forEach((ownState, site) => {
      const state = site === forcedSite ? (isOpen ? "open" : "closed") : ownState;
      if (state === "open" || (state === "free" && (siteValue[site] ?? 0) < 0)) take(site);
      else if (state === "free") rest.push(site);
    });
    if (openCount === 0 && uncovered <= 0 && rest.length > 0) {
      // Customers without demand must be served as well.
      const cheapest = rest.reduce((a, b) => ((siteValue[b] ?? 0) < (siteValue[a] ?? 0) ? b : a));
      take(cheapest);
    }
    return value + coverDemand(this.sizes, siteValue, rest, uncovered, open);
  }
}

/** `value` wherever the state allows it, Infinity elsewhere. */
function allowStates(siteState: readonly SiteState[], value: number): ForcedValues {
  const allow = (refused: SiteState) =>
    Float64Array.from(siteState, (state) => (state === refused ? Number.POSITIVE_INFINITY : value));
  return { open: allow("closed"), closed: allow("open") };
}
