import { describe, expect, it } from "vitest";
import { boundAllPlans } from "./service-bound";
import { ServiceDivision } from "./service-division";
import { PlanSearch } from "./service-plan-search";
import { makeServicePricing } from "./service-pricing";
import { enumeratePlans, makeNetwork, networkKinds } from "./test-service";

const seeds = Array.from({ length: 15 }, (_, seed) => seed + 1);

describe.each(Object.entries(networkKinds))("the parts of a %s network", (_, kind) => {
  it.each(seeds)("keep the cheapest plan, each above its bound (seed %i)", (seed) => {
    const network = makeNetwork(kind, seed);
    const least = enumeratePlans(network);
    if (!Number.isFinite(least)) return;
    const pricing = makeServicePricing(network);
    const plans = new PlanSearch(network);
    const root = boundAllPlans(network, pricing, plans, Infinity);
    const division = new ServiceDivision(network, pricing, plans, root, () => least + 1e-6);
    let cheapest = Infinity;
    let lastBound = -Infinity;
    for (let part = division.take(); part !== null; part = division.take()) {
      const { siteState, bound } = part;
      expect(bound).toBeGreaterThanOrEqual(lastBound);
      lastBound = bound;
      const inPart = enumeratePlans(network, (open) =>
        siteState.every(
          (state, site) => state === "free" || (state === "open") === open.includes(site),
        ),
      );
      expect(bound).toBeLessThanOrEqual(inPart + 1e-6);
      if (!division.divide(part, Infinity)) cheapest = Math.min(cheapest, inPart);
    }
    expect(cheapest).toBeCloseTo(least, 6);
  });

  it.each(seeds)("are none where nothing is as cheap as the limit (seed %i)", (seed) => {
    const network = makeNetwork(kind, seed);
    const pricing = makeServicePricing(network);
    const plans = new PlanSearch(network);
    const root = boundAllPlans(network, pricing, plans, Infinity);
    const division = new ServiceDivision(network, pricing, plans, root, () => root.bound - 1);
    expect(division.take()).toBeNull();
  });
});
