import { afterAll, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { NetworkStore } from "../network/network-store";
import { openPlanNetwork } from "../network/plan-network";
import { askThreeBuses, makeThreeBuses, threeStations } from "../network/three-buses.fixture";
import { checkBaselines } from "./check-baselines";
import { compareBaselines } from "./compare-baselines";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Plant at bus 1; with L at bus 3 alone the branch 1–3 carries 2·L/3 of its 100 MW. */
const grid = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 1000 },
  { from: 1, to: 3, ratingMw: 100 },
  { from: 2, to: 3, ratingMw: 1000 },
]);
const ranges = new Map([["access", { ideal: 0, nadir: 100 }]] as const);

it("finds what a choice without a look at the network cannot be delivered", async () => {
  for (const [targetMw, missingMw] of [
    [200, 50],
    [150, 0],
  ] as const) {
    const scenario = askThreeBuses(targetMw, { model: "dc" });
    const network = openPlanNetwork(new NetworkStore(grid, engine), scenario.grid);
    if (!network) throw new Error("The scenario asks for the network");
    const plain = compareBaselines(scenario, threeStations, ranges);
    expect(plain.map(({ gridCheck }) => gridCheck)).toEqual([null, null]);
    const checked = await checkBaselines(plain, scenario, threeStations, network);
    for (const { gridCheck, verified } of checked) {
      expect(gridCheck?.hours[0]?.missingMw).toBeCloseTo(missingMw, 3);
      expect(verified).toBe(missingMw === 0);
    }
  }
});
