/**
 * A matrix stored by rows: the entries of row r are `index`/`value` from `start[r]` up to (not
 * including) `start[r + 1]`; columns are in no particular order and occur once a row.
 */
export interface SparseMatrix {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

export type Entry = readonly [row: number, column: number, value: number];

/** Collects entries into a sparse matrix; entries of one place are added up. */
export function buildSparse(
  rowCount: number,
  columnCount: number,
  entries: Iterable<Entry>,
): SparseMatrix {
  const rows = Array.from({ length: rowCount }, () => new Map<number, number>());
  for (const [row, column, value] of entries) {
    const cells = rows[row];
    if (cells === undefined || column < 0 || column >= columnCount) {
      throw new RangeError(`No entry at ${row}, ${column} of ${rowCount} × ${columnCount}`);
    }
    cells.set(column, (cells.get(column) ?? 0) + value);
  }
  const start = new Int32Array(rowCount + 1);
  rows.forEach((cells, row) => {
    start[row + 1] = (start[row] ?? 0) + cells.size;
  });
  return {
    rowCount,
    columnCount,
    start,
    index: Int32Array.from(rows.flatMap((cells) => [...cells.keys()])),
    value: Float64Array.from(rows.flatMap((cells) => [...cells.values()])),
  };
}

/** The entries of one row as pairs of column and value. */
export function readRow(matrix: SparseMatrix, row: number): [column: number, value: number][] {
  const pairs: [number, number][] = [];
  const end = matrix.start[row + 1] ?? 0;
  for (let position = matrix.start[row] ?? 0; position < end; position += 1) {
    pairs.push([matrix.index[position] ?? 0, matrix.value[position] ?? 0]);
  }
  return pairs;
}

/** A·x: [row] from x: [column]. */
export function multiply(matrix: SparseMatrix, x: ArrayLike<number>): Float64Array {
  const product = new Float64Array(matrix.rowCount);
  for (let row = 0; row < matrix.rowCount; row += 1) {
    let sum = 0;
    const end = matrix.start[row + 1] ?? 0;
    for (let position = matrix.start[row] ?? 0; position < end; position += 1) {
      sum += (matrix.value[position] ?? 0) * (x[matrix.index[position] ?? 0] ?? 0);
    }
    product[row] = sum;
  }
  return product;
}

/** Aᵀ·y: [column] from y: [row]. */
export function multiplyTransposed(matrix: SparseMatrix, y: ArrayLike<number>): Float64Array {
  const product = new Float64Array(matrix.columnCount);
  for (let row = 0; row < matrix.rowCount; row += 1) {
    const factor = y[row] ?? 0;
    if (factor === 0) continue;
    const end = matrix.start[row + 1] ?? 0;
    for (let position = matrix.start[row] ?? 0; position < end; position += 1) {
      const column = matrix.index[position] ?? 0;
      product[column] = (product[column] ?? 0) + factor * (matrix.value[position] ?? 0);
    }
  }
  return product;
}
