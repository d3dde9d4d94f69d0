/**
 * A mixed-integer linear program as plain data:
 *
 *   minimise   cᵀx + offset
 *   subject to rowLower ≤ A x ≤ rowUpper,  columnLower ≤ x ≤ columnUpper,
 *              x[j] integer where integer[j] = 1
 *
 * A is stored by rows: the nonzeros of row r are `index`/`value` from
 * `start[r]` up to (not including) `start[r + 1]`. Missing bounds are ±Infinity.
 * Nothing here knows what the columns mean.
 */
export interface LinearProgram {
  readonly columnCount: number;
  readonly rowCount: number;
  /** c, one entry a column. */
  readonly cost: Float64Array;
  readonly offset: number;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 where the column must be a whole number, else 0. */
  readonly integer: Uint8Array;
  /** What each row says, [row], where it was named; no solver is handed it. */
  readonly rowNames?: readonly string[];
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Row starts, length `rowCount + 1`. */
  readonly start: Int32Array;
  /** Column of each nonzero. */
  readonly index: Int32Array;
  /** Coefficient of each nonzero. */
  readonly value: Float64Array;
}

/** A sparse linear expression: coefficient by column, columns distinct. */
export type Terms = ReadonlyArray<readonly [column: number, coefficient: number]>;
