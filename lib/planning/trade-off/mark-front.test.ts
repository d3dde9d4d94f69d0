import { expect, it } from "vitest";
import { markFront } from "./mark-front";

const at = (index: number, x: number, y: number, bound = y) =>
  ({ index, bounded: "x", x, y, bound }) as const;

it("calls a point above the line between its neighbours unsupported", () => {
  const marks = markFront([at(0, 0, 100), at(1, 0.5, 80), at(2, 1, 10)]);
  expect(marks.map(({ supported }) => supported)).toEqual([true, false, true]);
});

it("does not take what is left of a gap for a property of the curve", () => {
  const marks = markFront([at(0, 0, 100), at(1, 0.5, 80, 50), at(2, 1, 10)]);
  expect(marks[1]?.supported).toBe(true);
});

it("prices a unit of x by the next point to the right", () => {
  const marks = markFront([at(2, 1, 10), at(0, 0, 100), at(1, 0.5, 40)]);
  expect(marks.map(({ slope }) => slope)).toEqual([-120, -60, null]);
});

it("gives points with the same values one mark", () => {
  const marks = markFront([at(0, 0, 100), at(1, 0, 100), at(2, 1, 10)]);
  expect(marks.map(({ slope }) => slope)).toEqual([-90, -90, null]);
  expect(marks.every(({ supported }) => supported)).toBe(true);
});

it("reads a bound to the left where the other axis is held", () => {
  const beside = (bound: number) =>
    markFront([at(0, 0, 100), { index: 1, bounded: "y", x: 0.8, y: 50, bound }, at(2, 1, 0)])[1]
      ?.supported;
  expect(beside(0.6)).toBe(false);
  expect(beside(0.4)).toBe(true);
});
