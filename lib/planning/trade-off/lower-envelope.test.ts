import { expect, it } from "vitest";
import { drawLowerEnvelope } from "./lower-envelope";

it("joins two supports where they cross", () => {
  // 10 − 2u and 5 − u/2 are equal at u = 10/3.
  const vertices = drawLowerEnvelope([
    { at: 6, height: 2, slope: -0.5 },
    { at: 0, height: 10, slope: -2 },
  ]);
  expect(vertices).toHaveLength(3);
  expect(vertices[0]).toEqual({ bounded: 0, other: 10 });
  expect(vertices[1]?.bounded).toBeCloseTo(10 / 3, 9);
  expect(vertices[1]?.other).toBeCloseTo(10 / 3, 9);
  expect(vertices[2]).toEqual({ bounded: 6, other: 2 });
});

it("never lies above the convex curve that the supports touch", () => {
  const curve = (u: number) => 1 / u;
  const supports = [0.5, 1, 2, 4].map((at) => ({ at, height: curve(at), slope: -1 / (at * at) }));
  const vertices = drawLowerEnvelope(supports);
  expect(vertices).toHaveLength(7);
  for (const { bounded, other } of vertices) {
    expect(other).toBeLessThanOrEqual(curve(bounded) + 1e-12);
  }
});

it("adds nothing between supports on one line", () => {
  const vertices = drawLowerEnvelope([
    { at: 0, height: 4, slope: -1 },
    { at: 2, height: 2, slope: -1 },
  ]);
  expect(vertices).toEqual([
    { bounded: 0, other: 4 },
    { bounded: 2, other: 2 },
  ]);
});
