import { afterAll, describe, expect, it } from "vitest";
import { scenarioSchema } from "@/lib/schema/scenario";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { buildModel } from "./build-model";
import { describePlan } from "./describe-plan";
import { frameProblem } from "./frame-problem";
import { readPlan } from "./read-plan";
import { solveInTurn } from "./solve-tiny.fixture";
import { makeTinyData, tinyRanges } from "./tiny-country.fixture";
import { verifyPlan } from "./verify-plan";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Two stations behind bus 1, which has 220 MW. */
const data = makeTinyData({
  stations: [
    { bus: 1, province: "43", kv: 154, lon: 127, lat: 36.5 },
    { bus: 1, province: "43", kv: 154, lon: 127.1, lat: 36.5 },
  ],
  headroomMw: [220],
  renewableMw: [0],
  review: [
    [null, null, null],
    [null, null, null],
    [null, null, null],
  ],
});

async function plan(maxMwPerLimit: number) {
  const scenario = scenarioSchema.parse({
    targetMw: 300,
    reinforcement: { maxMwPerLimit, weightMwPerMw: 3 },
  });
  const problem = frameProblem(scenario, data);
  const model = buildModel(problem);
  const result = await solveInTurn(engine, model, scenario.weights);
  const solution = readPlan(model, result?.x ?? []);
  return { scenario, plan: describePlan(problem, scenario, data, solution, tinyRanges) };
}

describe("headroom that a plan adds", () => {
  it("is nothing by default: the rest of the target stays unplaced", async () => {
    const { plan: bare } = await plan(0);
    expect(bare.totals.unmetMw).toBeCloseTo(80, 3);
    expect(bare.limits.some(({ reinforcedMw }) => reinforcedMw !== undefined)).toBe(false);
  });

  it("is what the load needs, up to the most, and counts by its factor as MW at grid risk", async () => {
    const { scenario, plan: full } = await plan(100);
    expect(full.totals.unmetMw).toBe(0);
    const bus = full.limits.find(({ id }) => id === "bus:1");
    expect(bus).toMatchObject({ limit: 220, used: 300 });
    expect(bus?.reinforcedMw).toBeCloseTo(80, 3);
    // Beyond the easy half 300 − 110, and 3 · 80 for what is added.
    expect(full.criteria.find(({ id }) => id === "grid")?.value).toBeCloseTo(190 + 240, 2);
    expect(verifyPlan(scenario, data, full).violations).toEqual([]);
    const { plan: part } = await plan(50);
    expect(part.totals.placedMw).toBeCloseTo(270, 3);
  });

  it("is noticed by the verifier where a plan uses it without saying so", async () => {
    const { scenario, plan: full } = await plan(100);
    const limits = full.limits.map(({ reinforcedMw: _, ...limit }) => limit);
    const violations = verifyPlan(scenario, data, { ...full, limits }).violations;
    expect(violations.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["bus:1", "criterion:grid"]),
    );
  });
});
