import { afterAll, describe, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { CutFinder } from "./cut-finder";
import { NetworkStore } from "./network-store";
import { openPlanNetwork } from "./plan-network";
import { askThreeBuses, makeThreeBuses } from "./three-buses.fixture";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** 1,000 MW of plant at bus 1, a tail to each of the others: two circuits of 100 MW to bus 3. */
const tails = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 4000, circuits: 4 },
  { from: 1, to: 3, ratingMw: 200, circuits: 2 },
]);

function open(store: NetworkStore, model: "dc" | "dc-n1", ratingFactor = 1.2) {
  const network = openPlanNetwork(store, askThreeBuses(100, { model, ratingFactor }).grid);
  if (!network) throw new Error("This model has a network");
  return network;
}

describe("CutFinder", () => {
  it("finds the limit that stands in the way first, not the one missed most in the end", async () => {
    const network = open(new NetworkStore(tails, engine), "dc");
    // 1,490 MW are 490 more than is generated, and 390 MW 190 more than the tail brings.
    const loads = Float64Array.from([0, 1100, 390]);
    const [far] = (await network.test(loads)).cuts;
    expect(far).toMatchObject({ limitedBy: "generation" });
    expect(far?.cut.upperMw).toBeCloseTo(1000, 6);
    // On the way there the tail is full at 51 %, the plant at 67 %.
    const found = await new CutFinder(network).find(loads);
    expect(found).toMatchObject({ delivers: false, cuts: [{ limitedBy: "lines" }] });
    expect([...(found.cuts[0]?.cut.weight ?? [])].map((weight) => weight + 0)).toEqual([0, 0, 1]);
    expect(found.cuts[0]?.cut.upperMw).toBeCloseTo(200, 6);
  });

  it("says of loads that are delivered that they are", async () => {
    const network = open(new NetworkStore(tails, engine), "dc");
    const found = await new CutFinder(network).find(Float64Array.from([0, 800, 200]));
    expect(found).toEqual({ delivers: true, cuts: [] });
  });
});

describe("the limits of a network", () => {
  it("hold under stricter rules as well, and under looser ones never", async () => {
    const store = new NetworkStore(tails, engine);
    const loads = Float64Array.from([0, 0, 900]);
    const [plain, n1, lower] = [open(store, "dc"), open(store, "dc-n1"), open(store, "dc-n1", 1.1)];
    await new CutFinder(n1).find(loads);
    // 120 MW are left of two circuits at 1.2 × their rating.
    expect(n1.listBroken(loads).length).toBeGreaterThan(0);
    expect(plain.listBroken(loads)).toEqual([]);
    expect(lower.listBroken(Float64Array.from([0, 0, 110]))).toEqual([]);
    expect(lower.listBroken(Float64Array.from([0, 0, 130]))).toHaveLength(1);
  });
});
