import { assignWholly } from "./service-assignment";
import { serveGreedily } from "./service-greedy";
import { interchangeSites } from "./service-interchange";
import { hasWholeShares, type ServiceNetwork } from "./service-network";
import { assignNearest, costPlan, type ServicePlan } from "./service-plan";

/** Sites that a bound chose, and the next in line. */
export interface ChosenSites {
  listOpen(): number[];
  rankClosed(): number[];
}

/** Local optima that are left by swapping a few sites at random. */
const KICKS = 40;
/** Of a sum of demands, relative; units of the search leave whole sums exact. */
const ROUNDING = 1e-12;

/** The cheapest plan that the sites chosen by bounds lead to. */
export class PlanSearch {
  plan: ServicePlan | null = null;
  upper = Number.POSITIVE_INFINITY;
  private readonly isUnlimited: boolean;

  constructor(private readonly network: ServiceNetwork) {
    this.isUnlimited = hasWholeShares(network) && !network.singleSource;
  }

  /** `thorough` improves the sites as well, or opens more until all are served. */
  learn(chosen: ChosenSites, thorough: boolean): void {
    const sites = chosen.listOpen();
    if (this.isUnlimited) {
      if (sites.length === 0) return;
      this.keep(assignNearest(this.network, sites));
      if (thorough) this.keep(assignNearest(this.network, interchangeSites(this.network, sites)));
      return;
    }
    const greedy = serveGreedily(this.network, sites);
    if (greedy) this.keep(greedy);
    if (this.network.singleSource && thorough) this.assign(sites, greedy);
    if (greedy || !thorough || this.network.openCount !== null) return;
    for (const site of chosen.rankClosed()) {
      sites.push(site);
      const plan = serveGreedily(this.network, sites);
      if (!plan) continue;
      this.keep(plan);
      if (this.network.singleSource) this.assign(sites, plan);
      return;
    }
  }

  private assign(sites: readonly number[], start: ServicePlan | null): void {
    const places = start && Int32Array.from(start.shares, () => 0);
    for (const { site, customer } of start?.shares ?? []) if (places) places[customer] = site;
    const plan = assignWholly(this.network, sites, places);
    if (plan) this.keep(plan);
  }

  /** Improves the best plan until nothing helps or `deadline` passes. */
  improve(deadline: number): void {
    if (!this.isUnlimited || !this.plan) return;
    const random = makeSequence();
    for (let kick = 0; kick < KICKS && performance.now() < deadline; kick += 1) {
      const sites = kickSites(this.plan.openSites, this.network.siteCount, 2 + (kick % 3), random);
      this.keep(assignNearest(this.network, interchangeSites(this.network, sites)));
    }
  }

  /**
   * Keeps a plan that serves all, within room where customers are whole, and is cheaper than the
   * best so far; false where a rule is broken, as a solver's tolerance may let it.
   */
  keep(plan: ServicePlan): boolean {
    if (plan.shares.length < this.network.customerCount) return false;
    if (this.network.singleSource && !fitsWholly(this.network, plan)) return false;
    const cost = costPlan(this.network, plan);
    if (cost < this.upper) [this.plan, this.upper] = [plan, cost];
    return Number.isFinite(cost);
  }
}

/** Whether no capacity is exceeded, but for the rounding of a sum. */
function fitsWholly({ capacity, demand }: ServiceNetwork, { shares }: ServicePlan): boolean {
  const load = new Float64Array(capacity.length);
  for (const { site, customer } of shares) {
    load[site] = (load[site] ?? 0) + (demand[customer] ?? 0);
  }
  return load.every((sum, site) => sum <= (capacity[site] ?? 0) * (1 + ROUNDING));
}

/** As many sites, up to `count` of them others. */
function kickSites(
  openSites: readonly number[],
  siteCount: number,
  count: number,
  random: (below: number) => number,
): number[] {
  const sites = [...openSites];
  for (let swap = 0; swap < count; swap += 1) {
    const site = random(siteCount);
    if (!sites.includes(site)) sites[random(sites.length)] = site;
  }
  return sites;
}

/** Repeatable whole numbers below a bound (Park and Miller). */
function makeSequence(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
