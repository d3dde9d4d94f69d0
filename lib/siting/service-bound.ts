import { interchangeSites } from "./service-interchange";
import { type ServiceNetwork, sumDemand } from "./service-network";
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
  /** Sites of the cheapest plan met on the way; null where capacities might bind, or none was met. */
  readonly nearestSites: readonly number[] | null;
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
 * maximised over u by subgradient steps (Held and Karp; Beasley 1993). Deterministic.
 * `deadline` (performance.now() milliseconds) may end it early; any u gives a valid bound.
 */
export function boundService(
  network: ServiceNetwork,
  deadline = Number.POSITIVE_INFINITY,
): ServiceBound {
  const work = network.siteCount * network.customerCount;
  const steps = Math.round(Math.min(MAX_STEPS, Math.max(MIN_STEPS, WORK_LIMIT / work)));
  const evaluation = new Evaluation(network);
  let price = startPrices(network);
  let best = { bound: Number.NEGATIVE_INFINITY, price };
  let upper = Number.POSITIVE_INFINITY;
  let nearestSites: readonly number[] | null = null;
  let stepLength = 2;
  let stalled = 0;
  for (let step = 0; step < steps && stepLength > SMALLEST_STEP; step += 1) {
    const bound = evaluation.run(price);
    if (bound > best.bound) {
      if (!(bound <= best.bound + 1e-5 * Math.abs(best.bound))) stalled = 0;
      best = { bound, price: price.slice() };
    } else stalled += 1;
    if (bound === Number.POSITIVE_INFINITY || performance.now() > deadline) break;
    if (stalled >= PATIENCE) {
      stepLength *= SHRINK;
      stalled = 0;
      price = best.price.slice();
      evaluation.run(price);
    }
    const cost = evaluation.costOfNearest();
    if (cost < upper) [upper, nearestSites] = [cost, evaluation.listOpen()];
    if (nearestSites && (step === 0 || stalled === PATIENCE - 1)) {
      const improved = interchangeSites(network, evaluation.listOpen());
      const improvedCost = evaluation.costOfNearest(improved);
      if (improvedCost < upper) [upper, nearestSites] = [improvedCost, improved];
    }
    const target = Number.isFinite(upper) ? upper : best.bound + 0.03 * Math.abs(best.bound);
    const slack = evaluation.findUnserved();
    const norm = slack.reduce((sum, value) => sum + value * value, 0);
    if (norm < 1e-12) break;
    const length = (stepLength * Math.max(target - bound, 1e-6 * Math.abs(bound))) / norm;
    for (let customer = 0; customer < price.length; customer += 1) {
      price[customer] = (price[customer] ?? 0) + length * (slack[customer] ?? 0);
    }
  }
  return { ...evaluation.forceEachSite(best.price), nearestSites };
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

  /** Cost of serving everyone from the nearest of `sites`; Infinity where capacities might bind. */
  costOfNearest(sites: readonly number[] = this.listOpen()): number {
    const { network } = this;
    const { customerCount, cost } = network;
    const nearest = new Float64Array(customerCount).fill(Number.POSITIVE_INFINITY);
    let total = 0;
    for (const site of sites) {
      if ((network.capacity[site] ?? 0) < this.totalDemand) return Number.POSITIVE_INFINITY;
      total += network.fixedCost[site] ?? 0;
      for (let customer = 0; customer < customerCount; customer += 1) {
        const value = cost[site * customerCount + customer] ?? Number.POSITIVE_INFINITY;
        if (value < (nearest[customer] ?? 0)) nearest[customer] = value;
      }
    }
    return nearest.reduce((sum, value) => sum + value, total);
  }

  listOpen(): number[] {
    return [...this.open.keys()].filter((site) => this.open[site] === 1);
  }

  forceEachSite(price: Float64Array): Omit<ServiceBound, "nearestSites"> {
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
