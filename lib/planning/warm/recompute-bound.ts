import { appendRows } from "@/lib/lp/append-rows";
import { computeDualBound } from "@/lib/lp/dual-bound";
import type { LinearProgram } from "@/lib/lp/linear-program";
import { packRows } from "@/lib/lp/pack-rows";
import { listDeviationBounds } from "@/lib/siting/criteria/out-of-place";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";
import type { SolveResult } from "@/lib/solver/solver";
import type { LoadGuard } from "../network/secured-model";

/** What an engine's tolerances on duals may be worth in a bound, in units of the objective. */
const DUAL_NOISE = 1e-6;

/** A program whose relaxation is solved with all of its target placed. */
export interface BoundedProgram {
  readonly siting: SitingModel;
  /** The models that the program is stacked from, with their columns where they are in it. */
  readonly parts?: readonly SitingModel[];
  /** Whether some of the target may stay unplaced. */
  readonly mayLeave?: boolean;
  /** Its rows follow those of the program, in the order of its cuts. */
  readonly guard?: Pick<LoadGuard, "cuts" | "makeRow">;
}

/** A result of a relaxation whose bound is believed only as far as its duals prove it. */
export interface CheckedRelaxation extends SolveResult {
  /** What the duals prove on the program's own rows; −Infinity where there are none. */
  readonly recomputedBound: number;
}

/** Upper bounds of the columns: nothing is left unplaced, and what has none in the program gets what is implied. */
function boundColumns(
  { siting, parts = [siting], mayLeave = false }: BoundedProgram,
  program: LinearProgram,
): Float64Array {
  const columnUpper = Float64Array.from(program.columnUpper);
  for (const part of parts) {
    if (!mayLeave) columnUpper[part.columns.unmet] = 0;
    for (const [column, upper] of listDeviationBounds(part)) {
      columnUpper[column] = Math.min(columnUpper[column] ?? upper, upper);
    }
  }
  return columnUpper;
}

/**
 * The bound that the duals of a relaxation prove for a cost, by weak duality on the rows as they were
 * written and not as the engine holds them. Of a guard's rows those count that the engine had.
 */
export function recomputeBound(
  bounded: BoundedProgram,
  { cost, offset }: CriterionCost,
  rowDual: Float64Array | null,
): number {
  if (!rowDual) return Number.NEGATIVE_INFINITY;
  const { siting, guard } = bounded;
  const { program } = siting;
  const cuts = guard?.cuts.slice(0, Math.max(0, rowDual.length - program.rowCount)) ?? [];
  const rows = packRows(
    cuts.map((cut) => guard?.makeRow(cut) ?? { terms: [], lower: 0, upper: 0 }),
  );
  const whole = cuts.length > 0 ? appendRows(program, rows) : program;
  const columnUpper = boundColumns(bounded, whole);
  return computeDualBound({ ...whole, columnUpper, cost, offset }, rowDual);
}

/** Recomputes the bound of a relaxation. What the engine says beyond it by more than noise is left out. */
export function checkRelaxation(
  program: BoundedProgram,
  cost: CriterionCost,
  relaxed: SolveResult,
): CheckedRelaxation {
  if (relaxed.status !== "optimal") {
    return { ...relaxed, recomputedBound: Number.NEGATIVE_INFINITY };
  }
  const recomputedBound = recomputeBound(program, cost, relaxed.rowDual);
  const isConfirmed = recomputedBound >= relaxed.bound - DUAL_NOISE;
  return { ...relaxed, bound: isConfirmed ? relaxed.bound : recomputedBound, recomputedBound };
}
