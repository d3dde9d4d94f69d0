import type { Terms } from "@/lib/lp/linear-program";
import type { CriterionId } from "@/lib/schema/scenario";
import { type CriterionRanges, evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import type { CriterionCost } from "@/lib/siting/siting-model";
import type { SolveOptions, SolverModel } from "@/lib/solver/solver";

export interface MeasuredCriterion extends CriterionCost {
  readonly id: CriterionId;
  /** No plan has more of it, in its own unit: what it is counted in beside the others. */
  readonly largest: number;
  /** Row Σ cost·x of the program, free unless a range is being computed. */
  readonly row: number;
}

/** What duals prove of a cost on the program that they belong to; see `recomputeBound`. */
export type Recompute = (cost: CriterionCost, rowDual: Float64Array | null) => number;

/** A criterion may lie this part of its size above its ideal while the others are improved. */
const IDEAL_SLACK = 1e-6;
/** How much less each criterion counts than the one before it. */
const TIE_BREAK = 1.001;
/** Guards a division where a criterion is 0, in its own unit. */
const SMALLEST_SCALE = 1;

/** Σ cost[j]·x[j] as the terms of a row. */
export function listTerms({ cost }: CriterionCost): Terms {
  return Array.from(cost, (coefficient, column) => [column, coefficient] as const).filter(
    ([, coefficient]) => coefficient !== 0,
  );
}

async function minimise(
  model: SolverModel,
  cost: Float64Array,
  options: SolveOptions,
): Promise<{ readonly x: Float64Array; readonly rowDual: Float64Array | null } | null> {
  await model.changeCosts(cost);
  const { status, x, rowDual } = await model.solve({ ...options, relax: true });
  return status === "optimal" && x ? { x, rowDual } : null;
}

function boundRow(model: SolverModel, row: number, upper: number): Promise<void> {
  const lower = Number.NEGATIVE_INFINITY;
  return model.changeRowBounds(Int32Array.of(row), Float64Array.of(lower), Float64Array.of(upper));
}

/**
 * Σ_{j≠k} f_j ÷ largest_j: the others, each in parts of the most there can be of it, and a criterion
 * a trifle less than the one before it: of points that would count alike, one is the least.
 */
function combineOthers(
  criteria: readonly MeasuredCriterion[],
  skipped: MeasuredCriterion,
): Float64Array {
  const combined = new Float64Array(skipped.cost.length);
  for (const [position, criterion] of criteria.entries()) {
    if (criterion === skipped) continue;
    const scale = Math.max(criterion.largest, SMALLEST_SCALE) * TIE_BREAK ** position;
    for (let column = 0; column < combined.length; column += 1) {
      combined[column] = (combined[column] ?? 0) + (criterion.cost[column] ?? 0) / scale;
    }
  }
  return combined;
}

/**
 * Whether a criterion minds most of the columns that the others mind: then its best point is near
 * theirs, and primal pivots lead there. From one that left most columns where they were, the dual
 * method takes a fifth of the time.
 */
function concernsMost(cost: Float64Array, others: Float64Array): boolean {
  const count = (costs: Float64Array) => costs.reduce((sum, each) => sum + (each ? 1 : 0), 0);
  return 2 * count(cost) > count(others);
}

/** The point that is best for one criterion and, among those, best for the others. */
async function findPayoff(
  model: SolverModel,
  criteria: readonly MeasuredCriterion[],
  first: MeasuredCriterion,
  recompute: Recompute | undefined,
): Promise<{ ideal: number; idealBound?: number; point: Float64Array } | null> {
  // One criterion alone leaves most of the program to presolve, which a warm start would skip.
  const best = await minimise(model, first.cost, { fromReference: true });
  if (!best) return null;
  const ideal = evaluateCost(first, best.x);
  const checked = recompute ? { idealBound: recompute(first, best.rowDual) } : {};
  const slack = IDEAL_SLACK * Math.max(Math.abs(ideal), SMALLEST_SCALE);
  await boundRow(model, first.row, ideal - first.offset + slack);
  const others = combineOthers(criteria, first);
  const method = concernsMost(first.cost, others) ? "primal" : "dual";
  const point = await minimise(model, others, { method });
  await boundRow(model, first.row, Number.POSITIVE_INFINITY);
  return { ideal, ...checked, point: (point ?? best).x };
}

/**
 * Ideal and nadir of each criterion from a lexicographic payoff table on the LP relaxation:
 *
 *   ideal_k = min f_k;   payoff row k = argmin Σ_{j≠k} f_j ÷ largest_j  with  f_k ≤ ideal_k;
 *   nadir_k = max of f_k over the payoff rows.
 *
 * Without the second step a row's other values would be arbitrary among equals, and the nadirs far
 * too high. What the others are counted in is a figure of the question, none of a point: many points
 * are best for one criterion, each engine ends with another, and the same weights must mean the same
 * by either. The model must have no reference basis yet. With `recompute` each ideal also says how far
 * it is a bound. Returns null when no point meets the constraints. Costs are left changed.
 */
export async function computeRanges(
  model: SolverModel,
  criteria: readonly MeasuredCriterion[],
  recompute?: Recompute,
): Promise<CriterionRanges | null> {
  const ideals = new Map<MeasuredCriterion, { ideal: number; idealBound?: number }>();
  const points: Float64Array[] = [];
  for (const criterion of criteria) {
    const payoff = await findPayoff(model, criteria, criterion, recompute);
    if (!payoff) return null;
    const { point, ...ideal } = payoff;
    ideals.set(criterion, ideal);
    points.push(point);
  }
  return new Map(
    criteria.map((criterion) => {
      const found = ideals.get(criterion) ?? { ideal: Number.NaN };
      // At its own row it is held to its ideal: what it has there beyond is slack that nothing minds.
      const others = points.filter((_, row) => criteria[row] !== criterion);
      const values = others.map((point) => evaluateCost(criterion, point));
      return [criterion.id, { ...found, nadir: Math.max(found.ideal, ...values) }] as const;
    }),
  );
}
