import { CodedError } from "@/lib/errors";
import { makeRefusal } from "@/lib/matlab/refuse";
import type { MatrixValue, UnknownValue, Value } from "@/lib/matlab/value";

/** The fields that a case file gives back, each read with a refusal that names it. */
export class CaseFields {
  constructor(
    private readonly text: string,
    private readonly fields: ReadonlyMap<string, Value>,
  ) {}

  /** Whether there is a field, and anything in it. */
  has(name: string): boolean {
    const value = this.fields.get(name);
    return value !== undefined && !(value.kind === "matrix" && value.data.length === 0);
  }

  /** Whether the field is there, however empty. */
  isStated(name: string): boolean {
    return this.fields.has(name);
  }

  get(name: string): Value | undefined {
    const value = this.fields.get(name);
    if (value?.kind === "unknown") this.refuse(value, name);
    return value;
  }

  readMatrix(name: string): MatrixValue {
    const value = this.get(name);
    if (value === undefined) throw new CodedError("bad_field", `${name} is missing`, name);
    if (value.kind !== "matrix") throw new CodedError("bad_field", `${name} is no matrix`, name);
    return value;
  }

  /** The rows of a matrix that has at least so many columns where it has rows. */
  readTable(name: string, leastColumns: number, mostRows: number): Row[] {
    const matrix = this.readMatrix(name);
    const { rows, columns } = matrix;
    if (rows > mostRows) {
      throw new CodedError("too_large", `${rows} rows, at most ${mostRows}`, name);
    }
    if (rows > 0 && columns < leastColumns) {
      const field = `${name}[1]`;
      throw new CodedError("bad_field", `${field} has only ${columns} columns`, field);
    }
    return Array.from({ length: rows }, (_, row) => new Row(this, matrix, row, name));
  }

  refuse(unknown: UnknownValue, field: string): never {
    throw makeRefusal(this.text, unknown.at, `${field}: ${unknown.reason}`, undefined, field);
  }
}

/** One row of a matrix, with its place for messages. */
export class Row {
  readonly field: string;

  constructor(
    private readonly fields: CaseFields,
    private readonly matrix: MatrixValue,
    readonly position: number,
    name: string,
  ) {
    this.field = `${name}[${position + 1}]`;
  }

  get width(): number {
    return this.matrix.columns;
  }

  /** Cell at a column counted from 0, or `missing` where the row is shorter; NaN is refused. */
  read(column: number, missing = Number.NaN): number {
    const { rows, columns, data, doubt } = this.matrix;
    const value = column < columns ? (data[this.position + rows * column] ?? missing) : missing;
    if (Number.isNaN(value)) {
      const place = `${this.field}[${column + 1}]`;
      if (doubt !== null && column < columns) this.fields.refuse(doubt, place);
      this.fail(column, "is missing or not a number");
    }
    return value;
  }

  readFinite(column: number, missing?: number): number {
    const value = this.read(column, missing);
    if (!Number.isFinite(value)) this.fail(column, "must be finite");
    return value;
  }

  readBus(column: number, busIds: ReadonlySet<number>): number {
    const id = this.read(column);
    if (!busIds.has(id)) this.fail(column, `names bus ${id}, which is not in bus`);
    return id;
  }

  fail(column: number, problem: string): never {
    const place = `${this.field}[${column + 1}]`;
    throw new CodedError("bad_field", `${place} ${problem}`, place);
  }
}
