import { afterAll, expect, it } from "vitest";
import type { Alternative } from "@/lib/schema/alternatives";
import type { RobustnessResponse } from "@/lib/schema/robustness";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { checkNetwork } from "../network/check-network";
import { NetworkStore } from "../network/network-store";
import { openPlanNetwork } from "../network/plan-network";
import { askThreeBuses, makeThreeBuses, threeStations } from "../network/three-buses.fixture";
import { Planner } from "../one-plan/planner";
import { sampleRobustness } from "../robustness/sample-robustness";
import { findAlternatives } from "./find-alternatives";

const engine = new HighsEngine({ workers: 2 });
afterAll(() => engine.close());

/** Plant at bus 1; with L at buses 2 and 3 the branch 1–3 carries L2/3 + 2·L3/3, at most 100 MW. */
const grid = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 1000 },
  { from: 1, to: 3, ratingMw: 100 },
  { from: 2, to: 3, ratingMw: 1000 },
]);
const asked = askThreeBuses(200, { model: "dc" }, { lockedOut: ["s3"], site: { minMw: 10 } });
const network = openPlanNetwork(new NetworkStore(grid, engine), asked.grid);
const common = { scenario: asked, data: threeStations, engine, signal: undefined };

async function findBest(scenario: Scenario): Promise<SolveResponse> {
  const engines = { highs: engine, glpk: engine };
  const planner = new Planner({ data: threeStations, grid, engines, hashScenario: () => "0" });
  let last: SolveResponse | undefined;
  for await (last of planner.improve(scenario));
  if (!last) throw new Error("There is always an answer");
  return last;
}

async function findAll(held: typeof network): Promise<Alternative[]> {
  const answer = await findBest(asked);
  const limits = { tolerance: 5, measure: "sites" as const, count: 4, timeLimitMs: 60_000 };
  const found: Alternative[] = [];
  for await (const one of findAlternatives({ ...common, ...limits, network: held, answer })) {
    found.push(one);
  }
  return found;
}

it("offers only alternatives that the network delivers", async () => {
  if (!network) throw new Error("The scenario asks for the network");
  const held = await findAll(network);
  expect(held.length).toBeGreaterThan(2);
  for (const { plan, gridCheck, certificate } of held.slice(1)) {
    expect(gridCheck?.verified).toBe(true);
    expect(certificate.verified).toBe(true);
    const flowMw = ["s1", "s2"].reduce((sum, id, k) => {
      const mw = plan.sites.find((site) => site.id === id)?.loadMw ?? 0;
      return sum + (mw * (k + 1)) / 3;
    }, 0);
    expect(flowMw).toBeLessThanOrEqual(100.01);
  }
  // Without it the search finds what the branch cannot carry: the rule is what keeps those away.
  const checks = (await findAll(null)).map(({ plan }) => checkNetwork(network, plan));
  expect((await Promise.all(checks)).some((check) => check?.verified === false)).toBe(true);
}, 60_000);

async function sample(held: typeof network): Promise<RobustnessResponse> {
  const answer = await findBest(asked);
  const limits = { samples: 40, headroomSpread: 0, seed: 1, timeLimitMs: 60_000 };
  let last: RobustnessResponse | undefined;
  for await (last of sampleRobustness({ ...common, ...limits, network: held, answer }));
  if (!last) throw new Error("It was not given up");
  return last;
}

it("samples only plans that the network delivers, and checks them against it", async () => {
  const [held, free] = [await sample(network), await sample(null)];
  expect(held).toMatchObject({ done: 40, failed: 0, verified: held.checked });
  expect(held.checked).toBeGreaterThan(0);
  const meanOf = ({ sites }: RobustnessResponse, id: string) =>
    sites.find((site) => site.id === id)?.meanMw ?? 0;
  expect(meanOf(free, "s2")).toBeGreaterThan(150.5);
  expect(meanOf(held, "s2")).toBeLessThanOrEqual(150.01);
}, 60_000);
