import { Problem } from "./problem";
import { allocate, type MatrixValue, makeMatrix } from "./value";

/** An index of one dimension: positions from 0, in order, or everything. */
export interface Selection {
  /** null = everything. */
  readonly positions: Int32Array | null;
  /** Shape of the index itself; a mask has that of its finds. */
  readonly rows: number;
  readonly columns: number;
}

export const everything: Selection = { positions: null, rows: 0, columns: 0 };

/** Reads a matrix as an index: true and false choose, numbers count from 1. */
export function selectBy(index: MatrixValue): Selection {
  const { data, logical } = index;
  if (!logical) {
    const positions = Int32Array.from(data, (value) => {
      if (!Number.isInteger(value) || value < 1 || value > 2 ** 31 - 1)
        throw new Problem(`${value} is no index`);
      return value - 1;
    });
    return { positions, rows: index.rows, columns: index.columns };
  }
  const found = Array.from(data.keys()).filter((position) => data[position] !== 0);
  const isRow = index.rows === 1 && index.columns !== 1;
  const [rows, columns] = isRow ? [1, found.length] : [found.length, 1];
  return { positions: Int32Array.from(found), rows, columns };
}

/** Cells `matrix(rows, columns)`. */
export function takeBlock(matrix: MatrixValue, rows: Selection, columns: Selection): MatrixValue {
  const from = listPositions(rows, matrix.rows);
  const across = listPositions(columns, matrix.columns);
  const data = allocate(from.length * across.length);
  let cell = 0;
  for (const column of across) {
    for (const row of from) {
      data[cell] = matrix.data[row + matrix.rows * column] ?? Number.NaN;
      cell += 1;
    }
  }
  return makeMatrix(from.length, across.length, data, matrix);
}

/** Cells `matrix(positions)`, counted down the columns. */
export function takeCells(matrix: MatrixValue, selection: Selection): MatrixValue {
  const positions = listPositions(selection, matrix.data.length);
  const data = Float64Array.from(positions, (position) => matrix.data[position] ?? Number.NaN);
  const isVectorOfVector =
    isVector(matrix.rows, matrix.columns) && isVector(selection.rows, selection.columns);
  let { rows, columns } = selection;
  if (selection.positions === null) [rows, columns] = [data.length, 1];
  else if (isVectorOfVector && data.length !== 1)
    [rows, columns] = matrix.rows === 1 ? [1, data.length] : [data.length, 1];
  return makeMatrix(rows, columns, data, matrix);
}

/** `matrix(rows, columns) = values`; the result may be the same matrix, changed in place. */
export function putBlock(
  matrix: MatrixValue,
  rows: Selection,
  columns: Selection,
  values: MatrixValue,
): MatrixValue {
  const isBare = matrix.data.length === 0;
  if (isBare && (rows.positions === null || columns.positions === null))
    throw new Problem("a colon chooses nothing in an empty matrix");
  const needed = [reach(rows, matrix.rows), reach(columns, matrix.columns)] as const;
  const grown = grow(matrix, needed[0], needed[1]);
  const down = listPositions(rows, grown.rows);
  const across = listPositions(columns, grown.columns);
  const read = matchShape(values, down.length, across.length);
  let cell = 0;
  for (const column of across) {
    for (const row of down) {
      grown.data[row + grown.rows * column] = read(cell);
      cell += 1;
    }
  }
  return mark(grown, values);
}

/** `matrix(positions) = values`, counted down the columns; only vectors grow. */
export function putCells(
  matrix: MatrixValue,
  selection: Selection,
  values: MatrixValue,
): MatrixValue {
  const length = reach(selection, matrix.data.length);
  let grown = matrix;
  if (length > matrix.data.length) {
    if (matrix.data.length > 0 && !isVector(matrix.rows, matrix.columns))
      throw new Problem("an index beyond the matrix");
    const isColumn = matrix.columns === 1 && matrix.rows > 1;
    grown = isColumn ? grow(matrix, length, 1) : grow(matrix, 1, length);
  }
  const positions = listPositions(selection, grown.data.length);
  if (values.data.length !== 1 && values.data.length !== positions.length)
    throw new Problem(`${values.data.length} values for ${positions.length} cells`);
  positions.forEach((position, cell) => {
    grown.data[position] = values.data[values.data.length === 1 ? 0 : cell] ?? Number.NaN;
  });
  return mark(grown, values);
}

/** `matrix(rows, :) = []` and `matrix(:, columns) = []`. */
export function deleteBlock(matrix: MatrixValue, rows: Selection, columns: Selection): MatrixValue {
  if (rows.positions !== null && columns.positions !== null)
    throw new Problem("only whole rows or columns can be deleted");
  const keep = (selection: Selection, size: number, isWhole: boolean): Selection => {
    if (isWhole) return everything;
    const out = new Set(listPositions(selection, size));
    const kept = Array.from({ length: size }, (_, position) => position).filter(
      (position) => !out.has(position),
    );
    return { positions: Int32Array.from(kept), rows: 1, columns: kept.length };
  };
  const byRows = columns.positions === null;
  return takeBlock(matrix, keep(rows, matrix.rows, !byRows), keep(columns, matrix.columns, byRows));
}

function listPositions({ positions }: Selection, size: number): Int32Array {
  if (positions === null) return Int32Array.from({ length: size }, (_, position) => position);
  for (const position of positions) {
    if (position >= size) throw new Problem(`index ${position + 1} is beyond ${size}`);
  }
  return positions;
}

/** Size of a dimension once the selection is part of it. */
function reach({ positions }: Selection, size: number): number {
  let most = size;
  for (const position of positions ?? []) most = Math.max(most, position + 1);
  return most;
}

function grow(matrix: MatrixValue, rows: number, columns: number): MatrixValue {
  if (rows === matrix.rows && columns === matrix.columns) return matrix;
  const data = allocate(rows * columns);
  for (let column = 0; column < matrix.columns; column += 1) {
    const start = column * matrix.rows;
    data.set(matrix.data.subarray(start, start + matrix.rows), column * rows);
  }
  return { ...matrix, rows, columns, data };
}

/** Reads the cells that fill a block: one for all, or as many in the same order. */
function matchShape(values: MatrixValue, rows: number, columns: number): (cell: number) => number {
  if (values.data.length === 1) return () => values.data[0] ?? Number.NaN;
  const same = values.rows === rows && values.columns === columns;
  const turned = isVector(values.rows, values.columns) && isVector(rows, columns);
  if (!same && !(turned && values.data.length === rows * columns))
    throw new Problem(`${values.rows} × ${values.columns} values for ${rows} × ${columns} cells`);
  return (cell) => values.data[cell] ?? Number.NaN;
}

/** Numbers put among true and false make numbers of all. */
function mark(matrix: MatrixValue, values: MatrixValue): MatrixValue {
  const logical = matrix.logical && values.logical;
  return { ...matrix, logical, doubt: matrix.doubt ?? values.doubt };
}

function isVector(rows: number, columns: number): boolean {
  return rows === 1 || columns === 1;
}
