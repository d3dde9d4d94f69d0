import { describe, expect, it } from "vitest";
import { countDigits, findDigits } from "./units";

describe("decimals of figures that are printed together", () => {
  it.each([
    [[8400, 8123.4, 276.6], 0, 0],
    [[8400, 8399.9, 0.1], 0, 1],
    [[933.3333, 933.333, 0.0003], 1, 4],
    [[100, 100, 0], 1, 1],
    [[0.04], 1, 2],
    [[5, 5 + 1e-9], 0, 0],
  ])("of %j from %i on are %i", (values, least, digits) => {
    expect(findDigits(values, least)).toBe(digits);
  });

  it("lose nothing of a figure that is to be written down again", () => {
    expect(countDigits(8123.7, 0)).toBe(1);
    expect(countDigits(8123, 0)).toBe(0);
    expect(countDigits(0.1 + 0.2, 0)).toBe(1);
    expect(countDigits(933.3333, 0)).toBe(4);
  });
});
