import type { Basis } from "@/lib/solver/solver";
import type { CriterionVector } from "./weight-vector";

interface Packed {
  readonly weights: CriterionVector;
  readonly columns: Uint8Array;
  readonly rows: Uint8Array;
}

/** Keeps the bases that LPs of other weightings ended with: from a near one it is not far. */
export class BasisShelf {
  private kept: Packed[] = [];

  /** @param most bases that are kept; the oldest go first */
  constructor(private readonly most: number) {}

  add(weights: CriterionVector, { colStatus, rowStatus }: Basis): void {
    const columns = new Uint8Array(colStatus);
    const rows = new Uint8Array(rowStatus);
    const others = this.kept.filter((packed) => measureDistance(packed.weights, weights) > 0);
    this.kept = [
      ...others.slice(Math.max(0, others.length + 1 - this.most)),
      { weights, columns, rows },
    ];
  }

  /** The basis of the nearest weighting; null where none is kept. */
  findNearest(weights: CriterionVector): Basis | null {
    let nearest: Packed | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const packed of this.kept) {
      const distance = measureDistance(packed.weights, weights);
      if (distance < least) [nearest, least] = [packed, distance];
    }
    if (!nearest) return null;
    return {
      colStatus: new Int32Array(nearest.columns),
      rowStatus: new Int32Array(nearest.rows),
    };
  }
}

/** Σ |a − b| */
function measureDistance(a: CriterionVector, b: CriterionVector): number {
  return a.reduce((sum, value, k) => sum + Math.abs(value - (b[k] ?? 0)), 0);
}
