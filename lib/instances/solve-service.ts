import { buildModel } from "@/lib/siting/build-model";
import { readServicePlan } from "@/lib/siting/read-service-plan";
import { boundService, type ServiceBound } from "@/lib/siting/service-bound";
import { hasWholeCosts, type ServiceNetwork } from "@/lib/siting/service-network";
import { costPlan, type ServicePlan } from "@/lib/siting/service-plan";
import {
  buildServiceProblem,
  reduceService,
  type ServiceReduction,
} from "@/lib/siting/service-reduction";
import { checkServicePlan } from "@/lib/siting/verify/check-service-plan";
import type { SolveResult, SolverEngine, SolveStatus } from "@/lib/solver/solver";

/** Best plan found and what is proven about it. */
export interface ServiceAnswer {
  readonly status: SolveStatus;
  readonly plan: ServicePlan | null;
  /** Cost of the plan; null without one. */
  readonly objective: number | null;
  /** Proven lower bound on the cost of every plan; null where none is known. */
  readonly bound: number | null;
}

/** The first cutoffs above the Lagrangian bound, relative, and the links that make one too large. */
const CUTOFF_STEPS = [0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005];
const MANY_LINKS = { singleSource: 2_000, split: 20_000 };
/** A model over more links than this does not fit the solver's memory. */
const MAX_LINKS = 400_000;
/** Part of the time that the bound may take. */
const BOUND_SHARE = 0.25;
/** Cutoffs grow by this factor when no plan is below them. */
const CUTOFF_GROWTH = 4;
/** Two costs nearer than this, relative, are the same. */
const SAME_COST = 1e-9;

/**
 * Cheapest plan of a network, proven where time allows: a Lagrangian bound prices out the links
 * and sites that no plan below a cutoff can use, the siting model over the rest is solved exactly,
 * and the cutoff rises until the cheapest plan is below it. `deadline` is in performance.now()
 * milliseconds.
 */
export async function solveService(
  network: ServiceNetwork,
  engine: SolverEngine,
  deadline: number,
): Promise<ServiceAnswer> {
  const now = performance.now();
  const proof = boundService(network, now + BOUND_SHARE * (deadline - now));
  if (proof.bound === Number.POSITIVE_INFINITY) return noPlan("infeasible", null);
  const search = new CutoffSearch(network, proof);
  for (;;) {
    const reduction = search.reduce();
    if (reduction.links.length > MAX_LINKS) return search.giveUp();
    try {
      const result = await solveReduction(network, reduction, engine, deadline, search);
      const answer = search.take(reduction, result);
      if (answer) return answer;
    } catch (error) {
      // An engine out of memory takes nothing from the plan and the bound that are known.
      if (!search.hasPlan) throw error;
      return search.giveUp();
    }
  }
}

/** State of the search: the cutoff, the cheapest plan and the bound so far. */
class CutoffSearch {
  private plan: ServicePlan | null = null;
  private upper = Number.POSITIVE_INFINITY;
  private lower: number;
  private cutoff: number;
  readonly hasWholeCosts: boolean;

  constructor(
    private readonly network: ServiceNetwork,
    private readonly proof: ServiceBound,
  ) {
    this.hasWholeCosts = hasWholeCosts(network);
    this.lower = this.roundUp(proof.bound);
    if (proof.plan) this.keep(proof.plan);
    this.cutoff = Math.min(this.upper, this.startCutoff());
  }

  get hasPlan(): boolean {
    return this.plan !== null;
  }

  reduce(): ServiceReduction {
    return reduceService(this.network, this.proof, this.cutoff);
  }

  /** Keeps a plan that is cheaper than the best so far. */
  keep(plan: ServicePlan): void {
    if (checkServicePlan(this.network, plan).length > 0) return;
    const cost = costPlan(this.network, plan);
    if (cost < this.upper) [this.plan, this.upper] = [plan, cost];
  }

  /** Learns from a solved reduction; the answer, or null if the cutoff has to rise. */
  take(reduction: ServiceReduction, result: SolveResult): ServiceAnswer | null {
    const { cutoff } = reduction;
    const isLimited = result.status !== "optimal" && result.status !== "infeasible";
    // A plan below the cutoff is a plan of the reduction, which has none below its own bound.
    const proven = result.status === "infeasible" ? cutoff : Math.min(result.bound, cutoff);
    if (proven > this.lower) this.lower = Math.min(this.roundUp(proven), this.upper);
    if (this.isProven()) return this.answer("optimal");
    if (isLimited) return this.giveUp();
    if (cutoff === Number.POSITIVE_INFINITY) {
      // Nothing was left out: an optimal result without a valid plan is a defect of the solution.
      return result.status === "infeasible" ? noPlan("infeasible", null) : this.giveUp();
    }
    const grown = this.proof.bound + CUTOFF_GROWTH * Math.max(cutoff - this.proof.bound, 1e-6);
    const isLast = cutoff > this.proof.bound + Math.abs(this.proof.bound) + 1;
    this.cutoff = Math.min(this.upper, isLast ? Number.POSITIVE_INFINITY : grown);
    if (result.status === "optimal") this.cutoff = this.upper;
    return null;
  }

  /** The best so far, where the rest is too large to be solved. */
  giveUp(): ServiceAnswer {
    return this.answer(this.plan ? "feasible" : "no_solution");
  }

  private answer(status: SolveStatus): ServiceAnswer {
    const bound = status === "optimal" ? this.upper : this.lower;
    if (!this.plan) return noPlan(status, Number.isFinite(bound) ? bound : null);
    return { status, plan: this.plan, objective: this.upper, bound };
  }

  private isProven(): boolean {
    return this.lower >= this.upper - SAME_COST * Math.abs(this.upper);
  }

  /** A bound between whole costs is as good as the next of them. */
  private roundUp(bound: number): number {
    return this.hasWholeCosts ? Math.ceil(bound - 1e-5) : bound;
  }

  private startCutoff(): number {
    const { bound } = this.proof;
    const kind = this.network.singleSource ? "singleSource" : "split";
    const cutoffs = CUTOFF_STEPS.map((step) => bound + Math.max(1e-6, step * Math.abs(bound)));
    const isSmall = (cutoff: number) =>
      reduceService(this.network, this.proof, cutoff).links.length <= MANY_LINKS[kind];
    return cutoffs.find(isSmall) ?? cutoffs.at(-1) ?? bound;
  }
}

async function solveReduction(
  network: ServiceNetwork,
  reduction: ServiceReduction,
  engine: SolverEngine,
  deadline: number,
  search: CutoffSearch,
): Promise<SolveResult> {
  const model = buildModel(buildServiceProblem(network, reduction));
  const loaded = await engine.load(model.program, { lane: "long" });
  try {
    const keep = (x: Float64Array) => search.keep(readServicePlan(network, reduction, model, x));
    const result = await loaded.solve({
      timeLimitMs: Math.max(1, deadline - performance.now()),
      absoluteGap: search.hasWholeCosts ? 0.99 : 1e-6,
      relativeGap: 0,
      onIncumbent: keep,
    });
    if (result.x) keep(result.x);
    return result;
  } finally {
    await loaded.dispose();
  }
}

function noPlan(status: SolveStatus, bound: number | null): ServiceAnswer {
  return { status, plan: null, objective: null, bound };
}
