import type { Certificate } from "@/lib/schema/plan";
import { evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";
import type { SolverModel } from "@/lib/solver/solver";
import type { WarmModel } from "../warm/warm-model";
import { fixOpenSites, withOpenBounds } from "./open-bounds";

/** A plan this close to the bound, in units of the objective, counts as proven. */
export const PROVEN_GAP = 1e-4;
/** Differences of objectives below this are noise. */
const NOISE = 1e-9;
/** What an engine's tolerance on whole numbers can be worth, in units of the objective. */
const EXACTNESS = 1e-6;

/** One question under way: a weighting of a warm model, and how long it may take. */
export interface Search {
  readonly warm: WarmModel;
  readonly cost: CriterionCost;
  /** On the clock of `performance.now()`, ms. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** Options that every solve of a search shares: what is left of the time, and how to stop. */
export function limitSolve({ deadline, signal }: Search): {
  timeLimitMs: number;
  signal?: AbortSignal;
} {
  const timeLimitMs = Math.max(1, deadline - performance.now());
  return signal ? { timeLimitMs, signal } : { timeLimitMs };
}

/** A point of the model, the best so far, with what is known about how good it is. */
export interface Improvement {
  readonly x: Float64Array;
  readonly objective: number;
  /** No plan has a lower objective than this. */
  readonly bound: number;
  /** The part of the bound that duals prove on the model's rows; −Infinity where they prove nothing. */
  readonly recomputedBound: number;
  readonly status: Extract<Certificate["status"], "optimal" | "feasible">;
  readonly stage: Certificate["stage"];
}

/** The best point of a search so far. */
export class Incumbent {
  x: Float64Array | null = null;
  objective = Number.POSITIVE_INFINITY;
  /** The best bound so far that duals prove on the model's rows. */
  recomputedBound = Number.NEGATIVE_INFINITY;

  constructor(private readonly cost: CriterionCost) {}

  /** Takes a point over if it is better, and says whether it was. */
  offer(x: Float64Array | null): boolean {
    if (!x) return false;
    const objective = evaluateCost(this.cost, x);
    if (objective >= this.objective - NOISE) return false;
    this.x = x;
    this.objective = objective;
    return true;
  }

  /** Takes a point over if it is no worse: one whose loads are exact, for one that is near it. */
  refine(x: Float64Array | null): boolean {
    if (!x) return false;
    const objective = evaluateCost(this.cost, x);
    if (objective > this.objective + EXACTNESS) return false;
    this.x = x;
    this.objective = objective;
    return true;
  }

  /** Takes note of a bound that duals prove. */
  raise(recomputedBound: number): void {
    this.recomputedBound = Math.max(this.recomputedBound, recomputedBound);
  }

  /**
   * The best point with the best bound; proven where they meet. A bound that lies above a point is
   * none: then what the duals prove is all that is known.
   */
  describe(x: Float64Array, stated: number, stage: Improvement["stage"]): Improvement {
    const { objective, recomputedBound } = this;
    const bound = stated <= objective + PROVEN_GAP ? stated : recomputedBound;
    const proven = Math.abs(objective - bound) <= PROVEN_GAP;
    return {
      x,
      objective,
      bound: Math.min(bound, objective),
      recomputedBound: Math.min(recomputedBound, objective),
      status: proven ? "optimal" : "feasible",
      stage: proven ? "proven" : stage,
    };
  }
}

/** Sites whose `open` is above a threshold at a point. */
export function listOpenSites(
  { columns }: SitingModel,
  x: Float64Array,
  threshold: number,
): Set<number> {
  const sites = new Set<number>();
  columns.open.forEach((column, site) => {
    if ((x[column] ?? 0) > threshold) sites.add(site);
  });
  return sites;
}

/**
 * Solves again with exactly these sites open: loads are then the best for the choice, and no
 * opening is a fraction. Null where the choice admits no plan.
 */
export async function solveWithSites(
  search: Search,
  model: SolverModel,
  sites: ReadonlySet<number>,
): Promise<Float64Array | null> {
  const { siting } = search.warm;
  // With the openings fixed only whole modules are left to branch on, if there are any.
  const relax = siting.columns.modules.length === 0;
  const result = await withOpenBounds(model, siting, fixOpenSites(siting, sites), () =>
    model.solve({ ...limitSolve(search), relax, pointOnly: true, absoluteGap: PROVEN_GAP / 10 }),
  );
  return result.x;
}
