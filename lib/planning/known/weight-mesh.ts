import { type CriterionVector, mixVectors, multiply } from "./weight-vector";

/** What the optimum of a weighting is no lower than. */
export interface MeshBound {
  readonly bound: number;
  /** From bounds alone that duals prove on the model's rows. */
  readonly recomputedBound: number;
}

/** A weighting whose optimum is known to be no lower than `bound`. */
export interface MeshVertex extends MeshBound {
  readonly weights: CriterionVector;
}

/** A simplex of weightings; once divided, those who look for a weighting go on in its parts. */
interface Cell {
  readonly corners: readonly MeshVertex[];
  /** Weightings inside at which the gap is watched: the middle of the longest edge, the centre. */
  readonly probes: readonly Probe[];
  division: Division | null;
}

interface Probe {
  readonly weights: CriterionVector;
  readonly bound: number;
  /** Lowest objective of the plans known there. */
  objective: number;
}

interface Division {
  /** Barycentric coordinates, in the cell, of the vertex at which it is divided. */
  readonly at: readonly number[];
  /** The part that has the new vertex in place of corner k; null where it would be flat. */
  readonly parts: ReadonlyArray<Cell | null>;
}

/** Where the mesh knows least: a weighting worth solving. */
export interface MeshTarget {
  readonly weights: CriterionVector;
  /** Best plan known − bound, at the worst probe of the cell. */
  readonly gap: number;
}

/** A coordinate below this lies on the opposite face. */
const FLAT = 1e-9;
/** Weights that differ by less are the same. */
const SAME_WEIGHT = 1e-9;

/**
 * A subdivision of the simplex of weightings, with a proven lower bound at every vertex.
 *
 * The objective Σ w_c·f̂_c is linear in the weights, so its optimum v(w) = min over plans is concave:
 *
 *   w = Σ_k λ_k w_k, λ ≥ 0, Σ λ = 1   ⟹   v(w) ≥ Σ_k λ_k v(w_k) ≥ Σ_k λ_k bound_k.
 *
 * Cells that share an edge are divided together, so each solve serves all of them; the bound would
 * hold all the same if they were not.
 */
export class WeightMesh {
  private readonly root: Cell;
  private readonly leaves = new Set<Cell>();
  private readonly places: CriterionVector[] = [];

  /** @param cornerBounds bounds where one criterion has all the weight, [criterion] */
  constructor(cornerBounds: readonly MeshBound[]) {
    const corners = cornerBounds.map((bounds, k) => ({
      weights: cornerBounds.map((_, other) => (other === k ? 1 : 0)),
      ...bounds,
    }));
    this.root = this.makeCell(corners);
    this.leaves.add(this.root);
  }

  get cellCount(): number {
    return this.leaves.size;
  }

  /** Corners of the cell of a weighting, and its barycentric coordinates there: ≥ 0, of sum 1. */
  locate(weights: CriterionVector): {
    readonly corners: readonly MeshVertex[];
    readonly coordinates: readonly number[];
  } {
    let cell = this.root;
    let coordinates = weights;
    while (cell.division) {
      const { at, parts } = cell.division;
      const nearest = pickPart(coordinates, cell.division);
      const part = parts[nearest];
      if (!part) break;
      // Rounding alone can put a coordinate below 0 here.
      coordinates = moveInto(coordinates, at, nearest).map((value) => Math.max(0, value));
      cell = part;
    }
    return { corners: cell.corners, coordinates };
  }

  /**
   * Σ λ_k·bound_k over the cell of a weighting: its optimum is no lower. That rests on the corners
   * giving the weighting back, which is looked at anew for what is said to be recomputed.
   */
  boundAt(weights: CriterionVector): MeshBound {
    const { corners, coordinates } = this.locate(weights);
    const mixed = mixVectors(
      corners.map((corner) => corner.weights),
      coordinates,
    );
    const total = coordinates.reduce((sum, coordinate) => sum + coordinate, 0);
    const isMixture =
      Math.abs(total - 1) <= SAME_WEIGHT &&
      coordinates.every((coordinate) => coordinate >= 0) &&
      mixed.every((weight, c) => Math.abs(weight - (weights[c] ?? 0)) <= SAME_WEIGHT);
    const mix = (boundOf: (corner: MeshVertex) => number) =>
      // A corner that has no part in it may be without a bound.
      corners.reduce((sum, corner, k) => {
        const part = coordinates[k] ?? 0;
        return part > 0 ? sum + part * boundOf(corner) : sum;
      }, 0);
    return {
      bound: mix((corner) => corner.bound),
      recomputedBound: isMixture ? mix((corner) => corner.recomputedBound) : -Infinity,
    };
  }

  /** Takes note of a plan, so that the mesh is refined where neither plans nor bounds are good. */
  addPlan(place: CriterionVector): void {
    this.places.push(place);
    for (const { probes } of this.leaves) {
      for (const probe of probes) {
        probe.objective = Math.min(probe.objective, multiply(place, probe.weights));
      }
    }
  }

  /** The middle of the longest edge of the cell whose gap is largest. */
  findWorst(): MeshTarget | null {
    let worst: Cell | null = null;
    let gap = 0;
    for (const cell of this.leaves) {
      const own = Math.max(...cell.probes.map(({ objective, bound }) => objective - bound));
      if (own > gap) [worst, gap] = [cell, own];
    }
    const weights = worst?.probes[0]?.weights;
    return weights ? { weights, gap } : null;
  }

  /** Divides every cell that a weighting lies in; its bound must be no lower than `boundAt` it. */
  addBound(vertex: MeshVertex): void {
    this.divide(this.root, vertex, vertex.weights);
  }

  private divide(cell: Cell, vertex: MeshVertex, coordinates: readonly number[]): void {
    if (coordinates.some((coordinate) => coordinate < -FLAT)) return;
    if (cell.division) {
      const { at, parts } = cell.division;
      parts.forEach((part, k) => {
        if (part) this.divide(part, vertex, moveInto(coordinates, at, k));
      });
      return;
    }
    const at = coordinates.map((coordinate) => (coordinate < FLAT ? 0 : coordinate));
    if (Math.max(...at) > 1 - FLAT) return;
    const parts = at.map((coordinate, k) =>
      coordinate > 0 ? this.makeCell(cell.corners.with(k, vertex)) : null,
    );
    cell.division = { at, parts };
    this.leaves.delete(cell);
    for (const part of parts) if (part) this.leaves.add(part);
  }

  private makeCell(corners: readonly MeshVertex[]): Cell {
    const even = corners.map(() => 1 / corners.length);
    const probes = [splitLongest(corners), even].map((parts) => this.probe(corners, parts));
    return { corners, probes, division: null };
  }

  private probe(corners: readonly MeshVertex[], parts: readonly number[]): Probe {
    const weights = mixVectors(
      corners.map((corner) => corner.weights),
      parts,
    );
    const bound = corners.reduce((sum, corner, k) => sum + (parts[k] ?? 0) * corner.bound, 0);
    const objective = Math.min(...this.places.map((place) => multiply(place, weights)));
    return { weights, bound, objective };
  }
}

/** Coordinates of the middle of the longest edge; of edges alike the first. */
function splitLongest(corners: readonly MeshVertex[]): number[] {
  let pair: readonly [number, number] = [0, 1];
  let longest = -1;
  corners.forEach(({ weights: from }, i) => {
    for (let j = i + 1; j < corners.length; j += 1) {
      const to = corners[j]?.weights ?? from;
      const length = from.reduce((sum, value, k) => sum + (value - (to[k] ?? 0)) ** 2, 0);
      if (length > longest + FLAT) [pair, longest] = [[i, j], length];
    }
  });
  return corners.map((_, k) => (pair.includes(k) ? 0.5 : 0));
}

/** The part that holds a weighting: the smallest λ_k ÷ μ_k, which stays a coordinate ≥ 0. */
function pickPart(coordinates: readonly number[], { at }: Division): number {
  let nearest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  at.forEach((share, k) => {
    const ratio = share > 0 ? (coordinates[k] ?? 0) / share : Number.POSITIVE_INFINITY;
    if (ratio < smallest) [nearest, smallest] = [k, ratio];
  });
  return nearest;
}

/**
 * Coordinates in the part that has the vertex μ in place of corner k:
 * λ'_k = λ_k ÷ μ_k,  λ'_j = λ_j − μ_j·λ'_k.
 */
function moveInto(coordinates: readonly number[], at: readonly number[], k: number): number[] {
  const share = (coordinates[k] ?? 0) / (at[k] ?? 1);
  return coordinates.map((coordinate, j) => (j === k ? share : coordinate - (at[j] ?? 0) * share));
}
