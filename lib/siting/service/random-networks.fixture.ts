import type { ServiceNetwork } from "./service-network";
import type { NetworkKind } from "./test-service";
import { makeRandom } from "./test-service";

type Draw = (from: number, to: number) => number;

/** What figures look like: each writes a number between two others in its own manner. */
const manners: Record<string, (random: () => number) => Draw> = {
  whole: (random) => (from, to) => Math.floor(from + random() * (to - from + 1)),
  "one decimal": (random) => (from, to) => Math.round(10 * (from + random() * (to - from))) / 10,
  "three decimals": (random) => (from, to) =>
    Math.round(1000 * (from + random() * (to - from))) / 1000,
  irrational: (random) => (from, to) => from + random() * (to - from),
  tiny: (random) => (from, to) => 1e-3 * (from + random() * (to - from)),
  "tiny with decimals": (random) => (from, to) =>
    Math.round(100 * (from + random() * (to - from))) / 1e7,
  thousands: (random) => (from, to) => Math.floor(3e4 * (from + random() * (to - from)) + 1e4),
  "round thousands": (random) => (from, to) => 5000 * Math.floor(from + random() * (to - from + 1)),
  huge: (random) => (from, to) => Math.floor(1e6 * (from + random() * (to - from))),
  "huge and broken": (random) => (from, to) => 1e7 * (from + random() * (to - from)),
  "of all sizes": (random) => (from, to) =>
    to === 0 ? 0 : 10 ** (-2 + 7 * random()) * (from + to),
  "few values": (random) => (from, to) => (random() < 0.5 ? from : to),
};

export const mannerNames = Object.keys(manners);

/**
 * A network of 2–4 sites and 2–5 customers whose demands and costs are each in one of `mannerNames`,
 * with traps: customers without demand, free sites, capacities that sums of demands fill exactly,
 * sites all alike, costs without any spread, and sums of capacities that do not suffice.
 */
export function drawNetwork(kind: NetworkKind, seed: number): ServiceNetwork {
  const random = makeRandom(seed + 17);
  for (let warm = 0; warm < 5; warm += 1) random();
  const pick = (count: number) => Math.floor(random() * count);
  const manner = () => manners[mannerNames[pick(mannerNames.length)] ?? "whole"]?.(random);
  const [drawDemand, drawCost] = [manner(), manner()];
  if (!drawDemand || !drawCost) throw new Error("There is no such manner");
  const siteCount = 2 + pick(3);
  const customerCount = 2 + pick(siteCount === 4 ? 3 : 4);
  const demand = Float64Array.from({ length: customerCount }, () =>
    random() < 0.08 ? 0 : drawDemand(1, 9),
  );
  const total = demand.reduce((sum, value) => sum + value, 0);
  const scale = random() < 0.3 ? 0.6 : 1.2;
  const drawCapacity = () => {
    const trap = random();
    if (trap < 0.25) return sumSome(demand, random);
    if (trap < 0.3) return total;
    if (trap < 0.33) return 0;
    return (scale * drawDemand(1, 9) * customerCount) / 2;
  };
  const capacity = Float64Array.from({ length: siteCount }, () =>
    kind.hasCapacities ? drawCapacity() : Number.POSITIVE_INFINITY,
  );
  if (random() < 0.1) capacity.fill(capacity[0] ?? 0);
  const hasFixedCosts = kind.openCount === null && random() < 0.85;
  const reach = kind.hasCapacities ? 0 : 0.03;
  return {
    siteCount,
    customerCount,
    capacity,
    fixedCost: Float64Array.from({ length: siteCount }, () =>
      hasFixedCosts && random() < 0.9 ? drawCost(1, 30) : 0,
    ),
    demand,
    cost: Float64Array.from({ length: siteCount * customerCount }, () =>
      random() < reach ? Number.POSITIVE_INFINITY : drawCost(random() < 0.1 ? 0 : 1, 25),
    ),
    openCount: kind.openCount === null ? null : Math.min(kind.openCount, siteCount),
    singleSource: kind.singleSource,
  };
}

/** The sum of some demands, in decimals as a file would give it. */
function sumSome(demand: Float64Array, random: () => number): number {
  const sum = demand.reduce((total, value) => (random() < 0.5 ? total + value : total), 0);
  return Number(sum.toPrecision(12));
}
