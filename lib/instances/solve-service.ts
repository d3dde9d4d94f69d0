import { boundAllPlans, type ServiceBound } from "@/lib/siting/service/service-bound";
import { hasWholeCosts, type ServiceNetwork } from "@/lib/siting/service/service-network";
import { costPlan, type ServicePlan } from "@/lib/siting/service/service-plan";
import { PlanSearch } from "@/lib/siting/service/service-plan-search";
import { makeServicePricing } from "@/lib/siting/service/service-pricing";
import type { ProofEnd, ServiceProof } from "@/lib/siting/service/service-proof";
import { keepPlanAlone } from "@/lib/siting/service/service-reduction";
import { scaleService } from "@/lib/siting/service/service-scaling";
import { checkServiceBound, type ServiceBoundCheck } from "@/lib/siting/verify/check-service-bound";
import type { SolverEngine, SolveStatus } from "@/lib/solver/solver";
import { type PartsOutcome, solveParts } from "./solve-parts";
import { solveReduction } from "./solve-reduction";

/** Best plan found and what is proven about it. */
export interface ServiceAnswer {
  readonly status: SolveStatus;
  readonly plan: ServicePlan | null;
  /** Cost of the plan; null without one. */
  readonly objective: number | null;
  /** Proven lower bound on the cost of every plan; null where none is known. */
  readonly bound: number | null;
  /** What the proof of the bound was found to prove by a check apart from the search. */
  readonly check: ServiceBoundCheck;
  /** Whether that is the bound, or that no plan exists. */
  readonly isBoundChecked: boolean;
}

/** An answer in the units of the search, with what proves it. */
interface ScaledAnswer extends Pick<ServiceAnswer, "status" | "plan" | "bound"> {
  readonly proof: ServiceProof;
  /** No plan costs less, says the proof. */
  readonly limit: number;
  /** All costs are whole. */
  readonly hasWholeCosts: boolean;
}

/** The first cutoff above the Lagrangian bound, relative. */
const FIRST_CUTOFF = 0.005;
/** Distances of cutoffs from the bound grow by this factor when no plan is below them. */
const CUTOFF_GROWTH = 4;
/** Part of the time that the bound over all plans may take. */
const BOUND_SHARE = 0.25;
/** Two costs nearer than this, relative, are the same. */
const SAME_COST = 1e-9;
/** Rounding of whole costs. */
const SAME_WHOLE = 1e-5;
/** The check of a bound, whose sums round in their own way, has to reach it only so nearly. */
const CHECKED_COST = 5e-8;
/** A bound counts as recomputed within this, relative. */
const CHECK_TOLERANCE = 1e-6;

/**
 * Cheapest plan of a network, proven where time allows: a Lagrangian bound over all plans, then over
 * parts of them, rules out what no plan up to a cutoff can use; the siting model over what is left
 * of a part is solved exactly; and the cutoff rises until the cheapest plan is below it. `deadline`
 * is in performance.now() milliseconds.
 */
export async function solveService(
  instance: ServiceNetwork,
  engine: SolverEngine,
  deadline: number,
): Promise<ServiceAnswer> {
  const { network, costUnit } = scaleService(instance);
  const answer = await solveScaled(network, engine, deadline);
  const { status, plan, proof } = answer;
  const objective = plan && costPlan(instance, plan);
  const bound = answer.bound === null ? null : answer.bound * costUnit;
  const step = answer.hasWholeCosts ? costUnit : null;
  const limit = answer.limit * costUnit;
  const check = checkServiceBound(instance, scaleProof(proof, costUnit), limit, step);
  const isBoundChecked = check.bound >= limit - CHECK_TOLERANCE * Math.abs(limit);
  const proven = status === "optimal" ? objective : bound;
  return { status, plan, objective, bound: proven, check, isBoundChecked };
}

async function solveScaled(
  network: ServiceNetwork,
  engine: SolverEngine,
  deadline: number,
): Promise<ScaledAnswer> {
  const now = performance.now();
  const plans = new PlanSearch(network);
  const boundDeadline = now + BOUND_SHARE * (deadline - now);
  const root = boundAllPlans(network, makeServicePricing(network), plans, boundDeadline);
  plans.improve(boundDeadline);
  const search = new CutoffSearch(network, root, plans);
  if (root.bound === Number.POSITIVE_INFINITY) return search.answer("infeasible");
  const shared = {
    network,
    root,
    plans,
    engine,
    deadline,
    hasWholeCosts: search.hasWholeCosts,
    findLimit: () => search.findLimit(),
  };
  for (;;) {
    const status = search.take(await solveParts({ ...shared, cutoff: search.cutoff }));
    if (status === null) continue;
    if (plans.plan) await confirmPlan(network, plans, plans.plan, engine, deadline);
    return search.answer(status);
  }
}

/** State of the search: the cutoff and the bound so far. */
class CutoffSearch {
  cutoff: number;
  private lower: number;
  private proof: ServiceProof;
  /** No plan costs more. */
  private readonly most: number;
  readonly hasWholeCosts: boolean;

  constructor(
    network: ServiceNetwork,
    private readonly root: ServiceBound,
    private readonly plans: PlanSearch,
  ) {
    this.hasWholeCosts = hasWholeCosts(network);
    this.most = findMostCost(network) * (1 + SAME_COST);
    this.lower = this.roundUp(root.bound);
    this.proof = root.proof;
    this.cutoff = Math.min(plans.upper, this.most, this.raise(FIRST_CUTOFF * Math.abs(root.bound)));
  }

  /** Largest cost that is of use: at most the cutoff, and better than the best plan. */
  findLimit(): number {
    const better = this.findBetter(SAME_COST, SAME_WHOLE);
    return Math.min(this.cutoff * (1 + SAME_COST), better);
  }

  /** Learns from the plans up to the cutoff; the status, or null if the cutoff has to rise. */
  take({ bound, isComplete, proof }: PartsOutcome): SolveStatus | null {
    const { upper } = this.plans;
    const lower = Math.min(this.roundUp(bound), upper);
    if (lower >= this.lower) [this.lower, this.proof] = [lower, proof];
    if (this.lower >= upper - SAME_COST * Math.abs(upper)) return "optimal";
    if (!isComplete) return this.plans.plan ? "feasible" : "no_solution";
    if (this.cutoff >= this.most) return "infeasible";
    const isLast = this.cutoff > this.root.bound + Math.abs(this.root.bound) + 1;
    const grown = this.raise(CUTOFF_GROWTH * (this.cutoff - this.root.bound));
    this.cutoff = Math.min(upper, this.most, isLast ? this.most : grown);
    return null;
  }

  answer(status: SolveStatus): ScaledAnswer {
    const { proof, hasWholeCosts } = this;
    const { plan, upper } = this.plans;
    const isOptimal = status === "optimal";
    const proven = isOptimal ? upper : this.lower;
    const bound = status === "infeasible" || proven === Infinity ? null : proven;
    const limit = isOptimal ? this.findBetter(CHECKED_COST, SAME_WHOLE / 2) : this.lower;
    const most = status === "infeasible" ? this.most : limit;
    return { status, plan, bound, proof, limit: most, hasWholeCosts };
  }

  /** The largest cost that is better than the best plan's, and by how much others are not. */
  private findBetter(same: number, sameWhole: number): number {
    const { upper } = this.plans;
    if (upper === Number.POSITIVE_INFINITY) return upper;
    return this.hasWholeCosts ? upper - 1 + sameWhole : upper - same * Math.abs(upper);
  }

  private raise(distance: number): number {
    return this.root.bound + Math.max(distance, 1e-6);
  }

  /** A bound between whole costs is as good as the next of them. */
  private roundUp(bound: number): number {
    return this.hasWholeCosts ? Math.ceil(bound - SAME_WHOLE) : bound;
  }
}

/** What all sites and the dearest links together cost. */
function findMostCost({ fixedCost, cost, customerCount }: ServiceNetwork): number {
  const dearest = new Float64Array(customerCount);
  cost.forEach((value, place) => {
    const customer = place % customerCount;
    if (value < Infinity) dearest[customer] = Math.max(dearest[customer] ?? 0, value);
  });
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return sum(fixedCost) + sum(dearest);
}

/** A proof whose prices are in the unit of the file. */
function scaleProof({ prices, end }: ServiceProof, costUnit: number): ServiceProof {
  return {
    prices: prices.map((price) => price.map((value) => value * costUnit)),
    end: end && scaleEnd(end, costUnit),
  };
}

function scaleEnd(end: ProofEnd, costUnit: number): ProofEnd {
  if (end.kind === "claimed") return end;
  if (end.kind === "site") {
    return {
      ...end,
      open: scaleProof(end.open, costUnit),
      closed: scaleProof(end.closed, costUnit),
    };
  }
  const sources = [...end.sources].map(
    ([site, proof]) => [site, scaleProof(proof, costUnit)] as const,
  );
  return { ...end, sources: new Map(sources) };
}

/**
 * Solves the siting model over the plan's own sites and links, so that a plan found on the way is one
 * of the model as well, and throws where it is not.
 */
async function confirmPlan(
  network: ServiceNetwork,
  plans: PlanSearch,
  plan: ServicePlan,
  engine: SolverEngine,
  deadline: number,
): Promise<void> {
  const timeLimitMs = Math.max(2_000, deadline - performance.now());
  const { status } = await solveReduction(network, keepPlanAlone(network, plan), engine, {
    timeLimitMs,
    hasWholeCosts: false,
    findLimit: () => Number.POSITIVE_INFINITY,
    keep: (same) => plans.keep(same),
  });
  if (status === "infeasible") throw new Error("The model refuses the plan found on the way");
}
