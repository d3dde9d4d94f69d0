import { describe, expect, it } from "vitest";
import { checkServiceBound } from "../verify/check-service-bound";
import { checkServicePlan } from "../verify/check-service-plan";
import { findLeastCost } from "./least-cost.fixture";
import { drawNetwork } from "./random-networks.fixture";
import { costPlan } from "./service-plan";
import { serveAtLeastCost } from "./service-transport";
import { networkKinds } from "./test-service";

describe("serving split demands from a choice of sites", () => {
  it("costs the least, at prices that prove it", () => {
    let count = 0;
    for (let seed = 1; seed <= 800; seed += 1) {
      const network = {
        ...drawNetwork(networkKinds.capacitated, seed),
        fixedCost: new Float64Array(4),
      };
      const open = Array.from({ length: network.siteCount }, (_, site) => site);
      const given = { ...network, fixedCost: network.fixedCost.slice(0, network.siteCount) };
      const least = findLeastCost(given);
      const answer = serveAtLeastCost(given, open);
      // Crumbs of a sum may miss a capacity that demands fill exactly; the search rounds these first.
      if (!answer) continue;
      count += 1;
      const cost = costPlan(given, answer.plan);
      expect(Math.abs(cost - least), `seed ${seed}`).toBeLessThanOrEqual(1e-6 * least);
      expect(checkServicePlan(given, answer.plan, cost), `seed ${seed}`).toEqual([]);
      const proof = { prices: [answer.price], end: null };
      const { bound } = checkServiceBound(given, proof, Infinity, null);
      expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(least - 1e-6 * least);
    }
    expect(count).toBeGreaterThan(400);
  });

  it("is null where room is missing", () => {
    const network = drawNetwork(networkKinds.capacitated, 1);
    const none = { ...network, capacity: new Float64Array(network.siteCount) };
    expect(serveAtLeastCost(none, [0, 1])).toBeNull();
  });
});
