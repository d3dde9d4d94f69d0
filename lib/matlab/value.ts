import { CodedError } from "@/lib/errors";

/** A value of a MATLAB file, or what stands for one that is not understood. */
export type Value = MatrixValue | TextValue | StructValue | UnknownValue;

/** Numbers in columns, as MATLAB keeps them; a single number is 1 × 1. */
export interface MatrixValue {
  readonly kind: "matrix";
  readonly rows: number;
  readonly columns: number;
  /** [row + rows·column]. */
  readonly data: Float64Array;
  /** Whether the numbers are true and false: as an index they choose, not count. */
  readonly logical: boolean;
  /** Why cells that are NaN may be so: something in them was not understood. */
  readonly doubt: UnknownValue | null;
}

export interface TextValue {
  readonly kind: "text";
  readonly value: string;
}

export interface StructValue {
  readonly kind: "struct";
  readonly fields: Map<string, Value>;
}

/** Something that could not be evaluated; harmless until it is needed. */
export interface UnknownValue {
  readonly kind: "unknown";
  /** Where in the text. */
  readonly at: number;
  readonly reason: string;
}

/** Cells of one matrix. */
const MAX_SIZE = 8_000_000;

export function makeMatrix(
  rows: number,
  columns: number,
  data: Float64Array = allocate(rows * columns),
  { logical = false, doubt = null }: Partial<Pick<MatrixValue, "logical" | "doubt">> = {},
): MatrixValue {
  return { kind: "matrix", rows, columns, data, logical, doubt };
}

/** Room for so many numbers, all 0; refuses sizes that no case has. */
export function allocate(size: number): Float64Array {
  if (!(size <= MAX_SIZE)) throw new CodedError("too_large", `a matrix of ${size} cells`, "file");
  return new Float64Array(size);
}

export function makeScalar(value: number, logical = false): MatrixValue {
  return makeMatrix(1, 1, Float64Array.of(value), { logical });
}

export function makeColumn(values: ArrayLike<number>): MatrixValue {
  return makeMatrix(values.length, 1, Float64Array.from(values));
}

export function makeRow(values: ArrayLike<number>): MatrixValue {
  return makeMatrix(1, values.length, Float64Array.from(values));
}

export function makeUnknown(at: number, reason: string): UnknownValue {
  return { kind: "unknown", at, reason };
}

/** A cell that is not understood: NaN, with its reason. */
export function makeDoubt(doubt: UnknownValue): MatrixValue {
  return makeMatrix(1, 1, Float64Array.of(Number.NaN), { doubt });
}

/** The one number that a value is; null where it is anything else, or in doubt. */
export function readScalar(value: Value): number | null {
  if (value.kind !== "matrix" || value.data.length !== 1 || value.doubt !== null) return null;
  return value.data[0] ?? null;
}

/** A value that shares nothing with another, so that it may be changed in place. */
export function copyValue(value: Value): Value {
  if (value.kind === "matrix") return { ...value, data: value.data.slice() };
  if (value.kind !== "struct") return value;
  const fields = new Map(Array.from(value.fields, ([name, field]) => [name, copyValue(field)]));
  return { kind: "struct", fields };
}

/** Cells that a copy or an operation touches. */
export function countCells(value: Value): number {
  if (value.kind === "matrix") return value.data.length + 1;
  if (value.kind !== "struct") return 1;
  return Array.from(value.fields.values(), countCells).reduce((sum, count) => sum + count, 1);
}
