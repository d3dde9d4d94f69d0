import { boundAllPlans, type ServiceBound } from "@/lib/siting/service/service-bound";
import { hasWholeCosts, type ServiceNetwork } from "@/lib/siting/service/service-network";
import type { ServicePlan } from "@/lib/siting/service/service-plan";
import { PlanSearch } from "@/lib/siting/service/service-plan-search";
import { makeServicePricing } from "@/lib/siting/service/service-pricing";
import { keepPlanAlone } from "@/lib/siting/service/service-reduction";
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
}

/** The first cutoff above the Lagrangian bound, relative. */
const FIRST_CUTOFF = 0.005;
/** Distances of cutoffs from the bound grow by this factor when no plan is below them. */
const CUTOFF_GROWTH = 4;
/** Part of the time that the bound over all plans may take. */
const BOUND_SHARE = 0.25;
/** Two costs nearer than this, relative, are the same. */
const SAME_COST = 1e-9;

/**
 * Cheapest plan of a network, proven where time allows: a Lagrangian bound over all plans, then over
 * parts of them, rules out what no plan up to a cutoff can use; the siting model over what is left
 * of a part is solved exactly; and the cutoff rises until the cheapest plan is below it. `deadline`
 * is in performance.now() milliseconds.
 */
export async function solveService(
  network: ServiceNetwork,
  engine: SolverEngine,
  deadline: number,
): Promise<ServiceAnswer> {
  const now = performance.now();
  const plans = new PlanSearch(network);
  const boundDeadline = now + BOUND_SHARE * (deadline - now);
  const root = boundAllPlans(network, makeServicePricing(network), plans, boundDeadline);
  if (root.bound === Number.POSITIVE_INFINITY) return noPlan("infeasible", null);
  plans.improve(boundDeadline);
  const search = new CutoffSearch(network, root, plans);
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
  readonly hasWholeCosts: boolean;

  constructor(
    network: ServiceNetwork,
    private readonly root: ServiceBound,
    private readonly plans: PlanSearch,
  ) {
    this.hasWholeCosts = hasWholeCosts(network);
    this.lower = this.roundUp(root.bound);
    this.cutoff = Math.min(plans.upper, this.raise(FIRST_CUTOFF * Math.abs(root.bound)));
  }

  /** Largest cost that a plan of use may have: at most the cutoff, and better than the best. */
  findLimit(): number {
    const { upper } = this.plans;
    const better = this.hasWholeCosts ? upper - 1 + 1e-5 : upper - SAME_COST * Math.abs(upper);
    return Math.min(this.cutoff * (1 + SAME_COST), better);
  }

  /** Learns from the plans up to the cutoff; the status, or null if the cutoff has to rise. */
  take({ bound, isComplete }: PartsOutcome): SolveStatus | null {
    const { upper } = this.plans;
    this.lower = Math.max(this.lower, Math.min(this.roundUp(bound), upper));
    if (this.lower >= upper - SAME_COST * Math.abs(upper)) return "optimal";
    if (!isComplete) return this.plans.plan ? "feasible" : "no_solution";
    if (this.cutoff === Number.POSITIVE_INFINITY) return "infeasible";
    const isLast = this.cutoff > this.root.bound + Math.abs(this.root.bound) + 1;
    const grown = this.raise(CUTOFF_GROWTH * (this.cutoff - this.root.bound));
    this.cutoff = Math.min(upper, isLast ? Number.POSITIVE_INFINITY : grown);
    return null;
  }

  answer(status: SolveStatus): ServiceAnswer {
    const { plan, upper } = this.plans;
    const bound = status === "optimal" ? upper : this.lower;
    if (!plan) return noPlan(status, status !== "infeasible" && bound < Infinity ? bound : null);
    return { status, plan, objective: upper, bound };
  }

  private raise(distance: number): number {
    return this.root.bound + Math.max(distance, 1e-6);
  }

  /** A bound between whole costs is as good as the next of them. */
  private roundUp(bound: number): number {
    return this.hasWholeCosts ? Math.ceil(bound - 1e-5) : bound;
  }
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

function noPlan(status: SolveStatus, bound: number | null): ServiceAnswer {
  return { status, plan: null, objective: null, bound };
}
