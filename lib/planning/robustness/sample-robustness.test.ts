import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RobustnessResponse } from "@/lib/schema/robustness";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { Planner } from "../one-plan/planner";
import { drawWeights, orderAsTour, perturbHeadroom } from "./draw-samples";
import type { RobustnessQuestion } from "./robustness-question";
import { sampleRobustness } from "./sample-robustness";

const LIMIT_MS = 120_000;

/**
 * Any two sites of 200 MW carry less than the 500 MW asked for, and three may open: s0, s1 and s2
 * are always in, since s3 differs from s2 only in being farther from everyone. How much s2, in the
 * capital region, carries depends on the weights.
 */
const data = makeTinyData({
  stations: [
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 1, province: "11", kv: 345, lon: 127, lat: 36.5 },
    { bus: 1, province: "11", kv: 345, lon: 131, lat: 38 },
  ],
  headroomMw: [5000, 5000],
  renewableMw: [0, 400],
  review: [
    [1000, 1000, null],
    [1000, 0, null],
    [null, null, null],
  ],
});
const input: ScenarioInput = {
  targetMw: 500,
  site: { minMw: 100, maxMw: 200, maxCount: 3 },
  limits: { province: "none" },
};

let engine: HighsEngine;
beforeAll(() => {
  engine = new HighsEngine({ workers: 2 });
});
afterAll(() => engine.close());

async function sample(options: Partial<RobustnessQuestion> = {}): Promise<RobustnessResponse[]> {
  const scenario = scenarioSchema.parse(input);
  const planner = new Planner({
    data,
    engines: { highs: engine, glpk: engine },
    hashScenario: () => "test",
  });
  let answer: SolveResponse | undefined;
  for await (const response of planner.improve(scenario)) answer = response;
  if (!answer) throw new Error("no answer");
  const question = { scenario, data, engine, answer, samples: 60, headroomSpread: 0.1, seed: 1 };
  const responses: RobustnessResponse[] = [];
  const limits = { network: null, timeLimitMs: LIMIT_MS, signal: undefined };
  for await (const response of sampleRobustness({ ...question, ...limits, ...options })) {
    responses.push(response);
  }
  return responses;
}

describe("sampling weightings and headroom", () => {
  it(
    "always accepts a site that is needed and never one that is worse in everything",
    async () => {
      const last = (await sample()).at(-1);
      expect(last).toMatchObject({ done: 60, total: 60, failed: 0 });
      const acceptance = new Map(last?.sites.map((site) => [site.id, site.acceptance]));
      expect([...acceptance].sort()).toEqual([
        ["s0", 1],
        ["s1", 1],
        ["s2", 1],
      ]);
      expect(last?.capitalShare?.p5).toBeCloseTo(0.2, 6);
      expect(last?.capitalShare?.p95).toBeCloseTo(0.4, 6);
      const means = last?.provinces.map(({ meanMw }) => meanMw) ?? [];
      expect(means.reduce((sum, mw) => sum + mw, 0)).toBeCloseTo(500, 3);
    },
    LIMIT_MS,
  );

  it(
    "checks some plans apart from the solver, and all of those pass",
    async () => {
      const last = (await sample()).at(-1);
      expect(last?.checked).toBeGreaterThan(0);
      expect(last?.verified).toBe(last?.checked);
      expect(last?.gap?.p95).toBeLessThan(1e-6);
    },
    LIMIT_MS,
  );

  it(
    "gives the same answer to the same question",
    async () => {
      const [first, second] = [(await sample()).at(-1), (await sample()).at(-1)];
      expect({ ...first, solveMs: 0 }).toEqual({ ...second, solveMs: 0 });
    },
    LIMIT_MS,
  );

  it(
    "tells how far it is on the way",
    async () => {
      const done = (await sample()).map((response) => response.done);
      expect(done.length).toBeGreaterThan(2);
      expect([...done].sort((a, b) => a - b)).toEqual(done);
    },
    LIMIT_MS,
  );

  it(
    "counts samples without a plan instead of hiding them",
    async () => {
      const tight = scenarioSchema.parse({ ...input, lockedOut: ["s0", "s1"] });
      const last = (await sample({ scenario: tight })).at(-1);
      expect(last).toMatchObject({
        done: 60,
        failed: 60,
        sites: [],
        capitalShare: null,
        gap: null,
      });
    },
    LIMIT_MS,
  );

  it(
    "ends without an answer when it is given up",
    async () => {
      expect(await sample({ signal: AbortSignal.abort() })).toEqual([]);
    },
    LIMIT_MS,
  );
});

describe("drawing weightings", () => {
  it("covers the simplex evenly: each weight is a quarter on average and sums are one", () => {
    const drawn = Array.from({ length: 1000 }, (_, n) => drawWeights(n));
    for (const id of ["grid", "decentralisation", "renewables", "access"] as const) {
      const values = drawn.map((weights) => weights[id]);
      const mean = values.reduce((sum, value) => sum + value, 0) / 1000;
      expect(Math.abs(mean - 0.25)).toBeLessThan(0.01);
      expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      // Uniform over the simplex: P(weight > 1/2) = (1/2)³.
      const halves = values.filter((value) => value > 0.5).length / 1000;
      expect(Math.abs(halves - 0.125)).toBeLessThan(0.02);
    }
  });

  it("orders them as a tour that keeps every one and takes shorter steps", () => {
    const drawn = Array.from({ length: 50 }, (_, n) => drawWeights(n));
    const tour = orderAsTour(drawn);
    expect(new Set(tour)).toEqual(new Set(drawn));
    const length = (list: typeof drawn) =>
      list.slice(1).reduce((sum, weights, k) => {
        return sum + Math.abs(weights.grid - (list[k]?.grid ?? 0));
      }, 0);
    expect(length(tour)).toBeLessThan(length(drawn) / 2);
  });
});

describe("perturbing headroom", () => {
  it("stays within the spread, repeats itself, and leaves unknown figures unknown", () => {
    const first = perturbHeadroom(data, 0.1, 7);
    expect(perturbHeadroom(data, 0.1, 7)).toEqual(first);
    expect(perturbHeadroom(data, 0.1, 8)).not.toEqual(first);
    first.buses.forEach((bus, i) => {
      const factor = bus.headroomN1Mw / (data.buses[i]?.headroomN1Mw ?? 1);
      expect(Math.abs(factor - 1)).toBeLessThanOrEqual(0.1);
      expect(bus.headroomN0Mw / (data.buses[i]?.headroomN0Mw ?? 1)).toBeCloseTo(factor, 12);
    });
    expect(first.provinces[2]?.reviewAbleMw).toBeNull();
    expect(perturbHeadroom(data, 0, 7)).toBe(data);
  });
});
