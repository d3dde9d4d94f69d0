import { describe, expect, it } from "vitest";
import { legendSizesMw, radiusFactorAt, radiusPx } from "./circle-scale";

describe("the size of a circle", () => {
  it("quadruples the area's load when the radius doubles", () => {
    expect(radiusPx(400, 7)).toBeCloseTo(2 * radiusPx(100, 7), 10);
  });

  it("is linear in zoom between two stops", () => {
    expect(radiusFactorAt(5.75)).toBeCloseTo((0.5 + 0.8) / 2, 10);
  });

  it("stays what it is beyond the first and the last stop", () => {
    expect(radiusFactorAt(2)).toBe(0.5);
    expect(radiusFactorAt(18)).toBe(3.2);
  });

  it("has no radius without load", () => {
    expect(radiusPx(0, 8)).toBe(0);
    expect(radiusPx(-5, 8)).toBe(0);
  });
});

describe("the circles of the legend", () => {
  it("are drawn in the size of the map and never wider than their room", () => {
    for (const zoom of [5, 6.3, 8, 9]) {
      const [largest] = legendSizesMw(zoom, 40);
      expect(radiusPx(largest, zoom)).toBeLessThanOrEqual(40);
    }
  });

  it("stand for less load when the map is closer", () => {
    expect(legendSizesMw(6, 40)[0]).toBe(1000);
    expect(legendSizesMw(9, 40)[0]).toBeLessThan(1000);
  });
});
