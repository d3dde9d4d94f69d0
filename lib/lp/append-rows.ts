import type { LinearProgram } from "./linear-program";
import type { PackedRows } from "./pack-rows";

function join<T extends Float64Array | Int32Array>(first: T, second: T, empty: T): T {
  empty.set(first);
  empty.set(second, first.length);
  return empty;
}

/** Rows that come packed bear no name: they are called by their place. */
function extendNames(names: readonly string[], count: number): string[] {
  return [...names, ...Array.from({ length: count }, (_, k) => `row${names.length + k}`)];
}

/** A program with more rows below its own; both inputs stay as they are. */
export function appendRows(program: LinearProgram, rows: PackedRows): LinearProgram {
  const joinNumbers = (first: Float64Array, second: Float64Array) =>
    join(first, second, new Float64Array(first.length + second.length));
  const joinIndices = (first: Int32Array, second: Int32Array) =>
    join(first, second, new Int32Array(first.length + second.length));
  const offset = program.index.length;
  return {
    ...program,
    rowCount: program.rowCount + rows.lower.length,
    ...(program.rowNames && { rowNames: extendNames(program.rowNames, rows.lower.length) }),
    rowLower: joinNumbers(program.rowLower, rows.lower),
    rowUpper: joinNumbers(program.rowUpper, rows.upper),
    start: joinIndices(
      program.start,
      rows.start.subarray(1).map((start) => start + offset),
    ),
    index: joinIndices(program.index, rows.index),
    value: joinNumbers(program.value, rows.value),
  };
}
