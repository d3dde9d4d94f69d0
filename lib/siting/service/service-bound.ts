import type { SiteState } from "../siting-problem";
import { ServiceEvaluation } from "./service-evaluation";
import type { ServiceNetwork } from "./service-network";
import { type ServicePart, takeAllPlans } from "./service-part";
import type { ServicePlan } from "./service-plan";
import { PlanSearch } from "./service-plan-search";
import { makeServicePricing, type ServicePricing } from "./service-pricing";

/** What a set of customer prices proves about every plan of a part. */
export interface ServiceBound extends ServicePart {
  /** Lower bound on the cost of every plan in which site i is open, [site]. */
  readonly openBound: Float64Array;
  /** Lower bound on the cost of every plan in which site i is closed, [site]. */
  readonly closedBound: Float64Array;
  /** How often site i was open in the last steps, 0–1, [site]: near what a relaxation opens. */
  readonly usage: Float64Array;
}

/** How far to search for the prices that prove most. */
export interface BoundEffort {
  readonly steps: number;
  /** Length of the first step, in units of Held and Karp's. */
  readonly firstLength: number;
  /** The search ends when steps are shorter. */
  readonly smallestLength: number;
  /** Steps without a better bound before the step length shrinks. */
  readonly patience: number;
  /** A part whose bound is above this is of no use, and the search ends. */
  readonly limit: number;
  /** Improve the sites chosen at the start and at each stall as well: it takes longer than a step. */
  readonly isThorough: boolean;
  /** performance.now() milliseconds. */
  readonly deadline: number;
}

const SHRINK = 0.7;
/** Part of the last direction kept in the next: it damps the zigzag of subgradients. */
const MOMENTUM = 0.3;
/** Weight of a step in `usage`. */
const USAGE_WEIGHT = 0.1;
/** Numbers touched by all steps at the root together, a few seconds of work. */
const ROOT_WORK = 1.5e9;
const ROOT_STEPS = { most: 1500, least: 200 };
const ROOT_EFFORT = { firstLength: 1, smallestLength: 1e-3, patience: 20, isThorough: true };

/**
 * Lagrangian bound over all plans, and the cheapest plan met on the way (null where none was).
 * Deterministic, unless `deadline` (performance.now() milliseconds) ends it early; any prices give a
 * valid bound.
 */
export function boundService(
  network: ServiceNetwork,
  deadline = Number.POSITIVE_INFINITY,
): ServiceBound & { readonly plan: ServicePlan | null } {
  const plans = new PlanSearch(network);
  const pricing = makeServicePricing(network);
  const proof = boundAllPlans(network, pricing, plans, deadline);
  return { ...proof, plan: plans.plan };
}

/** `boundService` with pricing and plans that serve its parts as well. */
export function boundAllPlans(
  network: ServiceNetwork,
  pricing: ServicePricing,
  plans: PlanSearch,
  deadline: number,
): ServiceBound {
  const work = network.siteCount * network.customerCount;
  const steps = Math.round(Math.min(ROOT_STEPS.most, Math.max(ROOT_STEPS.least, ROOT_WORK / work)));
  const limit = Number.POSITIVE_INFINITY;
  const effort = { ...ROOT_EFFORT, steps, limit, deadline };
  return boundPart(network, pricing, takeAllPlans(network), plans, effort);
}

/**
 * Lagrangian bound of a part: "each customer is served once" is priced instead of required,
 *
 *   L(u) = Σⱼ u[j] + min over the part's choices of sites of Σᵢ open[i]·value(i, u) ≤ optimum,
 *
 * maximised over u by deflected subgradient steps (Held and Karp; Beasley 1993). Sites whose other
 * choice is above `limit` are decided in the part handed back.
 */
export function boundPart(
  network: ServiceNetwork,
  pricing: ServicePricing,
  part: ServicePart,
  plans: PlanSearch,
  effort: BoundEffort,
): ServiceBound {
  const live = [...part.siteState.keys()].filter((site) => part.siteState[site] !== "closed");
  const evaluation = new ServiceEvaluation(network, pricing.restrict(live), part.siteState);
  const ascent = new Ascent(part.price, effort);
  const usage = new Float64Array(network.siteCount);
  for (let step = 0; step < effort.steps && ascent.goesOn; step += 1) {
    const bound = evaluation.run(ascent.price);
    const isBetter = ascent.judge(bound);
    if (bound > effort.limit || bound === Number.POSITIVE_INFINITY) break;
    evaluation.blendOpen(usage, step === 0 ? 1 : USAGE_WEIGHT);
    const isLandmark = effort.isThorough && (step === 0 || ascent.hasStalled);
    if ((isBetter && effort.isThorough) || isLandmark) plans.learn(evaluation, isLandmark);
    if (performance.now() > effort.deadline) break;
    if (!ascent.move(evaluation, bound, plans.upper)) break;
  }
  const bound = Math.max(part.bound, evaluation.run(ascent.bestPrice));
  if (!effort.isThorough && bound <= effort.limit) plans.learn(evaluation, network.singleSource);
  const forced = evaluation.forceEachSite();
  const siteState = decideSites(part.siteState, forced, effort.limit);
  const { proof } = part;
  proof.prices.push(ascent.bestPrice);
  return { siteState, bound, price: ascent.bestPrice, usage, proof, ...forced };
}

/** Prices on their way up. */
class Ascent {
  price: Float64Array;
  bestPrice: Float64Array;
  private best = Number.NEGATIVE_INFINITY;
  private length: number;
  private stalled = 0;
  private readonly slack: Float64Array;
  private readonly direction: Float64Array;

  constructor(
    start: Float64Array,
    private readonly effort: BoundEffort,
  ) {
    this.price = start.slice();
    this.bestPrice = this.price;
    this.length = effort.firstLength;
    this.slack = new Float64Array(start.length);
    this.direction = new Float64Array(start.length);
  }

  get goesOn(): boolean {
    return this.length > this.effort.smallestLength;
  }

  get hasStalled(): boolean {
    return this.stalled >= this.effort.patience;
  }

  /** Whether `bound`, at `price`, is better than all before. */
  judge(bound: number): boolean {
    const isBetter = bound > this.best;
    const isMuchBetter = !(bound <= this.best + 1e-6 * Math.abs(this.best));
    this.stalled = isMuchBetter ? 0 : this.stalled + 1;
    if (isBetter) {
      this.best = bound;
      this.bestPrice = this.price.slice();
    }
    return isBetter;
  }

  /** u += length · direction; false where every customer is served exactly once: u is optimal. */
  move(evaluation: ServiceEvaluation, bound: number, upper: number): boolean {
    if (this.hasStalled) {
      this.length *= SHRINK;
      this.stalled = 0;
      this.price = this.bestPrice.slice();
      this.direction.fill(0);
      evaluation.run(this.price);
    }
    const { slack, direction, price } = this;
    evaluation.findUnserved(slack);
    let norm = 0;
    let missed = 0;
    for (let customer = 0; customer < price.length; customer += 1) {
      const own = slack[customer] ?? 0;
      const value = own + MOMENTUM * (direction[customer] ?? 0);
      direction[customer] = value;
      norm += value * value;
      missed += own * own;
    }
    if (missed < 1e-12 || norm < 1e-12) return false;
    const target = Math.min(upper, this.best + 0.05 * Math.abs(this.best));
    const scale = (this.length * Math.max(target - bound, 1e-6 * Math.abs(bound))) / norm;
    for (let customer = 0; customer < price.length; customer += 1) {
      price[customer] = (price[customer] ?? 0) + scale * (direction[customer] ?? 0);
    }
    return true;
  }
}

function decideSites(
  siteState: readonly SiteState[],
  { openBound, closedBound }: Pick<ServiceBound, "openBound" | "closedBound">,
  limit: number,
): SiteState[] {
  return siteState.map((state, site) => {
    if (state !== "free") return state;
    if ((openBound[site] ?? 0) > limit) return "closed";
    return (closedBound[site] ?? 0) > limit ? "open" : "free";
  });
}
