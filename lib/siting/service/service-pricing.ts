import { type ServiceNetwork, sumDemand } from "./service-network";
import { makeSiteValuation, type SiteValuation } from "./service-site-value";

/** What opening each site is worth once serving customer j earns u[j]. */
export interface ServicePricing {
  /** Writes the value of each of `sites` to `value`, [site]. */
  valueSites(sites: readonly number[], price: Float64Array, value: Float64Array): void;
  /** Pricing of `sites` alone; it may share its memory with the last one handed out. */
  restrict(sites: readonly number[]): ServicePricing;
  /** slack[j] −= Σᵢ open[i]·share[i][j] at the last prices; open = 0 at every site but `sites`. */
  subtractServed(sites: readonly number[], open: Float64Array, slack: Float64Array): void;
}

/**
 * How to price the sites of a network: customers apart where no capacity binds, a knapsack a site
 * otherwise.
 */
export function makeServicePricing(network: ServiceNetwork): ServicePricing {
  const total = sumDemand(network);
  const isUnlimited = network.capacity.every((capacity) => capacity >= total);
  return isUnlimited && !network.singleSource
    ? new NearestPricing(network.fixedCost, rankSites(network))
    : new KnapsackPricing(network, total);
}

/**
 * value[i] = fixedCost[i] + Σⱼ min(0, cost[i][j] − u[j]): only the sites nearer than u[j] count, and
 * these come first where each customer has its sites by rising cost.
 */
class NearestPricing implements ServicePricing {
  private price: Float64Array = new Float64Array();
  private scratch: RankedSites | null = null;

  constructor(
    private readonly fixedCost: Float64Array,
    private readonly ranked: RankedSites,
  ) {}

  restrict(sites: readonly number[]): ServicePricing {
    const { ranked, fixedCost } = this;
    this.scratch ??= makeRankedSites(ranked.start.length - 1, ranked.site.length);
    const { site, cost, start } = this.scratch;
    const isLive = new Uint8Array(fixedCost.length);
    for (const live of sites) isLive[live] = 1;
    let end = 0;
    for (let customer = 0; customer + 1 < start.length; customer += 1) {
      const last = ranked.start[customer + 1] ?? 0;
      for (let place = ranked.start[customer] ?? 0; place < last; place += 1) {
        const own = ranked.site[place] ?? 0;
        if (isLive[own] !== 1) continue;
        site[end] = own;
        cost[end] = ranked.cost[place] ?? 0;
        end += 1;
      }
      start[customer + 1] = end;
    }
    return new NearestPricing(fixedCost, this.scratch);
  }

  valueSites(_sites: readonly number[], price: Float64Array, value: Float64Array): void {
    const { site, cost, start } = this.ranked;
    this.price = price;
    value.set(this.fixedCost);
    for (let customer = 0; customer < price.length; customer += 1) {
      const earned = price[customer] ?? 0;
      const end = start[customer + 1] ?? 0;
      for (let place = start[customer] ?? 0; place < end; place += 1) {
        const gain = (cost[place] ?? 0) - earned;
        if (gain >= 0) break;
        const nearer = site[place] ?? 0;
        value[nearer] = (value[nearer] ?? 0) + gain;
      }
    }
  }

  subtractServed(_sites: readonly number[], open: Float64Array, slack: Float64Array): void {
    const { price } = this;
    const { site, cost, start } = this.ranked;
    for (let customer = 0; customer < price.length; customer += 1) {
      const earned = price[customer] ?? 0;
      const end = start[customer + 1] ?? 0;
      let left = slack[customer] ?? 0;
      for (let place = start[customer] ?? 0; place < end; place += 1) {
        if ((cost[place] ?? 0) >= earned) break;
        left -= open[site[place] ?? 0] ?? 0;
      }
      slack[customer] = left;
    }
  }
}

/** Sites that reach each customer by rising cost, one customer after the other. */
interface RankedSites {
  readonly site: Int32Array;
  readonly cost: Float64Array;
  /** Place of each customer's first site; one more entry than customers. */
  readonly start: Int32Array;
}

function makeRankedSites(customerCount: number, length: number): RankedSites {
  return {
    site: new Int32Array(length),
    cost: new Float64Array(length),
    start: new Int32Array(customerCount + 1),
  };
}

function rankSites(network: ServiceNetwork): RankedSites {
  const { siteCount, customerCount } = network;
  const reached = network.cost.reduce((count, cost) => count + (cost < Infinity ? 1 : 0), 0);
  const { site: sites, cost: costs, start } = makeRankedSites(customerCount, reached);
  const column = new Float64Array(siteCount);
  let end = 0;
  for (let customer = 0; customer < customerCount; customer += 1) {
    const first = end;
    for (let site = 0; site < siteCount; site += 1) {
      const cost = network.cost[site * customerCount + customer] ?? Infinity;
      column[site] = cost;
      if (cost === Infinity) continue;
      sites[end] = site;
      end += 1;
    }
    const ranked = sites.subarray(first, end);
    ranked.sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0) || a - b);
    ranked.forEach((site, rank) => {
      costs[first + rank] = column[site] ?? Infinity;
    });
    start[customer + 1] = end;
  }
  return { site: sites, cost: costs, start };
}

/** value[i] = fixedCost[i] + the best filling of a knapsack as large as the site. */
class KnapsackPricing implements ServicePricing {
  private readonly valuation: SiteValuation;
  private readonly share: readonly Float64Array[];

  constructor(network: ServiceNetwork, totalDemand: number) {
    this.valuation = makeSiteValuation(network, totalDemand);
    this.share = Array.from(network.capacity, () => new Float64Array(network.customerCount));
  }

  restrict(): ServicePricing {
    return this;
  }

  valueSites(sites: readonly number[], price: Float64Array, value: Float64Array): void {
    for (const site of sites) {
      const share = this.share[site];
      if (share) value[site] = this.valuation(site, price, share);
    }
  }

  subtractServed(sites: readonly number[], open: Float64Array, slack: Float64Array): void {
    for (const site of sites) {
      const part = open[site] ?? 0;
      const share = this.share[site];
      if (part === 0 || !share) continue;
      for (let customer = 0; customer < slack.length; customer += 1) {
        slack[customer] = (slack[customer] ?? 0) - part * (share[customer] ?? 0);
      }
    }
  }
}
