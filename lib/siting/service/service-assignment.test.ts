import { describe, expect, it } from "vitest";
import { checkServicePlan } from "../verify/check-service-plan";
import { assignWholly } from "./service-assignment";
import { costPlan } from "./service-plan";
import { enumeratePlans, makeNetwork, networkKinds } from "./test-service";

const seeds = Array.from({ length: 25 }, (_, seed) => seed + 1);

it.each(seeds)("serves customers whole within room, never below the best (seed %i)", (seed) => {
  const network = makeNetwork(networkKinds["single-source"], seed);
  const all = [0, 1, 2, 3];
  const plan = assignWholly(network, all);
  if (!plan) return;
  expect(checkServicePlan(network, plan)).toEqual([]);
  expect(costPlan(network, plan)).toBeGreaterThanOrEqual(enumeratePlans(network) - 1e-6);
});

describe("serving customers whole", () => {
  // Rooms of 5 and 4 for demands 3, 2, 4: only {3, 2} and {4} fit.
  const network = {
    siteCount: 2,
    customerCount: 3,
    capacity: Float64Array.of(5, 4),
    fixedCost: Float64Array.of(0, 0),
    demand: Float64Array.of(3, 2, 4),
    cost: Float64Array.of(9, 1, 1, 1, 9, 9),
    openCount: null,
    singleSource: true,
  };

  it("swaps two customers where the cheapest sites have no room", () => {
    const plan = assignWholly(network, [0, 1]);
    expect(plan?.shares.map(({ site }) => site)).toEqual([0, 0, 1]);
  });

  it("is null where the open sites have too little room", () => {
    expect(assignWholly(network, [0])).toBeNull();
    expect(assignWholly(network, [])).toBeNull();
  });
});
