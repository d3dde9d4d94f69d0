import { describe, expect, it } from "vitest";
import { readNumber, readText, spotOf } from "./place-record";

describe("where a place is", () => {
  it("is its own position for a point", () => {
    expect(spotOf([127.1, 36.5])).toEqual({ lon: 127.1, lat: 36.5 });
  });

  it("is the middle of the extent for an area of any depth", () => {
    const square = [
      [
        [
          [126, 35],
          [128, 35],
          [128, 37],
          [126, 37],
          [126, 35],
        ],
      ],
    ];
    expect(spotOf(square)).toEqual({
      lon: 127,
      lat: 36,
      bounds: [
        [126, 35],
        [128, 37],
      ],
    });
  });

  it("is unknown without a position", () => {
    expect(spotOf([])).toBeNull();
    expect(spotOf(null)).toBeNull();
  });
});

describe("what a layer says", () => {
  it("is unknown where it is missing, empty or not a number", () => {
    expect(readNumber({ mw: null }, "mw")).toBeNull();
    expect(readNumber({ mw: "40" }, "mw")).toBeNull();
    expect(readNumber({ mw: 0 }, "mw")).toBe(0);
    expect(readText({ name: "" }, "name")).toBeNull();
  });
});
