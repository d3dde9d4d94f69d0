import type { Terms } from "@/lib/lp/linear-program";
import type { CriterionId } from "@/lib/schema/scenario";
import { type CriterionRanges, evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import type { CriterionCost } from "@/lib/siting/siting-model";
import type { SolverModel } from "@/lib/solver/solver";

export interface MeasuredCriterion extends CriterionCost {
  readonly id: CriterionId;
  /** Row Σ cost·x of the program, free unless a range is being computed. */
  readonly row: number;
}

/** A criterion may lie this part of its span above its ideal while the others are improved. */
const IDEAL_SLACK = 1e-6;

/** Σ cost[j]·x[j] as the terms of a row. */
export function listTerms({ cost }: CriterionCost): Terms {
  return Array.from(cost, (coefficient, column) => [column, coefficient] as const).filter(
    ([, coefficient]) => coefficient !== 0,
  );
}

async function minimise(model: SolverModel, cost: Float64Array): Promise<Float64Array | null> {
  await model.changeCosts(cost);
  const result = await model.solve({ relax: true });
  return result.status === "optimal" ? result.x : null;
}

function boundRow(model: SolverModel, row: number, upper: number): Promise<void> {
  const lower = Number.NEGATIVE_INFINITY;
  return model.changeRowBounds(Int32Array.of(row), Float64Array.of(lower), Float64Array.of(upper));
}

/** Σ_{j≠k} f_j ÷ span_j: the others, each in units of its own span. */
function combineOthers(
  criteria: readonly MeasuredCriterion[],
  spans: readonly number[],
  skipped: number,
): Float64Array {
  const combined = new Float64Array(criteria[0]?.cost.length ?? 0);
  criteria.forEach(({ cost }, j) => {
    const span = spans[j] ?? 0;
    if (j === skipped || span <= 0) return;
    for (let column = 0; column < cost.length; column += 1) {
      combined[column] = (combined[column] ?? 0) + (cost[column] ?? 0) / span;
    }
  });
  return combined;
}

/**
 * Ideal and nadir of each criterion from a lexicographic payoff table on the LP relaxation:
 *
 *   ideal_k = min f_k;   payoff row k = argmin Σ_{j≠k} f_j ÷ span_j  with  f_k ≤ ideal_k;
 *   nadir_k = max of f_k over the payoff rows.
 *
 * Without the second step a row's other values would be arbitrary among equals, and the nadirs far
 * too high. Returns null when no point meets the constraints. Costs are left changed.
 */
export async function computeRanges(
  model: SolverModel,
  criteria: readonly MeasuredCriterion[],
): Promise<CriterionRanges | null> {
  const points: Float64Array[] = [];
  for (const { cost } of criteria) {
    const point = await minimise(model, cost);
    if (!point) return null;
    points.push(point);
  }
  const ideals = criteria.map((criterion, k) => {
    const point = points[k];
    return point ? evaluateCost(criterion, point) : Number.NaN;
  });
  const highest = (rows: readonly Float64Array[]) =>
    criteria.map((criterion) => Math.max(...rows.map((point) => evaluateCost(criterion, point))));
  const spans = highest(points).map((high, k) => high - (ideals[k] ?? 0));
  const rows: Float64Array[] = [];
  for (const [k, criterion] of criteria.entries()) {
    const slack = IDEAL_SLACK * Math.max(spans[k] ?? 0, 1e-6);
    await boundRow(model, criterion.row, (ideals[k] ?? 0) - criterion.offset + slack);
    const row = await minimise(model, combineOthers(criteria, spans, k));
    await boundRow(model, criterion.row, Number.POSITIVE_INFINITY);
    rows.push(row ?? points[k] ?? new Float64Array());
  }
  const nadirs = highest(rows);
  return new Map(
    criteria.map(({ id }, k) => {
      const ideal = ideals[k] ?? Number.NaN;
      return [id, { ideal, nadir: Math.max(ideal, nadirs[k] ?? ideal) }] as const;
    }),
  );
}
