import type { SiteState } from "../siting-problem";
import type { ServiceNetwork } from "./service-network";
import type { ServicePricing } from "./service-pricing";
import { makeSiteChoice, type SiteChoice } from "./service-site-choice";

/** Bounds on the cost of every plan of a part with site i open, and with it closed, [site]. */
export interface ForcedBounds {
  readonly openBound: Float64Array;
  readonly closedBound: Float64Array;
}

/** Largest relative error of one sum or product of two doubles. */
const UNIT_ROUNDING = 2 ** -52;

/**
 * L(u) over a part of all plans, and what follows from its last value. From each value the most that
 * rounding may have added to its sums is taken off, so that it is a lower bound as computed.
 */
export class ServiceEvaluation {
  private readonly choice: SiteChoice;
  private readonly live: readonly number[];
  private readonly siteValue: Float64Array;
  private readonly open: Float64Array;
  private earned = 0;
  private chosen = 0;

  constructor(
    private readonly network: ServiceNetwork,
    private readonly pricing: ServicePricing,
    siteState: readonly SiteState[],
  ) {
    this.choice = makeSiteChoice(network, siteState);
    this.live = [...siteState.keys()].filter((site) => siteState[site] !== "closed");
    this.siteValue = new Float64Array(network.siteCount);
    this.open = new Float64Array(network.siteCount);
  }

  /** L(u) = Σⱼ u[j] + min over the part's choices of sites of Σᵢ open[i]·siteValue[i]. */
  run(price: Float64Array): number {
    this.pricing.valueSites(this.live, price, this.siteValue);
    this.chosen = this.choice.choose(this.siteValue, this.open);
    this.earned = price.reduce((sum, value) => sum + value, 0) - this.findRounding(price);
    return this.earned + this.chosen;
  }

  /** Most that rounding adds to sums of these prices, costs and gains, whichever sites are open. */
  private findRounding(price: Float64Array): number {
    const { fixedCost, customerCount, siteCount } = this.network;
    let summed = price.reduce((sum, value) => sum + Math.abs(value), 0);
    for (const site of this.live) {
      const fixed = fixedCost[site] ?? 0;
      summed += Math.abs(fixed) + Math.abs(fixed - (this.siteValue[site] ?? 0));
    }
    return UNIT_ROUNDING * (customerCount + siteCount) * summed;
  }

  /** Writes 1 − Σᵢ open·share of each customer: a subgradient of L. */
  findUnserved(slack: Float64Array): void {
    slack.fill(1);
    this.pricing.subtractServed(this.live, this.open, slack);
  }

  /** Sites chosen in full. */
  listOpen(): number[] {
    return this.live.filter((site) => this.open[site] === 1);
  }

  /** The other sites of the part, cheapest value first. */
  rankClosed(): number[] {
    const value = (site: number) => this.siteValue[site] ?? 0;
    const closed = this.live.filter((site) => this.open[site] !== 1);
    return closed.sort((a, b) => value(a) - value(b) || a - b);
  }

  /** usage[i] ← (1 − weight)·usage[i] + weight·open[i]. */
  blendOpen(usage: Float64Array, weight: number): void {
    for (let site = 0; site < usage.length; site += 1) {
      usage[site] = (1 - weight) * (usage[site] ?? 0) + weight * (this.open[site] ?? 0);
    }
  }

  /** What any other choice of one site costs at least. */
  forceEachSite(): ForcedBounds {
    const { open, closed } = this.choice.force(this.siteValue, this.open, this.chosen);
    const add = (value: number) => this.earned + value;
    return { openBound: open.map(add), closedBound: closed.map(add) };
  }
}
