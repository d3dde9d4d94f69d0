import { describe, expect, it } from "vitest";
import { BasisShelf } from "./basis-shelf";
import { KnownPlans } from "./known-plans";

const x = (...values: number[]) => Float64Array.from(values);

describe("known plans", () => {
  it("give the best one for a weighting back, zeros included", () => {
    const plans = new KnownPlans(3, 10);
    plans.add(x(1, 0, 2), [0, 1, 0, 0]);
    plans.add(x(0, 5, 0), [1, 0, 0, 0]);
    expect(plans.findBest([0.8, 0.2, 0, 0])).toEqual({ x: x(1, 0, 2), objective: 0.2 });
    expect(plans.findBest([0.2, 0.8, 0, 0])).toEqual({ x: x(0, 5, 0), objective: 0.2 });
  });

  it("keep no plan that another is as good as on every criterion", () => {
    const plans = new KnownPlans(1, 10);
    expect(plans.add(x(1), [0.5, 0.5, 0, 0])).toBe(true);
    expect(plans.add(x(2), [0.5, 0.6, 0, 0])).toBe(false);
    expect(plans.add(x(3), [0.5, 0.4, 0, 0])).toBe(true);
    expect(plans.size).toBe(1);
    expect(plans.findBest([0.5, 0.5, 0, 0])?.x).toEqual(x(3));
  });

  it("forget the oldest beyond so many", () => {
    const plans = new KnownPlans(1, 2);
    for (const k of [1, 2, 3]) plans.add(x(k), [k, 4 - k, 0, 0]);
    expect(plans.size).toBe(2);
    expect(plans.findBest([1, 0, 0, 0])?.x).toEqual(x(2));
  });

  it("are none at first", () => {
    expect(new KnownPlans(1, 2).findBest([1, 0, 0, 0])).toBeNull();
  });
});

describe("kept bases", () => {
  const basis = (status: number) => ({
    colStatus: Int32Array.of(status, 0),
    rowStatus: Int32Array.of(status),
  });

  it("give the one of the nearest weighting, the newest of one weighting", () => {
    const shelf = new BasisShelf(2);
    expect(shelf.findNearest([1, 0, 0, 0])).toBeNull();
    shelf.add([1, 0, 0, 0], basis(1));
    shelf.add([0, 1, 0, 0], basis(2));
    expect(shelf.findNearest([0.9, 0.1, 0, 0])).toEqual(basis(1));
    shelf.add([1, 0, 0, 0], basis(3));
    expect(shelf.findNearest([0.9, 0.1, 0, 0])).toEqual(basis(3));
    expect(shelf.findNearest([0.1, 0.9, 0, 0])).toEqual(basis(2));
    shelf.add([0, 0, 1, 0], basis(0));
    expect(shelf.findNearest([0.1, 0.9, 0, 0])).toEqual(basis(3));
  });
});
