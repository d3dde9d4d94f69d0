import { describe, expect, it } from "vitest";
import type { GridOperation } from "@/lib/schema/grid-state";
import { mapLoadings, shareFuels, summariseLoading } from "./loading-values";

const flow = (branch: number, loadingPct: number, worstPct: number) => ({
  ...{ branch, flowMw: 10 * loadingPct, ratingMw: 1000 },
  ...{ loadingPct, worstPct, worstOutage: null },
});

const operation: GridOperation = {
  newLoadMw: 0,
  branches: [flow(1, 100, 131), flow(2, 99.4, 99.6), flow(3, 20, 40)],
  generationMw: { nuclear: 50, coal: 25, lng: 25, hydro: 0, solar: 0, wind: 0 },
  capitalImportMw: 0,
  redispatchCost: 0,
};

describe("what is shown of an operation", () => {
  it("counts a line as full when it stands at its limit up to rounding", () => {
    expect(summariseLoading(operation, "normal")).toEqual({ maxPct: 100, fullCount: 1 });
    expect(summariseLoading(operation, "worst")).toEqual({ maxPct: 131, fullCount: 2 });
  });

  it("draws every branch by its number, and nothing where there is no operation", () => {
    expect(mapLoadings(operation, "worst")?.get(3)).toBe(40);
    expect(mapLoadings(null, "normal")).toBeNull();
  });

  it("shares the output among the fuels", () => {
    expect(shareFuels(operation).map(({ share }) => share)).toEqual([0.5, 0.25, 0.25, 0, 0, 0]);
  });
});
