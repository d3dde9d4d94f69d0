import { type ServiceNetwork, sumDemand } from "./service-network";
import { makeSiteValuation, type SiteValuation } from "./service-site-value";

/** What opening each site is worth once serving customer j earns u[j]. */
export interface ServicePricing {
  /** Writes the value of each of `sites` to `value`, [site]. */
  valueSites(sites: readonly number[], price: Float64Array, value: Float64Array): void;
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
    ? new NearestPricing(network)
    : new KnapsackPricing(network, total);
}

/**
 * value[i] = fixedCost[i] + Σⱼ min(0, cost[i][j] − u[j]): only the sites nearer than u[j] count, and
 * these come first where each customer has its sites by rising cost.
 */
class NearestPricing implements ServicePricing {
  /** Sites by rising cost, one customer after the other, and those costs. */
  private readonly site: Int32Array;
  private readonly cost: Float64Array;
  /** Place of each customer's first site; one more entry than customers. */
  private readonly start: Int32Array;
  private price: Float64Array = new Float64Array();

  constructor(private readonly network: ServiceNetwork) {
    const { siteCount, customerCount } = network;
    const reached = network.cost.reduce((count, cost) => count + (cost < Infinity ? 1 : 0), 0);
    this.site = new Int32Array(reached);
    this.cost = new Float64Array(reached);
    this.start = new Int32Array(customerCount + 1);
    const column = new Float64Array(siteCount);
    let end = 0;
    for (let customer = 0; customer < customerCount; customer += 1) {
      const first = end;
      for (let site = 0; site < siteCount; site += 1) {
        const cost = network.cost[site * customerCount + customer] ?? Infinity;
        column[site] = cost;
        if (cost < Infinity) this.site[end++] = site;
      }
      const ranked = this.site.subarray(first, end);
      ranked.sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0) || a - b);
      ranked.forEach((site, rank) => {
        this.cost[first + rank] = column[site] ?? Infinity;
      });
      this.start[customer + 1] = end;
    }
  }

  valueSites(_sites: readonly number[], price: Float64Array, value: Float64Array): void {
    const { site, cost, start } = this;
    this.price = price;
    value.set(this.network.fixedCost);
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
    const { site, cost, start, price } = this;
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

/** value[i] = fixedCost[i] + the best filling of a knapsack as large as the site. */
class KnapsackPricing implements ServicePricing {
  private readonly valuation: SiteValuation;
  private readonly share: readonly Float64Array[];

  constructor(network: ServiceNetwork, totalDemand: number) {
    this.valuation = makeSiteValuation(network, totalDemand);
    this.share = Array.from(network.capacity, () => new Float64Array(network.customerCount));
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
