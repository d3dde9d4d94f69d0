import { describe, expect, it } from "vitest";
import { makeDraw } from "@/lib/siting/tiny-country.fixture";
import { WeightMesh } from "./weight-mesh";
import { type CriterionVector, mixVectors, multiply } from "./weight-vector";

function drawWeights(draw: () => number): CriterionVector {
  const parts = [0, 1, 2, 3].map(() => (draw() < 0.2 ? 0 : -Math.log(1 - draw())));
  const sum = parts.reduce((total, part) => total + part, 0);
  return sum > 0 ? parts.map((part) => part / sum) : [1, 0, 0, 0];
}

/** v(w) = min over some places: concave, as the optimum of a linear objective is. */
function makeOptimum(draw: () => number) {
  const places = Array.from({ length: 12 }, () => [0, 1, 2, 3].map(() => draw()));
  return {
    places,
    at: (weights: CriterionVector) => Math.min(...places.map((place) => multiply(place, weights))),
  };
}

/** A bound that is recomputed as far as it goes less `part`. */
const both = (bound: number, part = 0.01) => ({ bound, recomputedBound: bound - part });

/** A mesh refined where its gap is largest, each vertex with the optimum itself as its bound. */
function refine(optimum: ReturnType<typeof makeOptimum>, steps: number): WeightMesh {
  const corners = [0, 1, 2, 3].map((k) =>
    both(optimum.at([0, 1, 2, 3].map((j) => (j === k ? 1 : 0)))),
  );
  const mesh = new WeightMesh(corners);
  for (const place of optimum.places) mesh.addPlan(place);
  for (let step = 0; step < steps; step += 1) {
    const target = mesh.findWorst();
    if (target) mesh.addBound({ weights: target.weights, ...both(optimum.at(target.weights)) });
  }
  return mesh;
}

describe("a mesh of weightings", () => {
  it("holds every weighting in a cell: coordinates ≥ 0 of sum 1 that give it back", () => {
    const draw = makeDraw(1);
    const mesh = refine(makeOptimum(draw), 60);
    // Also divided at points that are no middle of an edge.
    for (let k = 0; k < 40; k += 1) {
      const weights = drawWeights(draw);
      mesh.addBound({ weights, ...mesh.boundAt(weights) });
    }
    for (let k = 0; k < 500; k += 1) {
      const weights = drawWeights(draw);
      const { corners, coordinates } = mesh.locate(weights);
      expect(Math.min(...coordinates)).toBeGreaterThanOrEqual(0);
      expect(coordinates.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      const again = mixVectors(
        corners.map((corner) => corner.weights),
        coordinates,
      );
      again.forEach((value, j) => {
        expect(value).toBeCloseTo(weights[j] ?? Number.NaN, 9);
      });
    }
  });

  it("bounds a concave optimum from below, exactly at its vertices, closer with each", () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const draw = makeDraw(seed);
      const optimum = makeOptimum(draw);
      const meshes = [0, 20, 200].map((steps) => refine(optimum, steps));
      const weightings = Array.from({ length: 200 }, () => drawWeights(draw));
      const sums = meshes.map((mesh) =>
        weightings.reduce((sum, weights) => {
          const { bound, recomputedBound } = mesh.boundAt(weights);
          expect(bound).toBeLessThanOrEqual(optimum.at(weights) + 1e-12);
          expect(recomputedBound).toBeCloseTo(bound - 0.01, 9);
          return sum + optimum.at(weights) - bound;
        }, 0),
      );
      expect(sums[1]).toBeLessThan(sums[0] ?? 0);
      expect(sums[2]).toBeLessThan((sums[1] ?? 0) / 2);
      const target = meshes[2]?.findWorst()?.weights ?? [];
      meshes[2]?.addBound({ weights: target, ...both(optimum.at(target)) });
      expect(meshes[2]?.boundAt(target).bound).toBeCloseTo(optimum.at(target), 12);
    }
  });

  it("divides all cells around an edge with one vertex", () => {
    const mesh = new WeightMesh([0, 0, 0, 0].map((bound) => both(bound)));
    mesh.addBound({ weights: [0.5, 0.5, 0, 0], ...both(1) });
    expect(mesh.cellCount).toBe(2);
    mesh.addBound({ weights: [0, 0, 0.5, 0.5], ...both(1) });
    expect(mesh.cellCount).toBe(4);
    expect(mesh.boundAt([0.25, 0.25, 0.25, 0.25]).bound).toBeCloseTo(1, 12);
  });

  it("calls nothing recomputed that rests on a corner without such a bound", () => {
    const mesh = new WeightMesh([both(0), both(0), both(0), both(0, Number.POSITIVE_INFINITY)]);
    expect(mesh.boundAt([0.2, 0.3, 0.5, 0]).recomputedBound).toBeCloseTo(-0.01, 12);
    expect(mesh.boundAt([0.2, 0.3, 0.4, 0.1])).toEqual({ bound: 0, recomputedBound: -Infinity });
  });

  it("calls nothing recomputed for weights that no mixture of corners gives", () => {
    const mesh = new WeightMesh([0, 0, 0, 0].map((bound) => both(bound)));
    for (const weights of [
      [0.5, 0.5, 0.5, 0],
      [1.2, -0.2, 0, 0],
    ]) {
      expect(mesh.boundAt(weights).recomputedBound).toBe(Number.NEGATIVE_INFINITY);
    }
  });

  it("leaves a vertex that it has as it is", () => {
    const mesh = new WeightMesh([0, 0, 0, 0].map((bound) => both(bound)));
    mesh.addBound({ weights: [1, 0, 0, 0], ...both(0) });
    expect(mesh.cellCount).toBe(1);
  });

  it("knows no gap before a plan is known, and then looks at the middle of the longest edge", () => {
    const mesh = new WeightMesh([0, 0, 0, 0].map((bound) => both(bound)));
    expect(mesh.findWorst()?.gap).toBe(Number.POSITIVE_INFINITY);
    mesh.addPlan([1, 1, 1, 1]);
    expect(mesh.findWorst()).toEqual({ weights: [0.5, 0.5, 0, 0], gap: 1 });
  });
});
