import type { LinearProgram } from "@/lib/lp/linear-program";

/**
 * The largest breach of any row or bound of a program at a point, and of wholeness, each in parts of
 * the largest term that it sums and of 1 at least; NaN where a value is missing.
 */
export function measureBreach(program: LinearProgram, x: Float64Array): number {
  if (x.length !== program.columnCount || x.some(Number.isNaN)) return Number.NaN;
  let breach = 0;
  const note = (value: number, lower: number, upper: number, size: number) => {
    breach = Math.max(breach, (lower - value) / size, (value - upper) / size);
  };
  x.forEach((value, column) => {
    const [lower, upper] = [program.columnLower[column] ?? 0, program.columnUpper[column] ?? 0];
    note(value, lower, upper, Math.max(1, Math.abs(value)));
    if (program.integer[column]) breach = Math.max(breach, Math.abs(value - Math.round(value)));
  });
  for (let row = 0; row < program.rowCount; row += 1) {
    let [sum, size] = [0, 1];
    for (let k = program.start[row] ?? 0; k < (program.start[row + 1] ?? 0); k += 1) {
      const term = (program.value[k] ?? 0) * (x[program.index[k] ?? 0] ?? 0);
      sum += term;
      size = Math.max(size, Math.abs(term));
    }
    note(sum, program.rowLower[row] ?? 0, program.rowUpper[row] ?? 0, size);
  }
  return breach;
}
