import type { LinearProgram, Terms } from "./linear-program";

export interface NewColumn {
  readonly lower?: number;
  readonly upper?: number;
  readonly integer?: boolean;
}

/** lower ≤ Σ terms ≤ upper, with the name by which a person finds it again. */
export interface NamedRow {
  /** What the row says and of whom, `size[s12]`. */
  readonly name: string;
  /** Columns distinct. */
  readonly terms: Terms;
  readonly lower?: number;
  readonly upper?: number;
}

/**
 * Collects columns and rows one by one and packs them into a `LinearProgram`.
 * Columns default to x ≥ 0 and continuous; costs start at 0.
 */
export class ProgramBuilder {
  private readonly columnLower: number[] = [];
  private readonly columnUpper: number[] = [];
  private readonly integer: number[] = [];
  private readonly rowNames: string[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly start: number[] = [0];
  private readonly index: number[] = [];
  private readonly value: number[] = [];

  get columnCount(): number {
    return this.columnLower.length;
  }

  get rowCount(): number {
    return this.rowLower.length;
  }

  /** Adds one column and returns its position. */
  addColumn({ lower = 0, upper = Infinity, integer = false }: NewColumn = {}): number {
    this.columnLower.push(lower);
    this.columnUpper.push(upper);
    this.integer.push(integer ? 1 : 0);
    return this.columnLower.length - 1;
  }

  /** Adds a row, without bounds where none is given, and returns its position. */
  addRow({ name, terms, lower = -Infinity, upper = Infinity }: NamedRow): number {
    for (const [column, coefficient] of terms) {
      if (coefficient === 0) continue;
      this.index.push(column);
      this.value.push(coefficient);
    }
    this.start.push(this.index.length);
    this.rowNames.push(name);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    return this.rowLower.length - 1;
  }

  /** Packs what was added; `cost` is c, one entry a column (0 where it is shorter). */
  build(cost: ArrayLike<number> = [], offset = 0): LinearProgram {
    return {
      columnCount: this.columnCount,
      rowCount: this.rowCount,
      cost: Float64Array.from({ length: this.columnCount }, (_, column) => cost[column] ?? 0),
      offset,
      columnLower: Float64Array.from(this.columnLower),
      columnUpper: Float64Array.from(this.columnUpper),
      integer: Uint8Array.from(this.integer),
      rowNames: [...this.rowNames],
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      start: Int32Array.from(this.start),
      index: Int32Array.from(this.index),
      value: Float64Array.from(this.value),
    };
  }
}
