import type { LinearProgram } from "@/lib/lp/linear-program";
import { findCommonStep, roundInwards, type Steps, WHOLE_NUMBERS } from "./whole-steps";

/** Passes over all rows at most: what a later one finds is small, and the engine finds it too. */
const MOST_PASSES = 20;
/** Engines let a row be broken by this, in parts of its size; so bounds that cross by less meet. */
const NOISE = 1e-7;

/** What is known of the columns so far. */
interface Knowledge {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The values a column may take, by column; undefined = any. */
  readonly steps: Array<Steps | undefined>;
}

/**
 * The same mixed-integer program with what whole numbers say of its bounds written out, for an
 * engine that does not see it or takes it for noise:
 *
 * - bounds of whole columns are rounded inwards;
 * - a row over one column (fixed ones aside) becomes a bound of that column, and is free;
 * - a column that an equation ties to whole ones, load = 5·count, takes whole steps like them;
 * - a row over columns in whole steps has its bounds rounded inwards to their common step.
 *
 * No point of the program is lost and none is gained. Positions stay as they are. Null where that
 * alone shows that no point meets the program.
 */
export function tightenIntegers(program: LinearProgram): LinearProgram | null {
  const known: Knowledge = {
    lower: program.columnLower.slice(),
    upper: program.columnUpper.slice(),
    steps: Array.from(program.integer, (flag) => (flag ? WHOLE_NUMBERS : undefined)),
  };
  const rowLower = program.rowLower.slice();
  const rowUpper = program.rowUpper.slice();
  for (let column = 0; column < program.columnCount; column += 1) {
    if (!roundColumn(known, column)) return null;
  }
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let moved = false;
    for (let row = 0; row < program.rowCount; row += 1) {
      const outcome = tightenRow(program, row, known, rowLower, rowUpper);
      if (outcome === "infeasible") return null;
      moved ||= outcome === "moved";
    }
    if (!moved) break;
  }
  return { ...program, columnLower: known.lower, columnUpper: known.upper, rowLower, rowUpper };
}

/** Moves a column's bounds inwards to its steps; false where none is left between them. */
function roundColumn({ lower, upper, steps }: Knowledge, column: number): boolean {
  const rounded = roundInwards(lower[column] ?? 0, upper[column] ?? 0, steps[column]);
  lower[column] = rounded.lower;
  // Bounds that cross in the last digits meet.
  upper[column] = isNear(rounded.lower, rounded.upper) ? rounded.lower : rounded.upper;
  return (lower[column] ?? 0) <= (upper[column] ?? 0);
}

function isNear(a: number, b: number): boolean {
  const size = Math.max(1, Math.abs(a), Math.abs(b));
  return a === b || (size < Infinity && Math.abs(a - b) <= NOISE * size);
}

type Outcome = "moved" | "unmoved" | "infeasible";

function tightenRow(
  program: LinearProgram,
  row: number,
  known: Knowledge,
  rowLower: Float64Array,
  rowUpper: Float64Array,
): Outcome {
  const [lower, upper] = [rowLower[row] ?? 0, rowUpper[row] ?? 0];
  if (lower === -Infinity && upper === Infinity) return "unmoved";
  const { fixed, free } = splitTerms(program, row, known);
  const [only] = free;
  if (only && free.length === 1) {
    rowLower[row] = -Infinity;
    rowUpper[row] = Infinity;
    return boundColumn(known, only, lower - fixed, upper - fixed);
  }
  if (free.length === 0) {
    const kept = fixed >= lower || isNear(fixed, lower);
    return kept && (fixed <= upper || isNear(fixed, upper)) ? "unmoved" : "infeasible";
  }
  const outcome = lower === upper ? tieColumn(known, free, lower - fixed) : "unmoved";
  if (outcome !== "unmoved") return outcome;
  const steps = findCommonStep(
    free.map(({ column, value }) => ({ value, steps: known.steps[column] })),
  );
  if (!steps) return "unmoved";
  const rounded = roundInwards(lower, upper, { ...steps, offset: steps.offset + fixed });
  rowLower[row] = rounded.lower;
  rowUpper[row] = isNear(rounded.lower, rounded.upper) ? rounded.lower : rounded.upper;
  return rounded.lower <= (rowUpper[row] ?? 0) ? "unmoved" : "infeasible";
}

interface Term {
  readonly column: number;
  readonly value: number;
}

/** A row's sum over fixed columns, and its other terms. */
function splitTerms(program: LinearProgram, row: number, { lower, upper }: Knowledge) {
  const free: Term[] = [];
  let fixed = 0;
  for (let k = program.start[row] ?? 0; k < (program.start[row + 1] ?? 0); k += 1) {
    const column = program.index[k] ?? 0;
    const value = program.value[k] ?? 0;
    if (value === 0) continue;
    if (lower[column] === upper[column]) fixed += value * (lower[column] ?? 0);
    else free.push({ column, value });
  }
  return { fixed, free };
}

/** lower ≤ value·x ≤ upper, as bounds of the column. */
function boundColumn(known: Knowledge, { column, value }: Term, lower: number, upper: number) {
  const [from, to] = value > 0 ? [lower / value, upper / value] : [upper / value, lower / value];
  const before = [known.lower[column] ?? 0, known.upper[column] ?? 0] as const;
  known.lower[column] = Math.max(before[0], from);
  known.upper[column] = Math.min(before[1], to);
  if (!roundColumn(known, column)) return "infeasible";
  const after = [known.lower[column] ?? 0, known.upper[column] ?? 0] as const;
  return isNear(before[0], after[0]) && isNear(before[1], after[1]) ? "unmoved" : "moved";
}

/** Of an equation whose other columns take whole steps, the last one does too. */
function tieColumn(known: Knowledge, free: readonly Term[], sum: number): Outcome {
  const loose = free.filter(({ column }) => !known.steps[column]);
  const [tied] = loose;
  if (!tied || loose.length > 1) return "unmoved";
  const others = free.filter((term) => term !== tied);
  const common = findCommonStep(
    others.map(({ column, value }) => ({ value: -value / tied.value, steps: known.steps[column] })),
  );
  if (!common) return "unmoved";
  known.steps[tied.column] = { step: common.step, offset: common.offset + sum / tied.value };
  return roundColumn(known, tied.column) ? "moved" : "infeasible";
}
