import { combine, join } from "./operators";
import { Problem } from "./problem";
import {
  allocate,
  type MatrixValue,
  makeColumn,
  makeMatrix,
  makeRow,
  makeScalar,
  readScalar,
  type StructValue,
  type Value,
} from "./value";

/** A function of a MATLAB file: values for its outputs, or null where these arguments are beyond it. */
export type MatlabFunction = (
  args: readonly Value[],
  outputCount: number,
) => readonly Value[] | null;

/** The functions of MATLAB itself that case files use; any other is not understood. */
export const matlabFunctions: ReadonlyMap<string, MatlabFunction> = new Map(
  Object.entries<MatlabFunction>({
    pi: constant(Math.PI),
    Inf: filled(Infinity),
    inf: filled(Infinity),
    NaN: filled(Number.NaN),
    nan: filled(Number.NaN),
    eps: constant(Number.EPSILON),
    zeros: filled(0),
    ones: filled(1),
    true: filled(1, true),
    false: filled(0, true),
    nargin: constant(0),
    nargout: constant(1),
    abs: each(Math.abs),
    sqrt: each((value) => real(value, Math.sqrt(value))),
    exp: each(Math.exp),
    log: each((value) => real(value, Math.log(value))),
    sin: each(Math.sin),
    cos: each(Math.cos),
    tan: each(Math.tan),
    asin: each((value) => real(value, Math.asin(value))),
    acos: each((value) => real(value, Math.acos(value))),
    atan: each(Math.atan),
    floor: each(Math.floor),
    ceil: each(Math.ceil),
    fix: each(Math.trunc),
    round: each((value) => Math.sign(value) * Math.round(Math.abs(value))),
    sign: each(Math.sign),
    double: each((value) => value),
    full: same,
    sparse: same,
    isnan: each((value) => Number(Number.isNaN(value)), true),
    isinf: each((value) => Number(Math.abs(value) === Infinity), true),
    logical: each((value) => {
      if (Number.isNaN(value)) throw new Problem("NaN is neither true nor false");
      return Number(value !== 0);
    }, true),
    sum: reduce((values) => values.reduce((sum, value) => sum + value, 0), 0),
    any: reduce((values) => Number(values.some(isNonzero)), 0, true),
    all: reduce((values) => Number(values.every(isNonzero)), 1, true),
    max: extreme((a, b) => a > b),
    min: extreme((a, b) => a < b),
    size: measure,
    length: count(({ rows, columns }) =>
      rows === 0 || columns === 0 ? 0 : Math.max(rows, columns),
    ),
    numel: count(({ data }) => data.length),
    isempty: count(({ data }) => Number(data.length === 0), true),
    find: findNonzero,
    repmat: repeat,
    strcmp: compareTexts,
    isfield: hasField,
    isstruct: ([value]) =>
      isKnown(value) ? [makeScalar(Number(value.kind === "struct"), true)] : null,
    struct: makeStruct,
    rmfield: removeField,
    deal: (args, outputCount) => {
      const [first] = args;
      if (args.length === 1 && first !== undefined)
        return Array.from({ length: outputCount }, () => first);
      if (args.length !== outputCount) throw new Problem("deal has not as many values as names");
      return args;
    },
  }),
);

function constant(value: number): MatlabFunction {
  return (args) => (args.length === 0 ? [makeScalar(value)] : null);
}

/** `zeros`, `zeros(n)`, `zeros(rows, columns)`, `zeros([rows columns])`. */
function filled(value: number, logical = false): MatlabFunction {
  return (args) => {
    const sizes = args.flatMap((arg) => (isSure(arg) ? Array.from(arg.data) : [Number.NaN]));
    const [rows = 1, columns = sizes.length === 1 ? rows : 1] = sizes;
    if (sizes.length > 2 || (args.length > 0 && sizes.length === 0)) return null;
    if (!(rows >= 0 && columns >= 0)) return null;
    const data = allocate(Math.floor(rows) * Math.floor(columns)).fill(value);
    return [makeMatrix(Math.floor(rows), Math.floor(columns), data, { logical })];
  };
}

function each(calculate: (value: number) => number, logical = false): MatlabFunction {
  return (args) => {
    const [matrix] = args;
    if (args.length !== 1 || !isSure(matrix)) return null;
    return [makeMatrix(matrix.rows, matrix.columns, matrix.data.map(calculate), { logical })];
  };
}

function same(args: readonly Value[]): readonly Value[] | null {
  return args.length === 1 && args[0]?.kind === "matrix" ? args : null;
}

/** Of a vector, or of each column; along a dimension where the second argument names it. */
function reduce(
  calculate: (values: Float64Array) => number,
  ofNothing: number,
  logical = false,
): MatlabFunction {
  return (args) => {
    const [matrix, dimension] = args;
    if (args.length > 2 || !isSure(matrix)) return null;
    const { rows, columns, data } = matrix;
    if (rows === 0 && columns === 0 && dimension === undefined)
      return [makeScalar(ofNothing, logical)];
    const along = dimension === undefined ? (rows === 1 ? 2 : 1) : readScalar(dimension);
    if (along !== 1 && along !== 2) return null;
    const lines = Array.from({ length: along === 1 ? columns : rows }, (_, line) =>
      along === 1
        ? data.subarray(line * rows, (line + 1) * rows)
        : data.filter((_value, cell) => cell % rows === line),
    );
    const results = Float64Array.from(lines, calculate);
    const shape = along === 1 ? makeRow(results) : makeColumn(results);
    return [{ ...shape, logical }];
  };
}

/** `max(a, b)` cell by cell; `[most, where] = max(vector)`. NaN counts for nothing. */
function extreme(isBetter: (a: number, b: number) => boolean): MatlabFunction {
  const better = (a: number, b: number) => (Number.isNaN(a) || isBetter(b, a) ? b : a);
  return (args) => {
    const [first, second] = args;
    if (!isSure(first)) return null;
    if (args.length === 2 && isSure(second)) return [combine(first, second, better)];
    const isVector = first.rows === 1 || first.columns === 1;
    if (args.length !== 1 || !isVector || first.data.length === 0) return null;
    const most = first.data.reduce(better);
    const where = Number.isNaN(most) ? 0 : first.data.indexOf(most);
    return [makeScalar(most), makeScalar(where + 1)];
  };
}

function measure(args: readonly Value[], outputCount: number): readonly Value[] | null {
  const [matrix, dimension] = args;
  if (matrix?.kind !== "matrix" || args.length > 2 || outputCount > 2) return null;
  const { rows, columns } = matrix;
  if (dimension !== undefined) {
    const along = readScalar(dimension);
    return along === 1 || along === 2 ? [makeScalar(along === 1 ? rows : columns)] : null;
  }
  return outputCount === 2 ? [makeScalar(rows), makeScalar(columns)] : [makeRow([rows, columns])];
}

function count(read: (matrix: MatrixValue) => number, logical = false): MatlabFunction {
  return (args) => {
    const [matrix] = args;
    if (args.length !== 1 || matrix?.kind !== "matrix") return null;
    return [makeScalar(read(matrix), logical)];
  };
}

/** Positions of what is not 0, as one list. */
function findNonzero(args: readonly Value[], outputCount: number): readonly Value[] | null {
  const [matrix] = args;
  if (args.length !== 1 || outputCount > 1 || !isSure(matrix)) return null;
  const { data } = matrix;
  const found = Array.from(data.keys()).filter((position) => data[position] !== 0);
  const positions = found.map((position) => position + 1);
  const isRow = matrix.rows === 1 && matrix.columns !== 1;
  return [isRow ? makeRow(positions) : makeColumn(positions)];
}

function repeat(args: readonly Value[]): readonly Value[] | null {
  const [matrix, down, across] = args;
  if (args.length !== 3 || !isSure(matrix) || !isSure(down) || !isSure(across)) return null;
  const [rows, columns] = [readScalar(down), readScalar(across)];
  if (rows === null || columns === null) return null;
  allocate(matrix.data.length * Math.max(0, rows) * Math.max(0, columns));
  const copies = (part: MatrixValue, times: number) =>
    Array.from({ length: Math.max(0, Math.floor(times)) }, () => part);
  return [join(copies(join(copies(matrix, columns), true), rows), false)];
}

function compareTexts(args: readonly Value[]): readonly Value[] | null {
  const [first, second] = args;
  if (args.length !== 2 || !isKnown(first) || !isKnown(second)) return null;
  const equal = first.kind === "text" && second.kind === "text" && first.value === second.value;
  return [makeScalar(Number(equal), true)];
}

function hasField(args: readonly Value[]): readonly Value[] | null {
  const [struct, name] = args;
  if (args.length !== 2 || struct?.kind !== "struct" || name?.kind !== "text") return null;
  return [makeScalar(Number(struct.fields.has(name.value)), true)];
}

/** `struct('name', value, …)`; cells would make an array of structs. */
function makeStruct(args: readonly Value[]): readonly Value[] | null {
  const fields = new Map<string, Value>();
  for (let position = 0; position < args.length; position += 2) {
    const [name, value] = args.slice(position, position + 2);
    if (name?.kind !== "text" || !isKnown(value)) return null;
    fields.set(name.value, value);
  }
  return [{ kind: "struct", fields }];
}

function removeField(args: readonly Value[]): readonly Value[] | null {
  const [struct, name] = args;
  if (args.length !== 2 || struct?.kind !== "struct" || name?.kind !== "text") return null;
  if (!struct.fields.has(name.value)) throw new Problem(`there is no field ${name.value}`);
  const fields = new Map(struct.fields);
  fields.delete(name.value);
  return [{ kind: "struct", fields } satisfies StructValue];
}

function real(value: number, result: number): number {
  if (Number.isNaN(result) && !Number.isNaN(value))
    throw new Problem("a value that is no real number");
  return result;
}

function isNonzero(value: number): boolean {
  return value !== 0 && !Number.isNaN(value);
}

/** A matrix in which nothing is in doubt. */
function isSure(value: Value | undefined): value is MatrixValue {
  return value?.kind === "matrix" && value.doubt === null;
}

function isKnown(value: Value | undefined): value is Exclude<Value, { kind: "unknown" }> {
  return value !== undefined && value.kind !== "unknown";
}
