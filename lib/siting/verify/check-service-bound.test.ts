import { describe, expect, it } from "vitest";
import { findLeastCost } from "../service/least-cost.fixture";
import { drawNetwork } from "../service/random-networks.fixture";
import { boundService } from "../service/service-bound";
import type { ServiceNetwork } from "../service/service-network";
import { type ServiceProof, startProof } from "../service/service-proof";
import { scaleService } from "../service/service-scaling";
import { makeRandom, networkKinds } from "../service/test-service";
import { checkServiceBound } from "./check-service-bound";

const TOLERANCE = 1e-6;

/** Two sites of 5 for demands 3 and 2; the first alone is cheapest at 10 + 1 + 2. */
const network: ServiceNetwork = {
  siteCount: 2,
  customerCount: 2,
  capacity: Float64Array.of(5, 5),
  fixedCost: Float64Array.of(10, 20),
  demand: Float64Array.of(3, 2),
  cost: Float64Array.of(1, 2, 1, 1),
  openCount: null,
  singleSource: true,
};
const price = (...values: number[]): ServiceProof => ({
  ...startProof(),
  prices: [Float64Array.from(values)],
});

/** Prices of any size and sign, divided by sites and customers at random. */
function drawProof(given: ServiceNetwork, random: () => number, depth: number): ServiceProof {
  const { siteCount, customerCount } = given;
  const size = given.cost.find((value) => value > 0 && value < Infinity) ?? 1;
  const prices = Array.from({ length: Math.floor(random() * 3) }, () =>
    Float64Array.from({ length: customerCount }, () => size * (4 * random() - 0.5)),
  );
  const kind = Math.floor(random() * 4);
  if (depth === 0 || kind > 1) return { prices, end: kind === 3 ? { kind: "claimed" } : null };
  const next = () => drawProof(given, random, depth - 1);
  if (kind === 0) {
    const site = Math.floor(random() * siteCount);
    return { prices, end: { kind: "site", site, open: next(), closed: next() } };
  }
  const customer = Math.floor(random() * customerCount);
  const sites = [...given.fixedCost.keys()].filter(() => random() < 0.8);
  const sources = new Map(sites.map((site) => [site, next()]));
  // Where shares may be split, to be served whole from one site is no division of all plans.
  return { prices, end: given.singleSource ? { kind: "customer", customer, sources } : null };
}

describe("the check of a bound", () => {
  it("computes what prices prove by hand", () => {
    // Σu = 23; site 1 earns 10 + (1 − 11) + (2 − 12) = −10, site 2 20 − 10 − 11 = −1: 23 − 11.
    expect(checkServiceBound(network, price(11, 12), 100, null).bound).toBeCloseTo(12, 6);
    // Σu = 13; 10 − 10 = 0 at site 1, 20 − 9 = 11 at site 2, and one of both must be open.
    expect(checkServiceBound(network, price(11, 2), 100, null).bound).toBeCloseTo(13, 6);
  });

  it("rounds up to a multiple of the step that all costs are of, and of no other", () => {
    const almost = price(11, 1.5);
    expect(checkServiceBound(network, almost, 100, null).bound).toBeCloseTo(12.5, 6);
    expect(checkServiceBound(network, almost, 100, 1).bound).toBe(13);
    expect(checkServiceBound(network, almost, 100, 5).bound).toBeCloseTo(12.5, 6);
  });

  it("takes no half of a division on trust", () => {
    const good = price(11, 2);
    const divide = (open: ServiceProof, closed: ServiceProof): ServiceProof => ({
      prices: [],
      end: { kind: "site", site: 1, open, closed },
    });
    expect(checkServiceBound(network, divide(good, good), 100, null).bound).toBeCloseTo(13, 6);
    expect(checkServiceBound(network, divide(startProof(), good), 100, null).bound).toBe(-Infinity);
    const some = new Map([[0, good]]);
    const partly: ServiceProof = {
      prices: [],
      end: { kind: "customer", customer: 0, sources: some },
    };
    expect(checkServiceBound(network, partly, 100, null).bound).toBe(-Infinity);
  });

  it("gives a solver's word no weight, and counts it", () => {
    const claimed: ServiceProof = { ...price(11, 1.5), end: { kind: "claimed" } };
    const check = checkServiceBound(network, claimed, 100, null);
    expect(check.bound).toBeCloseTo(12.5, 6);
    expect(check).toMatchObject({ claimedParts: 1, pricedParts: 0 });
  });

  it("proves that nothing fits without any price", () => {
    const tight = { ...network, capacity: Float64Array.of(4, 0.5) };
    expect(checkServiceBound(tight, startProof(), 100, null).bound).toBe(100);
  });
});

describe.each(Object.entries(networkKinds))("a proof of a %s network", (_, kind) => {
  it("never proves more than the cheapest plan costs, whatever it says", () => {
    const above: string[] = [];
    let tight = 0;
    for (let seed = 1; seed <= 1500; seed += 1) {
      const given = drawNetwork(kind, seed);
      const least = findLeastCost(given);
      if (!Number.isFinite(least)) continue;
      const random = makeRandom(seed);
      const limit = least * (0.5 + random());
      const { bound } = checkServiceBound(given, drawProof(given, random, 3), limit, null);
      if (bound > Math.min(limit, least) + TOLERANCE * least) above.push(`seed ${seed}: ${bound}`);
      if (bound > 0.8 * least) tight += 1;
    }
    expect(above).toEqual([]);
    expect(tight).toBeGreaterThan(0);
  });

  it("proves of prices what the search says of them", () => {
    const apart: string[] = [];
    for (let seed = 1; seed <= 150; seed += 1) {
      const given = scaleService(drawNetwork(kind, seed)).network;
      const { bound, proof } = boundService(given);
      if (!Number.isFinite(bound)) continue;
      const checked = checkServiceBound(given, proof, Infinity, null).bound;
      // Where customers are whole, the search may relax what the check counts.
      if (checked < bound - TOLERANCE * (1 + Math.abs(bound)))
        apart.push(`seed ${seed}: ${checked}`);
    }
    expect(apart).toEqual([]);
  });
});
