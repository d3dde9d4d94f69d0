import { describe, expect, it } from "vitest";
import { checkServicePlan } from "../verify/check-service-plan";
import { boundService } from "./service-bound";
import { interchangeSites } from "./service-interchange";
import { costPlan } from "./service-plan";
import { reduceService } from "./service-reduction";
import { enumeratePlans, makeNetwork, networkKinds } from "./test-service";

const seeds = Array.from({ length: 25 }, (_, seed) => seed + 1);
const ROUNDING = 1e-6;

describe.each(Object.entries(networkKinds))("the bound of a %s network", (_, kind) => {
  it.each(seeds)("is never above the cheapest plan, also with a site forced (seed %i)", (seed) => {
    const network = makeNetwork(kind, seed);
    const proof = boundService(network);
    expect(proof.bound).toBeLessThanOrEqual(enumeratePlans(network) + ROUNDING);
    for (let site = 0; site < network.siteCount; site += 1) {
      const withSite = enumeratePlans(network, (open) => open.includes(site));
      const withoutSite = enumeratePlans(network, (open) => !open.includes(site));
      expect(proof.openBound[site]).toBeLessThanOrEqual(withSite + ROUNDING);
      expect(proof.closedBound[site]).toBeLessThanOrEqual(withoutSite + ROUNDING);
    }
  });

  it.each(seeds)("comes with a plan that keeps every rule, if with any (seed %i)", (seed) => {
    const network = makeNetwork(kind, seed);
    const { plan } = boundService(network);
    if (!plan) return;
    expect(checkServicePlan(network, plan)).toEqual([]);
    expect(costPlan(network, plan)).toBeGreaterThanOrEqual(enumeratePlans(network) - ROUNDING);
  });

  it.each(seeds)("leaves nothing out that a plan at the cutoff needs (seed %i)", (seed) => {
    const network = makeNetwork(kind, seed);
    const least = enumeratePlans(network);
    if (!Number.isFinite(least)) return;
    const { siteState, links } = reduceService(network, boundService(network), least);
    const kept = new Set(links.map(({ site, customer }) => `${site},${customer}`));
    const cost = network.cost.map((value, place) => {
      const site = Math.floor(place / network.customerCount);
      return kept.has(`${site},${place % network.customerCount}`) ? value : 1e6;
    });
    const reduced = enumeratePlans({ ...network, cost }, (open) =>
      siteState.every(
        (state, site) => state === "free" || (state === "open") === open.includes(site),
      ),
    );
    expect(reduced).toBeCloseTo(least, 6);
  });
});

describe("the bound of a network", () => {
  it("meets the optimum where the relaxation has no gap", () => {
    // Two towns at each end of a line; one site at each end is best.
    const network = {
      siteCount: 2,
      customerCount: 2,
      capacity: Float64Array.of(Infinity, Infinity),
      fixedCost: Float64Array.of(3, 4),
      demand: Float64Array.of(1, 1),
      cost: Float64Array.of(0, 10, 10, 0),
      openCount: null,
      singleSource: false,
    };
    expect(boundService(network).bound).toBeCloseTo(7, 4);
  });

  it("holds for unlimited sites and demands too large for a table", () => {
    const network = {
      ...makeNetwork(networkKinds.uncapacitated, 2),
      demand: new Float64Array(4).fill(1e7),
      fixedCost: new Float64Array(4).fill(1e6),
    };
    const least = enumeratePlans({ ...network, singleSource: true });
    const { bound } = boundService(network);
    expect(bound).toBeLessThanOrEqual(least + 1e-6);
    expect(bound).toBeGreaterThan(0.99 * least);
  });

  it("is infinite where all capacities together are too small", () => {
    const network = {
      ...makeNetwork(networkKinds["single-source"], 1),
      capacity: Float64Array.of(1, 1, 1, 0),
    };
    expect(boundService(network).bound).toBe(Infinity);
  });
});

describe("swapping sites", () => {
  it("finds the two ends of a line from the middle", () => {
    const places = [0, 1, 2, 3, 10, 11];
    const cost = Float64Array.from(places.flatMap((a) => places.map((b) => Math.abs(a - b))));
    const network = {
      siteCount: 6,
      customerCount: 6,
      capacity: new Float64Array(6).fill(Infinity),
      fixedCost: new Float64Array(6),
      demand: new Float64Array(6).fill(1),
      cost,
      openCount: 2,
      singleSource: false,
    };
    const open = interchangeSites(network, [2, 3]);
    expect(open.filter((site) => site >= 4)).toHaveLength(1);
    expect([1, 2]).toContain(open[0]);
  });
});
