import { describe, expect, it } from "vitest";
import { makeDraw } from "../tiny-country.fixture";
import { coverByCliques } from "./keep-apart";

/** Who is near whom among points on a line, nearer than 1. */
const nearOnLine = (points: readonly number[]) =>
  points.map(
    (a, i) => new Set(points.flatMap((b, j) => (i !== j && Math.abs(a - b) < 1 ? [j] : []))),
  );

describe("coverByCliques", () => {
  it("says three sites near each other in one row, and a fourth near one of them in another", () => {
    const cliques = coverByCliques(nearOnLine([0, 0.4, 0.8, 1.7]));
    expect(cliques.map((clique) => [...clique].sort())).toEqual([
      [0, 1, 2],
      [2, 3],
    ]);
  });

  it("holds every pair too near and no other, on random lines", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const draw = makeDraw(seed);
      const neighbours = nearOnLine(Array.from({ length: 12 }, () => 5 * draw()));
      const pairs = new Set<string>();
      for (const clique of coverByCliques(neighbours)) {
        for (const i of clique) for (const j of clique) if (i < j) pairs.add(`${i}-${j}`);
      }
      const wanted = neighbours.flatMap((near, i) =>
        [...near].flatMap((j) => (i < j ? [`${i}-${j}`] : [])),
      );
      expect([...pairs].sort()).toEqual([...wanted].sort());
    }
  });
});
