import type { LinearProgram } from "@/lib/lp/linear-program";
import type { PackedRows } from "@/lib/lp/pack-rows";

export interface BoundChange {
  readonly columns: Int32Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export interface RowBoundChange {
  readonly rows: Int32Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** One change to a loaded program, as it is posted to a worker. */
export type ModelChange =
  | { readonly kind: "costs"; readonly cost: Float64Array; readonly offset: number }
  | ({ readonly kind: "columnBounds" } & BoundChange)
  | ({ readonly kind: "rowBounds" } & RowBoundChange)
  | ({ readonly kind: "rows" } & PackedRows);

type BoundMap = Map<number, readonly [lower: number, upper: number]>;

function unpackBounds(bounds: BoundMap): readonly [Int32Array, Float64Array, Float64Array] {
  return [
    Int32Array.from(bounds.keys()),
    Float64Array.from(bounds.values(), ([lower]) => lower),
    Float64Array.from(bounds.values(), ([, upper]) => upper),
  ];
}

/**
 * What a program has become through changes of cost, bounds and rows. Workers hold copies of it;
 * this is the original, from which a copy is made anew when a worker was lost or recycled.
 */
export class ModelState {
  private costs: Extract<ModelChange, { kind: "costs" }> | null = null;
  private readonly columnBounds: BoundMap = new Map();
  private readonly rowBounds: BoundMap = new Map();
  private readonly added: ModelChange[] = [];
  private addedRowCount = 0;

  constructor(readonly program: LinearProgram) {}

  get rowCount(): number {
    return this.program.rowCount + this.addedRowCount;
  }

  /** Takes a change over; its arrays must not be written to afterwards. */
  apply(change: ModelChange): void {
    if (change.kind === "costs") this.costs = change;
    else if (change.kind === "rows") {
      this.added.push(change);
      this.addedRowCount += change.lower.length;
    } else {
      const bounds = change.kind === "columnBounds" ? this.columnBounds : this.rowBounds;
      const items = change.kind === "columnBounds" ? change.columns : change.rows;
      items.forEach((item, position) => {
        bounds.set(item, [change.lower[position] ?? 0, change.upper[position] ?? 0]);
      });
    }
  }

  /** The changes that lead from the loaded program to its present state, shortest form. */
  listChanges(): ModelChange[] {
    const changes = [...this.added];
    if (this.costs) changes.push(this.costs);
    if (this.columnBounds.size > 0) {
      const [columns, lower, upper] = unpackBounds(this.columnBounds);
      changes.push({ kind: "columnBounds", columns, lower, upper });
    }
    if (this.rowBounds.size > 0) {
      const [rows, lower, upper] = unpackBounds(this.rowBounds);
      changes.push({ kind: "rowBounds", rows, lower, upper });
    }
    return changes;
  }
}
