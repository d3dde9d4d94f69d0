import type { LinearProgram } from "@/lib/lp/linear-program";
import { roundInwards, WHOLE_NUMBERS } from "./whole-steps";

type ColumnBounds = Pick<LinearProgram, "columnLower" | "columnUpper">;

/**
 * Bounds with those of whole columns rounded inwards; they may cross then. No engine here can be
 * given 0.5 ≤ x ≤ 4 for a whole x: GLPK refuses it, and HiGHS calls wrong points optimal.
 *
 * @param integer 1 where the bounds are a whole column's, in the order of the bounds
 */
export function roundWholeBounds(
  integer: Uint8Array,
  { columnLower, columnUpper }: ColumnBounds,
): ColumnBounds {
  const rounded = { columnLower: columnLower.slice(), columnUpper: columnUpper.slice() };
  integer.forEach((flag, position) => {
    if (!flag) return;
    const [lower, upper] = [columnLower[position] ?? 0, columnUpper[position] ?? 0];
    const whole = roundInwards(lower, upper, WHOLE_NUMBERS);
    rounded.columnLower[position] = whole.lower;
    rounded.columnUpper[position] = whole.upper;
  });
  return rounded;
}
