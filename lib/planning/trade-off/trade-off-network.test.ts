import { afterAll, describe, expect, it } from "vitest";
import type { Scenario } from "@/lib/schema/scenario";
import type { TradeOffPoint } from "@/lib/schema/trade-off";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { askThreeBuses, makeThreeBuses, threeStations } from "../network/three-buses.fixture";
import { Planner } from "../one-plan/planner";
import { planTradeOff } from "./trade-off-planner";

const engines = { highs: new HighsEngine({ workers: 1 }), glpk: new GlpkEngine({ workers: 1 }) };
afterAll(() => Promise.all([engines.highs.close(), engines.glpk.close()]));

/** Plant at bus 1; the branch 1–3 carries L2/3 + 2·L3/3 and lets 100 MW through. */
const grid = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 1000 },
  { from: 1, to: 3, ratingMw: 100 },
  { from: 2, to: 3, ratingMw: 1000 },
]);

async function trace(scenario: Scenario): Promise<TradeOffPoint[]> {
  const hashScenario = () => "";
  const planner = new Planner({ data: threeStations, grid, engines, hashScenario });
  const lend = (asked: Scenario) => planner.lend(asked);
  const request = { scenario, x: "capitalShare", y: "access", points: 3 } as const;
  const dependencies = { data: threeStations, engines, hashScenario, lend };
  const points = new Map<number, TradeOffPoint>();
  for await (const update of planTradeOff(request, dependencies)) {
    if (!("lower" in update)) points.set(update.index, update.point);
  }
  return [...points.values()].sort((a, b) => a.index - b.index);
}

function listLoads({ plan }: TradeOffPoint): number[] {
  return ["s0", "s1", "s2"].map((id) =>
    Math.round(plan.sites.find((site) => site.id === id)?.loadMw ?? 0),
  );
}

describe("a curve on the network", () => {
  it("is one point where tables alone count: the best bus has room for all", async () => {
    const points = await trace(askThreeBuses(200, { model: "headroom" }, { lockedOut: ["s3"] }));
    expect(points.map(listLoads)).toEqual([[0, 0, 200]]);
  });

  it("keeps to what the line delivers, and says of each point that every hour was simulated", async () => {
    // L3 + L2/2 ≤ 150: each MW in the capital region lets one more MW of bus 2 move to bus 3.
    const points = await trace(askThreeBuses(200, { model: "dc" }, { lockedOut: ["s3"] }));
    expect(points.map(listLoads)).toEqual([
      [0, 100, 100],
      [25, 50, 125],
      [50, 0, 150],
    ]);
    for (const { certificate, plan } of points) {
      expect(certificate).toMatchObject({ status: "optimal", verified: true });
      expect(plan.limits.some(({ kind, binding }) => kind === "network" && binding)).toBe(true);
    }
  });
});
