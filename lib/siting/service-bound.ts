import { serveGreedily } from "./service-greedy";
import { interchangeSites } from "./service-interchange";
import { type ServiceNetwork, sumDemand } from "./service-network";
import { assignNearest, costPlan, type ServicePlan } from "./service-plan";
import { chooseSites } from "./service-site-choice";
import { valueSite } from "./service-site-value";

/** What a set of customer prices proves about every plan of a network. */
export interface ServiceBound {
  /** Lower bound on the cost of every plan; Infinity where no choice of sites can exist. */
  readonly bound: number;
  /** Lower bound on the cost of every plan in which site i is open, [site]. */
  readonly openBound: Float64Array;
  /** Lower bound on the cost of every plan in which site i is closed, [site]. */
  readonly closedBound: Float64Array;
  /** u, what serving a customer earns, [customer]. */
  readonly price: Float64Array;
  /** The cheapest plan met on the way; null where none was. */
  readonly plan: ServicePlan | null;
}

/** Numbers touched by all steps together, about a second of work. */
const WORK_LIMIT = 4e8;
const MAX_STEPS = 600;
const MIN_STEPS = 60;
/** Steps without a better bound before the step length shrinks. */
const PATIENCE = 15;
const SHRINK = 0.6;
const SMALLEST_STEP = 1e-4;

/**
 * Lagrangian bound: "each customer is served once" is priced instead of required,
 *
 *   L(u) = Σⱼ u[j] + min over site choices of Σᵢ open[i]·valueSite(i, u) ≤ optimum,
 *
 * maximised over u by subgradient steps (Held and Karp; Beasley 1993). Deterministic, unless
 * `deadline` (performance.now() milliseconds) ends it early; any u gives a valid bound.
 */
export function boundService(
  network: ServiceNetwork,
  deadline = Number.POSITIVE_INFINITY,
): ServiceBound {
  const work = network.siteCount * network.customerCount;
  const steps = Math.round(Math.min(MAX_STEPS, Math.max(MIN_STEPS, WORK_LIMIT / work)));
  const evaluation = new Evaluation(network);
  const plans = new PlanSearch(network);
  let price = startPrices(network);
  let best = { bound: Number.NEGATIVE_INFINITY, price };
  let stepLength = 2;
  let stalled = 0;
  for (let step = 0; step < steps && stepLength > SMALLEST_STEP; step += 1) {
    const bound = evaluation.run(price);
    if (bound > best.bound) {
      if (!(bound <= best.bound + 1e-5 * Math.abs(best.bound))) stalled = 0;
      best = { bound, price: price.slice() };
    } else stalled += 1;
    if (bound === Number.POSITIVE_INFINITY) break;
    plans.learn(evaluation, step === 0 || stalled === PATIENCE);
    if (performance.now() > deadline) break;
    if (stalled >= PATIENCE) {
      stepLength *= SHRINK;
      stalled = 0;
      price = best.price.slice();
      evaluation.run(price);
    }
    const target = Math.min(plans.upper, best.bound + 0.03 * Math.abs(best.bound));
    const length = stepLength * Math.max(target - bound, 1e-6 * Math.abs(bound));
    if (!moveAlong(price, evaluation.findUnserved(), length)) break;
  }
  return { ...evaluation.forceEachSite(best.price), plan: plans.plan };
}

/** u += length · slack ÷ |slack|²; false where every customer is served exactly once. */
function moveAlong(price: Float64Array, slack: Float64Array, length: number): boolean {
  const norm = slack.reduce((sum, value) => sum + value * value, 0);
  if (norm < 1e-12) return false;
  for (let customer = 0; customer < price.length; customer += 1) {
    price[customer] = (price[customer] ?? 0) + (length * (slack[customer] ?? 0)) / norm;
  }
  return true;
}

/** The cheapest plan that the chosen sites of the steps lead to. */
class PlanSearch {
  plan: ServicePlan | null = null;
  upper = Number.POSITIVE_INFINITY;
  private readonly isUnlimited: boolean;

  constructor(private readonly network: ServiceNetwork) {
    const total = sumDemand(network);
    this.isUnlimited = network.capacity.every((capacity) => capacity >= total);
  }

  /** `thorough` improves the sites as well, or opens more until all are served. */
  learn(evaluation: Evaluation, thorough: boolean): void {
    const sites = evaluation.listOpen();
    if (this.isUnlimited) {
      this.keep(assignNearest(this.network, sites));
      if (thorough) this.keep(assignNearest(this.network, interchangeSites(this.network, sites)));
      return;
    }
    const greedy = serveGreedily(this.network, sites);
    if (greedy) this.keep(greedy);
    if (greedy || !thorough || this.network.openCount !== null) return;
    for (const site of evaluation.rankClosed()) {
      sites.push(site);
      const plan = serveGreedily(this.network, sites);
      if (!plan) continue;
      this.keep(plan);
      return;
    }
  }

  private keep(plan: ServicePlan): void {
    if (plan.shares.length < this.network.customerCount) return;
    const cost = costPlan(this.network, plan);
    if (cost < this.upper) [this.plan, this.upper] = [plan, cost];
  }
}

/** Each customer starts at its second-cheapest cost. */
function startPrices(network: ServiceNetwork): Float64Array {
  const { siteCount, customerCount, cost } = network;
  return Float64Array.from({ length: customerCount }, (_, customer) => {
    let first = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (let site = 0; site < siteCount; site += 1) {
      const value = cost[site * customerCount + customer] ?? Number.POSITIVE_INFINITY;
      if (value < first) [first, second] = [value, first];
      else if (value < second) second = value;
    }
    if (Number.isFinite(second)) return second;
    return Number.isFinite(first) ? first : 0;
  });
}

/** L(u) and its parts at the prices of the last run. */
class Evaluation {
  private readonly totalDemand: number;
  private readonly siteValue: Float64Array;
  private readonly shares: Float64Array[];
  private open: Float64Array;

  constructor(private readonly network: ServiceNetwork) {
    this.totalDemand = sumDemand(network);
    this.siteValue = new Float64Array(network.siteCount);
    this.open = new Float64Array(network.siteCount);
    this.shares = Array.from(
      { length: network.siteCount },
      () => new Float64Array(network.customerCount),
    );
  }

  run(price: Float64Array): number {
    this.shares.forEach((share, site) => {
      this.siteValue[site] = valueSite(this.network, site, price, this.totalDemand, share);
    });
    const choice = chooseSites(this.network, this.siteValue, this.totalDemand);
    this.open = choice.open;
    return price.reduce((sum, value) => sum + value, 0) + choice.value;
  }

  /** 1 − Σᵢ open·share of each customer: the subgradient. */
  findUnserved(): Float64Array {
    const slack = new Float64Array(this.network.customerCount).fill(1);
    this.shares.forEach((share, site) => {
      const open = this.open[site] ?? 0;
      if (open === 0) return;
      for (let customer = 0; customer < slack.length; customer += 1) {
        slack[customer] = (slack[customer] ?? 0) - open * (share[customer] ?? 0);
      }
    });
    return slack;
  }

  /** Sites chosen in full. */
  listOpen(): number[] {
    return [...this.open.keys()].filter((site) => this.open[site] === 1);
  }

  /** The other sites, cheapest value first. */
  rankClosed(): number[] {
    const value = (site: number) => this.siteValue[site] ?? 0;
    const closed = [...this.open.keys()].filter((site) => this.open[site] !== 1);
    return closed.sort((a, b) => value(a) - value(b) || a - b);
  }

  forceEachSite(price: Float64Array): Omit<ServiceBound, "plan"> {
    const { network, siteValue, totalDemand } = this;
    const bound = this.run(price);
    const earned = price.reduce((sum, value) => sum + value, 0);
    const force = (isOpen: boolean) =>
      Float64Array.from(siteValue, (_, site) =>
        Math.max(
          bound,
          earned + chooseSites(network, siteValue, totalDemand, { site, isOpen }).value,
        ),
      );
    return { bound, openBound: force(true), closedBound: force(false), price };
  }
}
