import { readRow, type SparseMatrix } from "./sparse-matrix";

/** Pivots smaller than this part of the matrix's largest diagonal count as zero. */
const PIVOT_TOLERANCE = 1e-12;

/** M = L·D·Lᵀ of a symmetric matrix, rows and columns in `order`. */
export interface SymmetricFactors {
  readonly size: number;
  readonly order: Int32Array;
  /** D, one entry a step. */
  readonly pivot: Float64Array;
  /** Of each step: the later rows it touches, and L's entries there. */
  readonly rows: readonly Int32Array[];
  readonly factors: readonly Float64Array[];
  /** False when a pivot was zero: the matrix is singular or needs a stabler method. */
  readonly regular: boolean;
}

/**
 * Factors a sparse symmetric matrix by elimination of the node with the fewest neighbours first
 * (minimum degree), which keeps the fill-in of a power network near its own nonzeros.
 *
 * No pivoting for size: B-matrices are diagonally dominant unless reactances are negative; callers
 * check the residual of what they solve.
 */
export function factorSymmetric(matrix: SparseMatrix): SymmetricFactors {
  const size = matrix.rowCount;
  const diagonal = new Float64Array(size);
  const neighbours = Array.from({ length: size }, (_, row) => {
    const cells = new Map(readRow(matrix, row));
    diagonal[row] = cells.get(row) ?? 0;
    cells.delete(row);
    return cells;
  });
  const least = PIVOT_TOLERANCE * diagonal.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
  const queue = new DegreeQueue(neighbours);
  const order = new Int32Array(size);
  const pivot = new Float64Array(size);
  const rows: Int32Array[] = [];
  const factors: Float64Array[] = [];
  let regular = true;
  for (let step = 0; step < size; step += 1) {
    const node = queue.takeLeast();
    const d = diagonal[node] ?? 0;
    if (!(Math.abs(d) > least)) regular = false;
    order[step] = node;
    pivot[step] = d;
    const cells = [...(neighbours[node] ?? [])];
    rows.push(Int32Array.from(cells, ([row]) => row));
    factors.push(Float64Array.from(cells, ([, value]) => value / d));
    eliminate(node, cells, d, neighbours, diagonal);
    for (const [row] of cells) queue.update(row);
  }
  return { size, order, pivot, rows, factors, regular };
}

/** Subtracts v·vᵀ/d from the rows that the eliminated node touches. */
function eliminate(
  node: number,
  cells: readonly (readonly [number, number])[],
  d: number,
  neighbours: readonly Map<number, number>[],
  diagonal: Float64Array,
): void {
  cells.forEach(([row, value], position) => {
    neighbours[row]?.delete(node);
    diagonal[row] = (diagonal[row] ?? 0) - (value * value) / d;
    for (let later = position + 1; later < cells.length; later += 1) {
      const [other = 0, otherValue = 0] = cells[later] ?? [];
      const change = (value * otherValue) / d;
      neighbours[row]?.set(other, (neighbours[row]?.get(other) ?? 0) - change);
      neighbours[other]?.set(row, (neighbours[other]?.get(row) ?? 0) - change);
    }
  });
}

/** Nodes in buckets by their number of neighbours. */
class DegreeQueue {
  private readonly buckets: Set<number>[] = [];
  private readonly degree: Int32Array;
  private least = 0;

  constructor(private readonly neighbours: readonly Map<number, number>[]) {
    this.degree = new Int32Array(neighbours.length);
    neighbours.forEach((cells, node) => {
      this.place(node, cells.size);
    });
  }

  private place(node: number, degree: number): void {
    this.degree[node] = degree;
    for (let fill = this.buckets.length; fill <= degree; fill += 1) this.buckets.push(new Set());
    this.buckets[degree]?.add(node);
    this.least = Math.min(this.least, degree);
  }

  update(node: number): void {
    this.buckets[this.degree[node] ?? 0]?.delete(node);
    this.place(node, this.neighbours[node]?.size ?? 0);
  }

  takeLeast(): number {
    for (; this.least < this.buckets.length; this.least += 1) {
      for (const node of this.buckets[this.least] ?? []) {
        this.buckets[this.least]?.delete(node);
        return node;
      }
    }
    throw new RangeError("Every node was taken");
  }
}

/** x of M·x = b: [row] from [row]. */
export function solveFactored(factored: SymmetricFactors, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let step = 0; step < factored.size; step += 1) {
    const value = x[factored.order[step] ?? 0] ?? 0;
    if (value === 0) continue;
    const rows = factored.rows[step] ?? new Int32Array();
    const factors = factored.factors[step];
    rows.forEach((row, position) => {
      x[row] = (x[row] ?? 0) - (factors?.[position] ?? 0) * value;
    });
  }
  for (let step = factored.size - 1; step >= 0; step -= 1) {
    const node = factored.order[step] ?? 0;
    let value = (x[node] ?? 0) / (factored.pivot[step] ?? 1);
    const factors = factored.factors[step];
    (factored.rows[step] ?? new Int32Array()).forEach((row, position) => {
      value -= (factors?.[position] ?? 0) * (x[row] ?? 0);
    });
    x[node] = value;
  }
  return x;
}
