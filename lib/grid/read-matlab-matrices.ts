import { CodedError } from "@/lib/errors";

/** Largest case text that is read, characters. */
const MAX_TEXT_LENGTH = 64_000_000;
/** Largest number of cells in all matrices of one text. */
const MAX_CELLS = 4_000_000;

/** What a MATLAB case file assigns: numbers by field name, matrices by field name. */
export interface MatlabFields {
  readonly scalars: ReadonlyMap<string, number>;
  readonly strings: ReadonlyMap<string, string>;
  /** Rows of cells; rows may differ in length. */
  readonly matrices: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** Fields that later statements change by index, so that the matrix alone is not the data. */
  readonly indexed: ReadonlySet<string>;
}

// No two neighbouring parts of these patterns match the same sign: long runs cost linear time.
const ASSIGNMENT = /^\s*[A-Za-z]\w*\.(\w+)\s*(?:(\([^=]*\))\s*)?=(?!=)\s*(.*)$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eEdD][+-]?\d+)?$/;

/**
 * Reads the literal assignments `struct.field = …;` of a MATLAB function file, one pass.
 *
 * Rows end at `;` or at a line's end, cells at blanks, tabs or commas; `%` and `#` start a comment,
 * `%{ … %}` encloses one, `...` continues a line. `Inf` and `NaN` are numbers. Cell arrays `{…}`
 * are skipped. Nothing is evaluated: any other cell is refused with `bad_field`.
 */
export function readMatlabMatrices(text: string): MatlabFields {
  if (text.length > MAX_TEXT_LENGTH) {
    throw new CodedError("too_large", `a case of ${text.length} characters is too large`, "file");
  }
  const reader = new LineReader();
  for (const line of joinLines(text)) reader.readLine(line);
  return reader.finish();
}

/** Lines without comments, continued lines joined. */
function* joinLines(text: string): Generator<string> {
  let pending = "";
  let blockDepth = 0;
  for (const rawLine of text.split(/\r\n|\r|\n/)) {
    const trimmed = rawLine.trim();
    if (trimmed === "%{" || trimmed === "#{") blockDepth += 1;
    else if (blockDepth > 0) {
      if (trimmed === "%}" || trimmed === "#}") blockDepth -= 1;
    } else {
      const code = stripComment(rawLine);
      const dots = code.indexOf("...");
      if (dots >= 0) pending += `${code.slice(0, dots)} `;
      else {
        yield pending + code;
        pending = "";
      }
    }
  }
  if (pending !== "") yield pending;
}

/** The line up to its comment; a comment sign inside a quoted string is no comment. */
function stripComment(line: string): string {
  let quote = "";
  for (let position = 0; position < line.length; position += 1) {
    const sign = line[position] ?? "";
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === "%" || sign === "#") return line.slice(0, position);
  }
  return line;
}

/** Collects assignments line by line. */
class LineReader {
  private readonly scalars = new Map<string, number>();
  private readonly strings = new Map<string, string>();
  private readonly matrices = new Map<string, (readonly number[])[]>();
  private readonly indexed = new Set<string>();
  /** Field whose matrix is being read, else "". */
  private field = "";
  private rows: (readonly number[])[] = [];
  /** Inside a cell array, which is skipped. */
  private skipping = false;
  private cellCount = 0;

  readLine(line: string): void {
    if (this.skipping) {
      if (line.includes("}")) this.skipping = false;
      return;
    }
    if (this.field !== "") {
      this.readRows(line);
      return;
    }
    // Several statements may share a line only when none of them is a matrix.
    const statements = line.includes("[") || line.includes("{") ? [line] : line.split(";");
    for (const statement of statements) this.readStatement(statement);
  }

  private readStatement(statement: string): void {
    const match = ASSIGNMENT.exec(statement);
    if (!match) return;
    const [, field = "", index, value = ""] = match;
    if (index !== undefined) {
      this.indexed.add(field);
      return;
    }
    const literal = value.trim();
    if (literal.startsWith("[")) {
      this.field = field;
      this.rows = [];
      this.readRows(literal.slice(1));
    } else if (literal.startsWith("{")) this.skipping = !literal.includes("}");
    else this.readScalar(field, literal.replace(/;.*$/, "").trim());
  }

  private readScalar(field: string, literal: string): void {
    const text = /^(['"])(.*)\1$/.exec(literal)?.[2];
    if (text !== undefined) this.strings.set(field, text);
    else if (isNumber(literal)) this.scalars.set(field, toNumber(literal));
    else this.indexed.add(field);
  }

  private readRows(line: string): void {
    const end = line.indexOf("]");
    const body = end >= 0 ? line.slice(0, end) : line;
    for (const row of body.split(";")) {
      const cells = row.split(/[\s,]+/).filter((cell) => cell !== "");
      if (cells.length > 0) this.addRow(cells);
    }
    if (end >= 0) {
      this.matrices.set(this.field, this.rows);
      this.field = "";
      // `mpc.bus = [ … ]'` and `[ … ] * 2` are not what their cells say.
      if (!/^\s*(?:;|$)/.test(line.slice(end + 1))) this.failField("is more than a plain matrix");
    }
  }

  private addRow(cells: readonly string[]): void {
    this.cellCount += cells.length;
    if (this.cellCount > MAX_CELLS) {
      throw new CodedError("too_large", `more than ${MAX_CELLS} numbers`, this.field);
    }
    this.rows.push(
      cells.map((cell, column) => {
        if (isNumber(cell)) return toNumber(cell);
        const place = `${this.field}[${this.rows.length + 1}][${column + 1}]`;
        throw new CodedError("bad_field", `${place} is not a number: ${clip(cell)}`, place);
      }),
    );
  }

  private failField(problem: string): never {
    const field = this.field || [...this.matrices.keys()].at(-1) || "file";
    throw new CodedError("unsupported_type", `${field} ${problem}`, field);
  }

  finish(): MatlabFields {
    if (this.field !== "") {
      throw new CodedError("bad_field", `${this.field} has no closing bracket`, this.field);
    }
    const { scalars, strings, matrices, indexed } = this;
    return { scalars, strings, matrices, indexed };
  }
}

function isNumber(cell: string): boolean {
  return NUMBER.test(cell) || /^(?:[+-]?inf|nan)$/i.test(cell);
}

function toNumber(cell: string): number {
  if (/inf/i.test(cell)) return cell.startsWith("-") ? -Infinity : Infinity;
  if (/nan/i.test(cell)) return Number.NaN;
  return Number(cell.replace(/[dD]/, "e"));
}

function clip(cell: string): string {
  return cell.length > 24 ? `${cell.slice(0, 24)}…` : cell;
}
