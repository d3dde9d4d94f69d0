import { type CriterionVector, multiply } from "./weight-vector";

/** A place no better than another's by more than this is no better. */
const NOISE = 1e-9;

/** A plan that meets every rule of a structure, whatever the weights: its point without the zeros. */
interface KnownPlan {
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly place: CriterionVector;
}

/** The plans found so far for one structure: none is as good as another on every criterion. */
export class KnownPlans {
  private plans: KnownPlan[] = [];

  /** @param most plans that are kept; the oldest go first */
  constructor(
    private readonly columnCount: number,
    private readonly most: number,
  ) {}

  get size(): number {
    return this.plans.length;
  }

  /**
   * Takes a plan over, unless one that is known is as good on every criterion.
   *
   * @param place on each criterion: 0 = ideal, 1 = nadir
   */
  add(x: Float64Array, place: CriterionVector): boolean {
    if (this.plans.some((plan) => isAsGood(plan.place, place))) return false;
    const kept = this.plans.filter((plan) => !isAsGood(place, plan.place));
    const columns = Int32Array.from(x.keys()).filter((column) => x[column] !== 0);
    const values = Float64Array.from(columns, (column) => x[column] ?? 0);
    const plan = { columns, values, place };
    this.plans = [...kept.slice(Math.max(0, kept.length + 1 - this.most)), plan];
    return true;
  }

  /** The point of the lowest objective under a weighting; null where none is known. */
  findBest(weights: CriterionVector): { x: Float64Array; objective: number } | null {
    let best: KnownPlan | null = null;
    let objective = Number.POSITIVE_INFINITY;
    for (const plan of this.plans) {
      const own = multiply(weights, plan.place);
      if (own < objective) [best, objective] = [plan, own];
    }
    if (!best) return null;
    const x = new Float64Array(this.columnCount);
    const { columns, values } = best;
    columns.forEach((column, position) => {
      x[column] = values[position] ?? 0;
    });
    return { x, objective };
  }
}

function isAsGood(place: CriterionVector, other: CriterionVector): boolean {
  return place.every((value, k) => value <= (other[k] ?? 0) + NOISE);
}
