import { describe, expect, it } from "vitest";
import { listTangentPoints, measureSquaredDeviation } from "./squared-deviation";

describe("measureSquaredDeviation", () => {
  it("is exact where a tangent touches, and 0 at the even load", () => {
    expect(measureSquaredDeviation(100, 100, 0.1)).toBe(0);
    expect(measureSquaredDeviation(0, 100, 0.1)).toBeCloseTo(100, 9);
    expect(measureSquaredDeviation(300, 100, 0.1)).toBeCloseTo(400, 9);
  });

  it("is never above the exact figure and keeps its stated bound below it", () => {
    for (let x = 0; x <= 10; x += 0.01) {
      const exact = (x - 1) ** 2;
      const missing = exact - measureSquaredDeviation(x, 1, 0.1);
      expect(missing).toBeGreaterThan(-1e-9);
      expect(missing).toBeLessThanOrEqual(Math.max(1 / 64, 0.04 * exact) + 1e-9);
    }
  });

  it("has tangents up to all of the target in one province", () => {
    expect(Math.max(...listTangentPoints(0.03))).toBeGreaterThanOrEqual(1 / 0.03);
  });
});
