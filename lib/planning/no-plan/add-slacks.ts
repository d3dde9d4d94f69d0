import type { LinearProgram } from "@/lib/lp/linear-program";

/** A row that may be broken at a price: by going above its upper or below its lower bound. */
export interface Slack {
  readonly row: number;
  readonly side: "upper" | "lower";
  /** Price of one unit of slack. */
  readonly cost: number;
}

/**
 * The program with one more column for each slack, in their order after its own columns:
 *
 *   activity − s ≤ upper   or   activity + s ≥ lower,   s ≥ 0.
 *
 * Its cost is the price of the slacks alone.
 */
export function addSlacks(program: LinearProgram, slacks: readonly Slack[]): LinearProgram {
  const extra = new Map<number, Array<readonly [column: number, value: number]>>();
  slacks.forEach(({ row, side }, position) => {
    const entry = [program.columnCount + position, side === "upper" ? -1 : 1] as const;
    extra.set(row, [...(extra.get(row) ?? []), entry]);
  });
  const start = new Int32Array(program.rowCount + 1);
  const index: number[] = [];
  const value: number[] = [];
  for (let row = 0; row < program.rowCount; row += 1) {
    for (let k = program.start[row] ?? 0; k < (program.start[row + 1] ?? 0); k += 1) {
      index.push(program.index[k] ?? 0);
      value.push(program.value[k] ?? 0);
    }
    for (const [column, coefficient] of extra.get(row) ?? []) {
      index.push(column);
      value.push(coefficient);
    }
    start[row + 1] = index.length;
  }
  const extend = (own: Float64Array, more: (slack: Slack) => number) =>
    Float64Array.from([...own, ...slacks.map(more)]);
  return {
    ...program,
    columnCount: program.columnCount + slacks.length,
    cost: extend(new Float64Array(program.columnCount), (slack) => slack.cost),
    offset: 0,
    columnLower: extend(program.columnLower, () => 0),
    columnUpper: extend(program.columnUpper, () => Number.POSITIVE_INFINITY),
    integer: Uint8Array.from([...program.integer, ...slacks.map(() => 0)]),
    start,
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}
