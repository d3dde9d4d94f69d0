import { describe, expect, it } from "vitest";
import { findLeastCost } from "./least-cost.fixture";
import { drawNetwork } from "./random-networks.fixture";
import { scaleService } from "./service-scaling";
import { networkKinds } from "./test-service";

describe("units of a network", () => {
  const network = {
    siteCount: 1,
    customerCount: 3,
    capacity: Float64Array.of(0.6),
    fixedCost: Float64Array.of(2.5),
    demand: Float64Array.of(0.1, 0.2, 0.3),
    cost: Float64Array.of(1.5, 2, 3),
    openCount: null,
    singleSource: true,
  };

  it("make decimals whole, and large ones small", () => {
    const { network: scaled, costUnit } = scaleService(network);
    expect([...scaled.demand]).toEqual([1, 2, 3]);
    expect([...scaled.capacity]).toEqual([6]);
    expect([...scaled.cost, ...scaled.fixedCost]).toEqual([3, 4, 6, 5]);
    expect(costUnit).toBe(0.5);
    const large = scaleService({ ...network, demand: Float64Array.of(30_000, 60_000, 90_000) });
    expect([...large.network.demand]).toEqual([1, 2, 3]);
  });

  it("round a capacity down to what whole demands can fill", () => {
    const { capacity } = scaleService({ ...network, capacity: Float64Array.of(0.59) }).network;
    expect([...capacity]).toEqual([5]);
  });

  it("bring figures that are no decimals to a usual size", () => {
    const tiny = network.demand.map((value) => (value * Math.PI) / 1e6);
    const { network: scaled } = scaleService({ ...network, demand: tiny });
    const total = scaled.demand.reduce((sum, value) => sum + value, 0);
    expect(total).toBeGreaterThan(500);
    expect(total).toBeLessThan(2100);
  });

  it.each(Object.entries(networkKinds))("leave a %s network its cheapest plan", (_, kind) => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const original = drawNetwork(kind, seed);
      const { network: scaled, costUnit } = scaleService(original);
      const [least, same] = [findLeastCost(original), findLeastCost(scaled) * costUnit];
      if (least === Infinity || same === Infinity) expect(same, `seed ${seed}`).toBe(least);
      else expect(Math.abs(same - least), `seed ${seed}`).toBeLessThanOrEqual(1e-6 * least);
    }
  });
});
