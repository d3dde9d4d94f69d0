import {
  type CriterionRange,
  criterionIds,
  hasRange,
  normaliseCriterion,
} from "@/lib/siting/criteria/criterion-costs";
import type { Basis } from "@/lib/solver/solver";
import type { WarmModel } from "../warm/warm-model";
import { normalisePoint } from "../warm/weigh-plan";
import { BasisShelf } from "./basis-shelf";
import { KnownPlans } from "./known-plans";
import { type MeshTarget, WeightMesh } from "./weight-mesh";
import { type CriterionVector, toPlaceVector } from "./weight-vector";

/** The best plan known for a weighting, and how good it is at least. */
export interface KnownAnswer {
  readonly x: Float64Array;
  readonly objective: number;
  /** No plan has a lower objective than this. */
  readonly bound: number;
  /** The same from bounds alone that duals prove on the model's rows. */
  readonly recomputedBound: number;
}

/** Lower bounds on the optimum of one weighting. */
export type LearntBound = Pick<KnownAnswer, "bound" | "recomputedBound">;

const MOST_PLANS = 600;
const MOST_BASES = 500;
/** Vertices of the mesh; beyond them nothing is divided any more. */
const MOST_BOUNDS = 800;
/** What tolerances of an engine, or of a mixture of weights, can be worth in a bound, in units of the objective. */
const TOLERANCE = 1e-6;

/**
 * What earlier solves of one structure say about any weighting of it. Its plans all meet the same
 * rules, so each is an upper bound under every weighting; lower bounds are joined by `WeightMesh`.
 */
export class Knowledge {
  private readonly plans: KnownPlans;
  private readonly bases = new BasisShelf(MOST_BASES);
  private readonly mesh: WeightMesh;
  private boundCount = 0;
  /** Time that was spent on learning alone, ms. */
  studyMs = 0;

  constructor(private readonly warm: WarmModel) {
    this.plans = new KnownPlans(warm.siting.program.columnCount, MOST_PLANS);
    this.mesh = new WeightMesh(criterionIds.map((id) => boundCorner(warm.ranges?.get(id))));
  }

  get size(): { readonly plans: number; readonly bounds: number } {
    return { plans: this.plans.size, bounds: this.boundCount };
  }

  /** The best plan known for a weighting; null where none is. */
  look(weights: CriterionVector): KnownAnswer | null {
    const best = this.plans.findBest(weights);
    if (!best) return null;
    const most = (bound: number) => Math.min(best.objective, bound);
    const { bound, recomputedBound } = this.mesh.boundAt(weights);
    return { ...best, bound: most(bound), recomputedBound: most(recomputedBound) };
  }

  /** Takes a point over that meets all the rules, network and whole numbers included. */
  learnPlan(x: Float64Array): void {
    const { siting, ranges } = this.warm;
    if (!ranges) return;
    const place = toPlaceVector(normalisePoint(siting, ranges, x));
    if (this.plans.add(x, place)) this.mesh.addPlan(place);
  }

  /**
   * Takes a proven lower bound over where it says more by `worth` than is known, and the basis of
   * the LP that it comes from. With `worth` 0 the mesh is divided there even if the bound says
   * nothing new: else who looks for the worst place to solve is sent there again and again.
   */
  learnBound(weights: CriterionVector, learnt: LearntBound, worth: number, basis?: Basis): void {
    if (basis) this.bases.add(weights, basis);
    const safe = learnt.bound - TOLERANCE;
    const known = this.mesh.boundAt(weights);
    const isWorth = worth === 0 || safe >= known.bound + worth;
    if (!isWorth || this.boundCount >= MOST_BOUNDS) return;
    this.boundCount += 1;
    this.mesh.addBound({
      weights,
      bound: Math.max(safe, known.bound),
      recomputedBound: Math.max(learnt.recomputedBound - TOLERANCE, known.recomputedBound),
    });
  }

  /** Where a solve would teach most; null where nothing is left to learn. */
  findTarget(): MeshTarget | null {
    return this.plans.size > 0 && this.boundCount < MOST_BOUNDS ? this.mesh.findWorst() : null;
  }

  /** The basis to start from for a weighting; null where none is known. */
  findBasis(weights: CriterionVector): Basis | null {
    return this.bases.findNearest(weights);
  }
}

/**
 * The bounds where one criterion has all the weight: no plan lies below an ideal, as far as that is
 * so. A criterion that leaves no choice counts 0 whatever the plan.
 */
function boundCorner(range: CriterionRange | undefined): LearntBound {
  if (!range || !hasRange(range)) return { bound: -TOLERANCE, recomputedBound: -TOLERANCE };
  const { ideal, idealBound } = range;
  const lowest = (value: number) => Math.min(0, normaliseCriterion(value, range)) - TOLERANCE;
  const recomputedBound = idealBound === undefined ? -Infinity : lowest(idealBound);
  return { bound: lowest(idealBound ?? ideal), recomputedBound };
}
