import { Problem } from "./problem";
import { allocate, type MatrixValue, makeMatrix } from "./value";

type Calculate = (a: number, b: number) => number;

const ARITHMETIC: Readonly<Record<string, Calculate>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  ".*": (a, b) => a * b,
  "./": (a, b) => a / b,
  ".\\": (a, b) => b / a,
  ".^": raise,
};

const COMPARISONS: Readonly<Record<string, Calculate>> = {
  "<": (a, b) => Number(a < b),
  "<=": (a, b) => Number(a <= b),
  "==": (a, b) => Number(a === b),
  ">=": (a, b) => Number(a >= b),
  ">": (a, b) => Number(a > b),
  "~=": (a, b) => Number(a !== b),
  "!=": (a, b) => Number(a !== b),
  // Both sides are looked at: NaN is refused on either.
  "&": (a, b) => Number(isTrue(a)) * Number(isTrue(b)),
  "|": (a, b) => Math.max(Number(isTrue(a)), Number(isTrue(b))),
};

/** The result of an operator, or null where it is more than this reader knows. */
export function applyBinary(
  operator: string,
  left: MatrixValue,
  right: MatrixValue,
): MatrixValue | null {
  const doubt = left.doubt ?? right.doubt;
  const isScalar = left.data.length === 1 || right.data.length === 1;
  let name = operator;
  if (operator === "*") {
    if (!isScalar) return doubt === null ? multiply(left, right) : null;
    name = ".*";
  } else if (operator === "/" && right.data.length === 1) name = "./";
  else if (operator === "\\" && left.data.length === 1) name = ".\\";
  else if (operator === "^" && left.data.length === 1 && right.data.length === 1) name = ".^";
  const arithmetic = ARITHMETIC[name];
  // A NaN that stands for a doubt stays one through sums and products, but not through powers.
  if (arithmetic !== undefined && (doubt === null || name !== ".^"))
    return combine(left, right, arithmetic, { doubt });
  const comparison = COMPARISONS[name];
  if (comparison === undefined || doubt !== null) return null;
  return combine(left, right, comparison, { logical: true });
}

export function applyUnary(operator: string, operand: MatrixValue): MatrixValue | null {
  const { rows, columns, data, doubt } = operand;
  if (operator === "-")
    return makeMatrix(
      rows,
      columns,
      data.map((value) => -value),
      { doubt },
    );
  if (operator === "+") return makeMatrix(rows, columns, data, { doubt });
  if (doubt !== null) return null;
  const turned = data.map((value) => Number(!isTrue(value)));
  return makeMatrix(rows, columns, turned, { logical: true });
}

export function transpose(matrix: MatrixValue): MatrixValue {
  const { rows, columns, data } = matrix;
  const turned = allocate(data.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[column + columns * row] = data[row + rows * column] ?? Number.NaN;
    }
  }
  return makeMatrix(columns, rows, turned, matrix);
}

/** first:step:last, as a row. */
export function makeRange(first: number, step: number, last: number): MatrixValue {
  if (![first, step, last].every(Number.isFinite)) throw new Problem("a range without end");
  // A hair more than whole counts as whole: 0:0.1:0.3 has four numbers.
  const steps = ((last - first) / step) * (1 + 3 * Number.EPSILON);
  const count = step === 0 ? 0 : Math.floor(steps) + 1;
  const data = allocate(Math.max(0, count));
  for (let position = 0; position < data.length; position += 1)
    data[position] = first + position * step;
  return makeMatrix(1, data.length, data);
}

/** Matrices side by side (`across`) or one below the other; `[]` counts for nothing. */
export function join(parts: readonly MatrixValue[], across: boolean): MatrixValue {
  const filled = parts.filter(({ rows, columns }) => rows > 0 || columns > 0);
  const [first] = filled;
  if (first === undefined) return makeMatrix(0, 0);
  if (filled.length === 1) return first;
  const logical = filled.every((part) => part.logical);
  const doubt = filled.find((part) => part.doubt !== null)?.doubt ?? null;
  if (!across) {
    const turned = filled.map(transpose);
    return transpose({ ...join(turned, true), logical, doubt });
  }
  let size = 0;
  for (const part of filled) {
    if (part.rows !== first.rows)
      throw new Problem(`parts of ${first.rows} and of ${part.rows} do not fit together`);
    size += part.data.length;
  }
  const data = allocate(size);
  let start = 0;
  for (const part of filled) {
    data.set(part.data, start);
    start += part.data.length;
  }
  return makeMatrix(first.rows, size / Math.max(1, first.rows), data, { logical, doubt });
}

/** Elementwise; a dimension of 1 stretches over the other's. */
export function combine(
  left: MatrixValue,
  right: MatrixValue,
  calculate: Calculate,
  flags: Partial<Pick<MatrixValue, "logical" | "doubt">> = {},
): MatrixValue {
  const rows = stretch(left.rows, right.rows);
  const columns = stretch(left.columns, right.columns);
  const data = allocate(rows * columns);
  for (let column = 0; column < columns; column += 1) {
    const leftStart = left.columns === 1 ? 0 : left.rows * column;
    const rightStart = right.columns === 1 ? 0 : right.rows * column;
    for (let row = 0; row < rows; row += 1) {
      const a = left.data[leftStart + (left.rows === 1 ? 0 : row)] ?? Number.NaN;
      const b = right.data[rightStart + (right.rows === 1 ? 0 : row)] ?? Number.NaN;
      data[row + rows * column] = calculate(a, b);
    }
  }
  return makeMatrix(rows, columns, data, flags);
}

function stretch(left: number, right: number): number {
  if (left === right || right === 1) return left;
  if (left === 1) return right;
  throw new Problem(`sizes ${left} and ${right} do not fit together`);
}

function multiply(left: MatrixValue, right: MatrixValue): MatrixValue {
  if (left.columns !== right.rows)
    throw new Problem(`${left.columns} columns times ${right.rows} rows`);
  const data = allocate(left.rows * right.columns);
  for (let column = 0; column < right.columns; column += 1) {
    for (let inner = 0; inner < left.columns; inner += 1) {
      const factor = right.data[inner + right.rows * column] ?? Number.NaN;
      for (let row = 0; row < left.rows; row += 1) {
        const cell = row + left.rows * column;
        data[cell] =
          (data[cell] ?? 0) + factor * (left.data[row + left.rows * inner] ?? Number.NaN);
      }
    }
  }
  return makeMatrix(left.rows, right.columns, data);
}

function raise(base: number, exponent: number): number {
  if (base < 0 && !Number.isInteger(exponent)) throw new Problem("a power that is no real number");
  // JavaScript has NaN where MATLAB has 1.
  if (base === 1 || exponent === 0) return 1;
  return base ** exponent;
}

function isTrue(value: number): boolean {
  if (Number.isNaN(value)) throw new Problem("NaN is neither true nor false");
  return value !== 0;
}
