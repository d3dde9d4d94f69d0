import { describe, expect, it } from "vitest";
import { drawNetwork } from "./random-networks.fixture";
import { boundAllPlans } from "./service-bound";
import { valueLinks } from "./service-link-value";
import { PlanSearch } from "./service-plan-search";
import { makeServicePricing } from "./service-pricing";
import { makeSiteValuation } from "./service-site-value";
import { tightenPart } from "./service-tightening";
import { enumeratePlans, makeNetwork, makeRandom, networkKinds } from "./test-service";

const seeds = Array.from({ length: 25 }, (_, seed) => seed + 1);

it.each(seeds)("a tightened network keeps its cheapest plan (seed %i)", (seed) => {
  const network = makeNetwork(networkKinds["single-source"], seed);
  const least = enumeratePlans(network);
  if (!Number.isFinite(least)) return;
  const plans = new PlanSearch(network);
  const root = boundAllPlans(network, makeServicePricing(network), plans, Infinity);
  const tight = tightenPart(network, root, plans, () => least + 1e-6, Infinity);
  if (!tight) throw new Error("The cheapest plan was ruled out");
  const cost = new Float64Array(network.cost.length).fill(1e6);
  for (const link of tight.reduction.links) {
    cost[link.site * network.customerCount + link.customer] = link.cost;
  }
  const { siteState } = tight.reduction;
  const reduced = enumeratePlans({ ...network, cost }, (open) =>
    siteState.every(
      (state, site) => state === "free" || (state === "open") === open.includes(site),
    ),
  );
  expect(reduced).toBeCloseTo(least, 6);
});

it("leaves nothing where no plan is below the limit", () => {
  const network = makeNetwork(networkKinds["single-source"], 1);
  const least = enumeratePlans(network);
  const plans = new PlanSearch(network);
  const root = boundAllPlans(network, makeServicePricing(network), plans, Infinity);
  expect(root.bound).toBeLessThanOrEqual(least);
  expect(tightenPart(network, root, plans, () => root.bound - 1, Infinity)).toBeNull();
});

describe("the value of a link", () => {
  it.each(seeds)("is at most what the knapsack with the customer in it adds (seed %i)", (seed) => {
    const network = makeNetwork(networkKinds["single-source"], seed);
    const price = Float64Array.from(network.demand, (_, j) => 10 + ((seed * (j + 3)) % 23));
    const share = new Float64Array(4);
    const filled = makeSiteValuation(network, 1e9)(0, price, share) - (network.fixedCost[0] ?? 0);
    const added = valueLinks(network, 0, price, filled);
    for (let customer = 0; customer < 4; customer += 1) {
      let least = Number.POSITIVE_INFINITY;
      for (let set = 0; set < 16; set += 1) {
        const taken = [0, 1, 2, 3].filter((j) => (set >> j) % 2 === 1);
        const weight = taken.reduce((sum, j) => sum + (network.demand[j] ?? 0), 0);
        if (!taken.includes(customer) || weight > (network.capacity[0] ?? 0)) continue;
        const gains = taken.map((j) => (network.cost[j] ?? 0) - (price[j] ?? 0));
        least = Math.min(
          least,
          gains.reduce((sum, gain) => sum + gain, 0),
        );
      }
      expect(added[customer]).toBeLessThanOrEqual(least - filled + 1e-9);
      expect(added[customer]).toBeGreaterThanOrEqual(0);
    }
  });

  it("holds for figures of any size, with a table and without", () => {
    const above: string[] = [];
    for (let seed = 1; seed <= 2000; seed += 1) {
      const network = drawNetwork(networkKinds["single-source"], seed);
      const { customerCount, demand } = network;
      const random = makeRandom(seed);
      const price = Float64Array.from(demand, (_, j) => 3 * random() * (network.cost[j] ?? 0));
      const share = new Float64Array(customerCount);
      const filled =
        makeSiteValuation(network, Infinity)(0, price, share) - (network.fixedCost[0] ?? 0);
      const added = valueLinks(network, 0, price, filled);
      const least = new Float64Array(customerCount).fill(Infinity);
      for (let set = 0; set < 2 ** customerCount; set += 1) {
        const taken = [...demand.keys()].filter((j) => (set >> j) % 2 === 1);
        const weight = taken.reduce((sum, j) => sum + (demand[j] ?? 0), 0);
        if (weight > (network.capacity[0] ?? 0)) continue;
        const gain = taken.reduce((sum, j) => sum + (network.cost[j] ?? 0) - (price[j] ?? 0), 0);
        for (const j of taken) least[j] = Math.min(least[j] ?? 0, gain);
      }
      const size = price.reduce((sum, value) => sum + value, 0);
      const isAbove = added.some((value, j) => value > (least[j] ?? 0) - filled + 1e-9 * size);
      if (isAbove) above.push(`seed ${seed}`);
    }
    expect(above).toEqual([]);
  });

  it("allocates nothing for a site without end", () => {
    const network = { ...makeNetwork(networkKinds["single-source"], 1) };
    const endless = { ...network, capacity: new Float64Array(4).fill(1e15) };
    expect([...valueLinks(endless, 0, new Float64Array(4), 0)]).toEqual([
      ...endless.cost.subarray(0, 4),
    ]);
  });
});
