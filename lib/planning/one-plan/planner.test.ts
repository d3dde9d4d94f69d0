import { afterAll, describe, expect, it } from "vitest";
import { applyLimitMove } from "@/lib/schema/apply-limit-move";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { findBestPlan } from "@/lib/siting/enumerate-plans.fixture";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeRandomCase, makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { SolverEngine, SolverModel } from "@/lib/solver/solver";
import { Planner } from "./planner";

const engines = { highs: new HighsEngine({ workers: 1 }), glpk: new GlpkEngine({ workers: 1 }) };
afterAll(() => Promise.all([engines.highs.close(), engines.glpk.close()]));

async function answer(
  data: Parameters<typeof makePlanner>[0],
  input: ScenarioInput,
): Promise<SolveResponse[]> {
  const responses: SolveResponse[] = [];
  for await (const response of makePlanner(data).improve(scenarioSchema.parse(input))) {
    responses.push(response);
  }
  return responses;
}

function makePlanner(data: ReturnType<typeof makeTinyData>): Planner {
  return new Planner({ data, engines, hashScenario: () => "0" });
}

/** Two buses of 100 and 300 MW outside the capital, one station each, no renewables. */
const twoStations = makeTinyData({
  stations: [
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 3, province: "43", kv: 345, lon: 127.6, lat: 36.5 },
  ],
  headroomMw: [50, 100, 300],
  renewableMw: [0, 0, 0],
  review: [
    [0, 0, null],
    [1000, 0, null],
    [null, null, null],
  ],
});

describe("planning", () => {
  it("places what two buses can carry together", async () => {
    const last = (await answer(twoStations, { targetMw: 400 })).at(-1);
    expect(last?.certificate).toMatchObject({ status: "optimal", verified: true });
    expect(last?.plan.sites.map(({ loadMw }) => loadMw).sort()).toEqual([100, 300]);
  });

  it("says by how much a target is too high, and places the rest", async () => {
    const last = (await answer(twoStations, { targetMw: 450 })).at(-1);
    expect(last?.certificate).toMatchObject({ status: "infeasible", verified: true });
    expect(last?.plan.totals).toMatchObject({ placedMw: 400, unmetMw: 50 });
    const target = last?.relaxations.find(({ kind }) => kind === "target");
    expect(target).toMatchObject({ from: 450, to: 400 });
  });

  it("names both limits of which either alone would have to move", async () => {
    const input = { targetMw: 400, site: { maxCount: 1 } };
    const relaxations = (await answer(twoStations, input)).at(-1)?.relaxations ?? [];
    expect(relaxations.find(({ kind }) => kind === "site-count")).toMatchObject({ from: 1, to: 2 });
    expect(relaxations.find(({ kind }) => kind === "target")).toMatchObject({ from: 400, to: 300 });
  });

  it("asks for more where not even the smallest site can be filled", async () => {
    const last = (await answer(twoStations, { targetMw: 30 })).at(-1);
    expect(last?.relaxations).toEqual([
      { limit: "target", kind: "target", subject: "", from: 30, to: 40, unit: "MW" },
    ]);
  });

  it("ends where parts of modules would meet the target and whole ones cannot", async () => {
    const input = { targetMw: 200, site: { moduleMw: 30 } };
    const last = (await answer(twoStations, input)).at(-1);
    expect(last?.certificate).toMatchObject({ status: "infeasible", verified: true });
    expect(last?.plan.totals).toMatchObject({ placedMw: 180, unmetMw: 20 });
    expect(last?.relaxations).toContainEqual(
      expect.objectContaining({ kind: "target", from: 200, to: 180 }),
    );
  });

  it("still finds a plan where the ranges alone took all the time", async () => {
    const { highs } = engines;
    const slow: SolverEngine = {
      name: "highs",
      close: () => highs.close(),
      load: async (program, options) => {
        const model = await highs.load(program, options);
        const solve: SolverModel["solve"] = async (asked = {}) => {
          // Only the ranges are computed without a limit.
          if (asked.timeLimitMs === undefined) await new Promise((done) => setTimeout(done, 100));
          return model.solve(asked);
        };
        return new Proxy(model, {
          get: (target, name) => {
            const value: unknown = name === "solve" ? solve : Reflect.get(target, name);
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
      },
    };
    const planner = new Planner({
      data: twoStations,
      engines: { ...engines, highs: slow },
      hashScenario: () => "0",
    });
    let last: SolveResponse | undefined;
    const asked = scenarioSchema.parse({ targetMw: 400, timeLimitS: 0.5 });
    for await (const response of planner.improve(asked)) last = response;
    expect(last?.plan.totals.placedMw).toBe(400);
  });

  it("gives the same plan whatever was asked before", async () => {
    const { data, scenario } = makeRandomCase(3);
    const planner = makePlanner(data);
    const solve = async (weights: ScenarioInput["weights"]) => {
      let last: SolveResponse | undefined;
      const asked = scenarioSchema.parse({ ...scenario, weights });
      for await (const response of planner.improve(asked)) last = response;
      return last?.plan;
    };
    const first = await solve({ grid: 0.7, access: 0.1 });
    expect(first?.totals).toMatchObject({ placedMw: scenario.targetMw, unmetMw: 0 });
    await solve({ grid: 0, access: 1 });
    await solve({ decentralisation: 1, grid: 0 });
    for (let step = 0; step < 10; step += 1) await planner.study(new AbortController().signal);
    expect(await solve({ grid: 0.7, access: 0.1 })).toEqual(first);
  });
});

describe("planning for random tiny countries", () => {
  it("finds a plan where enumeration does, and places as much as it where none is", async () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const { data, scenario } = makeRandomCase(seed);
      const best = findBestPlan(frameProblem(scenario, data), scenario, data);
      const responses = await answer(data, scenario);
      const last = responses.at(-1);
      const isMet = best !== null && best.placedMw >= scenario.targetMw - 1e-6;
      expect(last?.certificate.status, `seed ${seed}`).toBe(isMet ? "optimal" : "infeasible");
      if (best) expect(last?.plan.totals.placedMw, `seed ${seed}`).toBeCloseTo(best.placedMw, 3);
      if (isMet || best) expect(last?.certificate.verified, `seed ${seed}`).toBe(true);
      const objectives = responses.map(({ certificate }) => certificate.objective ?? 0);
      expect([...objectives].sort((a, b) => b - a)).toEqual(objectives);
    }
  }, 60_000);

  it("finds the same value with either engine, within the gap it promises", async () => {
    for (let seed = 40; seed <= 50; seed += 1) {
      const { data, scenario } = makeRandomCase(seed);
      const [highs, glpk] = await Promise.all(
        (["highs", "glpk"] as const).map((engine) => answer(data, { ...scenario, engine })),
      );
      const first = highs?.at(-1)?.certificate;
      const second = glpk?.at(-1)?.certificate;
      expect(first?.status, `seed ${seed}`).toBe(second?.status);
      const difference = Math.abs((first?.objective ?? 0) - (second?.objective ?? 0));
      expect(difference, `seed ${seed}`).toBeLessThanOrEqual(2e-4);
    }
  }, 60_000);

  it("names moves that are enough: a scenario moved by any of them has a plan", async () => {
    const kinds = new Map<string, number>();
    for (let seed = 1; seed <= 25; seed += 1) {
      const { data, scenario } = makeRandomCase(seed);
      const last = (await answer(data, scenario)).at(-1);
      for (const move of last?.relaxations.filter(({ together }) => !together) ?? []) {
        const moved = applyLimitMove(scenario, move);
        // A headroom of the data: no rule of the scenario moves it.
        if (!moved) continue;
        const again = (await answer(data, scenarioSchema.parse(moved))).at(-1);
        expect(again?.certificate.status, `seed ${seed} ${JSON.stringify(move)}`).toBe("optimal");
        kinds.set(move.kind, (kinds.get(move.kind) ?? 0) + 1);
      }
    }
    expect(kinds.get("target")).toBeGreaterThan(3);
    expect(kinds.size).toBeGreaterThan(2);
  }, 120_000);

  it.each([
    [
      "bounds whose least sites exceed the target",
      { targetMw: 60, provinceBounds: { "11": { minMw: 20 }, "43": { minMw: 130 } } },
    ],
    [
      "more sites than the target fills",
      { targetMw: 60, site: { minMw: 70, minCount: 3, maxCount: 3 } },
    ],
    [
      "two provinces that want more than there is",
      { targetMw: 100, provinceBounds: { "11": { minMw: 80 }, "43": { minMw: 80 } } },
    ],
    [
      "modules that do not add up to the target",
      { targetMw: 130, site: { minMw: 50, moduleMw: 50 } },
    ],
  ])("offers something for %s, and all of it suffices", async (_, input) => {
    const { data } = makeRandomCase(3);
    const scenario = scenarioSchema.parse({ ...input, limits: { province: "none" } });
    const last = (await answer(data, scenario)).at(-1);
    expect(last?.certificate.status).toBe("infeasible");
    expect(last?.relaxations.length).toBeGreaterThan(0);
    for (const move of last?.relaxations ?? []) {
      const moved = applyLimitMove(scenario, move);
      const again = moved && (await answer(data, scenarioSchema.parse(moved))).at(-1);
      expect(again?.certificate.status, JSON.stringify(move)).toBe("optimal");
    }
  });
});
