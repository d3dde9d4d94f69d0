import type { LinearProgram } from "./linear-program";
import { PreciseSum, UNIT_ROUNDOFF } from "./precise-sum";

/** Terms and products whose rounding an entry of the reduced costs gathers beyond its own terms. */
const EXTRA_ROUNDINGS = 3;

/**
 * A dual that leans on a side of its row that has no bound would claim an infinite bound: it is
 * taken as 0, which is always allowed.
 */
function clipDual(dual: number, lower: number, upper: number): number {
  if (!Number.isFinite(dual)) return 0;
  if (dual > 0) return Number.isFinite(lower) ? dual : 0;
  return Number.isFinite(upper) ? dual : 0;
}

/**
 * What weak duality proves of a linear program from any multipliers of its rows, whoever found them:
 *
 *   min cᵀx + offset ≥ offset + Σ_rows (y > 0 ? y·lower : y·upper) + Σ_columns min_{l ≤ x ≤ u} d·x,
 *   d = c − Aᵀy
 *
 * Every allowance for rounding is taken off, so that the figure holds in exact arithmetic: it is too
 * low by some units of the sixteenth digit of the terms (in a siting program, whose terms are near 1,
 * by less than 1e-9) and never too high. It is −Infinity where a column without a bound has a reduced cost
 * that may lean that way, if only by rounding: bound such columns in the program by what is implied.
 * Whole numbers are not asked for, so it bounds a mixed-integer program as well.
 *
 * @param rowDuals ∂objective/∂(row bound), [row]; too few are taken as 0
 */
export function computeDualBound(program: LinearProgram, rowDuals: ArrayLike<number>): number {
  const { columnCount, rowCount, start, index, value, rowLower, rowUpper } = program;
  const reduced = Float64Array.from(program.cost);
  const size = program.cost.map(Math.abs);
  const roundings = new Int32Array(columnCount).fill(EXTRA_ROUNDINGS);
  const sum = new PreciseSum();
  sum.add(program.offset);
  for (let row = 0; row < rowCount; row += 1) {
    const [lower, upper] = [rowLower[row] ?? Number.NaN, rowUpper[row] ?? Number.NaN];
    const dual = clipDual(rowDuals[row] ?? 0, lower, upper);
    if (dual === 0) continue;
    sum.add(dual * (dual > 0 ? lower : upper));
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at += 1) {
      const column = index[at] ?? 0;
      const term = dual * (value[at] ?? 0);
      reduced[column] = (reduced[column] ?? 0) - term;
      size[column] = (size[column] ?? 0) + Math.abs(term);
      roundings[column] = (roundings[column] ?? 0) + 1;
    }
  }
  for (let column = 0; column < columnCount; column += 1) {
    const error = (roundings[column] ?? 0) * UNIT_ROUNDOFF * (size[column] ?? 0);
    const [low, high] = [(reduced[column] ?? 0) - error, (reduced[column] ?? 0) + error];
    sum.add(
      minimiseColumn(low, high, program.columnLower[column] ?? 0, program.columnUpper[column] ?? 0),
    );
  }
  const bound = sum.floor();
  return Number.isNaN(bound) ? Number.NEGATIVE_INFINITY : bound;
}

/** d·x; what costs nothing costs nothing at infinity too. */
function multiply(cost: number, at: number): number {
  return cost === 0 ? 0 : cost * at;
}

/** min d·x over l ≤ x ≤ u for the worst d between `low` and `high`: at one of the four corners. */
function minimiseColumn(low: number, high: number, lower: number, upper: number): number {
  return Math.min(
    multiply(low, lower),
    multiply(high, lower),
    multiply(low, upper),
    multiply(high, upper),
  );
}
