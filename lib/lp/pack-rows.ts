import type { Terms } from "./linear-program";

/** A row to add to a program: lower ≤ Σ coefficient · column ≤ upper. */
export interface NewRow {
  readonly terms: Terms;
  readonly lower: number;
  readonly upper: number;
}

/** Rows in compressed form, as in `LinearProgram`. */
export interface PackedRows {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** Packs new rows as compressed sparse rows; terms with coefficient 0 are dropped. */
export function packRows(rows: readonly NewRow[]): PackedRows {
  const start = new Int32Array(rows.length + 1);
  const index: number[] = [];
  const value: number[] = [];
  rows.forEach((row, position) => {
    for (const [column, coefficient] of row.terms) {
      if (coefficient === 0) continue;
      index.push(column);
      value.push(coefficient);
    }
    start[position + 1] = index.length;
  });
  return {
    lower: Float64Array.from(rows, (row) => row.lower),
    upper: Float64Array.from(rows, (row) => row.upper),
    start,
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}
