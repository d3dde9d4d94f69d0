import { afterAll, describe, expect, it } from "vitest";
import type { SitingData } from "@/lib/schema/geodata";
import { type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { SolverEngine } from "@/lib/solver/solver";
import { buildModel } from "./build-model";
import { combineCosts } from "./criteria/criterion-costs";
import { describePlan } from "./describe-plan";
import { enumerateLoads, weighPlan } from "./enumerate-plans.fixture";
import { frameProblem } from "./frame-problem";
import { readPlan } from "./read-plan";
import type { SitingModel } from "./siting-model";
import { solveInTurn } from "./solve-tiny.fixture";
import { makeDraw, makeRandomCase, makeTinyData, tinyRanges } from "./tiny-country.fixture";
import { verifyPlan } from "./verify-plan";

const highs = new HighsEngine({ workers: 1 });
const glpk = new GlpkEngine({ workers: 1 });
afterAll(() => Promise.all([highs.close(), glpk.close()]));

type Profile = NonNullable<SitingData["renewableProfiles"]>[number];

/** Every season alike: the output of bus b in a block as `cfOf` says, 91 hours each. */
function withProfiles(data: SitingData, cfOf: (bus: number, block: number) => number): SitingData {
  const seasons = ["winter", "spring", "summer", "autumn"] as const;
  const renewableProfiles = data.buses.flatMap(({ bus }) =>
    seasons.flatMap((season) =>
      [1, 2, 3, 4, 5, 6, 7, 8].map((block): Profile => {
        return { bus, season, block, hours: 91, solarCf: cfOf(bus, block), windCf: 0 };
      }),
    ),
  );
  return { ...data, renewableProfiles };
}

/** Mean 0.2: nothing at night, 0.2 with low sun, 0.6 with high sun. */
const sunny = (_: number, block: number) => [0, 0, 0.2, 0.6, 0.6, 0.2, 0, 0][block - 1] ?? 0;

function hourly(scenario: Scenario): Scenario {
  return { ...scenario, renewables: { ...scenario.renewables, matching: "hourly" } };
}

/** One station beside 60 mean MW of sun. */
const oneStation = makeTinyData({
  stations: [{ bus: 1, province: "43", kv: 345, lon: 127, lat: 36.5 }],
  headroomMw: [900],
  renewableMw: [60],
  review: [
    [null, null, null],
    [null, null, null],
    [null, null, null],
  ],
});

async function solvePlan(
  scenario: Scenario,
  data: SitingData,
  engine: SolverEngine = highs,
  tighten = true,
) {
  const problem = frameProblem(scenario, data);
  const model = buildModel(problem, { tighten });
  const result = await solveInTurn(engine, model, scenario.weights);
  if (!result) return null;
  const solution = readPlan(model, result.x ?? []);
  return { result, plan: describePlan(problem, scenario, data, solution, tinyRanges) };
}

describe("matching by representative hours", () => {
  it("counts what the sun gives while it shines, and no more than the load then", async () => {
    const scenario = scenarioSchema.parse({ targetMw: 100, renewables: { matching: "hourly" } });
    const data = withProfiles(oneStation, sunny);
    const solved = await solvePlan(scenario, data);
    // A quarter of the hours at 60 MW, a quarter at 180 of which the load takes 100: 15 + 25.
    expect(solved?.plan.totals.matchedShare).toBeCloseTo(0.4, 6);
    expect(solved?.plan.criteria.find(({ id }) => id === "renewables")?.value).toBeCloseTo(60, 4);
    expect(verifyPlan(scenario, data, solved?.plan ?? expect.fail()).violations).toEqual([]);
  });

  it("is the annual matching where output is the same in every hour", async () => {
    const scenario = scenarioSchema.parse({ targetMw: 100 });
    const data = withProfiles(oneStation, () => 0.2);
    const [annual, byHour] = [
      await solvePlan(scenario, data),
      await solvePlan(hourly(scenario), data),
    ];
    expect(byHour?.result.objective).toBeCloseTo(annual?.result.objective ?? Number.NaN, 8);
  });

  it("cannot match at night without wind, and says so as infeasible", async () => {
    const rules = { matching: "hourly", minMatchedShare: 0.6 } as const;
    const scenario = scenarioSchema.parse({ targetMw: 100, renewables: rules });
    const data = withProfiles(oneStation, sunny);
    const model = buildModel(frameProblem(scenario, data));
    const solved = await solveInTurn(highs, model, scenario.weights);
    // Only an empty plan matches enough of its load.
    expect(solved?.x?.[model.columns.unmet]).toBeCloseTo(100 / model.unitMw, 6);
  });

  it("is refused where the data hold no profiles", () => {
    const scenario = scenarioSchema.parse({ renewables: { matching: "hourly" } });
    expect(() => frameProblem(scenario, oneStation)).toThrow("season and hour");
  });
});

/** The least objective over all whole-module loads, each with its own best contracts. */
async function tryAllLoads(scenario: Scenario, data: SitingData): Promise<number | null> {
  const problem = frameProblem(scenario, data);
  const model = buildModel(problem, { tighten: false });
  const cost = combineCosts(model, scenario.weights, tinyRanges);
  const loaded = await highs.load({ ...model.program, ...cost });
  let [mostMw, least] = [0, Number.POSITIVE_INFINITY];
  for (const loadsMw of enumerateLoads(problem.candidateSites.length, 50, problem.targetMw)) {
    const placedMw = loadsMw.reduce((sum, mw) => sum + mw, 0);
    if (placedMw < mostMw) continue;
    const unmetMw = problem.targetMw - placedMw;
    const bare = { loadsMw, unmetMw, matches: [] };
    const plan = describePlan(problem, scenario, data, bare, tinyRanges);
    if (!verifyPlan(scenario, data, plan).verified) continue;
    if (placedMw > mostMw) least = Number.POSITIVE_INFINITY;
    mostMw = placedMw;
    await holdLoads(loaded, model, loadsMw);
    const { objective } = await loaded.solve({ relax: true });
    least = Math.min(least, objective);
  }
  await loaded.dispose();
  return least < Number.POSITIVE_INFINITY ? least : null;
}

async function holdLoads(
  loaded: Awaited<ReturnType<typeof highs.load>>,
  { columns, unitMw }: SitingModel,
  loadsMw: Float64Array,
): Promise<void> {
  const loads = loadsMw.map((mw) => mw / unitMw);
  const opens = loadsMw.map((mw) => (mw > 0 ? 1 : 0));
  await loaded.changeColumnBounds(columns.load, loads, loads);
  await loaded.changeColumnBounds(columns.open, opens, opens);
}

describe("small random countries with hours", () => {
  const seeds = Array.from({ length: 10 }, (_, seed) => seed + 201);
  it.each(seeds)("agree by trying all loads, HiGHS and GLPK (seed %i)", async (seed) => {
    const random = makeRandomCase(seed);
    const draw = makeDraw(seed + 3);
    const shape = new Map(random.data.buses.map(({ bus }) => [bus, draw()]));
    // Between a sun and a wind that blows at night; the annual mean stays near 0.2.
    const cfOf = (bus: number, block: number) => {
      const wind = shape.get(bus) ?? 0;
      return (1 - wind) * sunny(bus, block) + wind * (block % 2 ? 0.3 : 0.1);
    };
    const data = withProfiles(random.data, cfOf);
    const base = hourly(random.scenario);
    const scenario: Scenario = {
      ...base,
      weights: { ...base.weights, renewables: 0.5 },
      renewables: { ...base.renewables, minMatchedShare: 0 },
    };
    const best = await tryAllLoads(scenario, data);
    for (const engine of [highs, glpk]) {
      for (const tighten of [true, false]) {
        const solved = await solvePlan(scenario, data, engine, tighten);
        if (best === null) {
          expect(solved?.plan.totals.placedMw ?? 0).toBe(0);
          continue;
        }
        expect(solved?.result.objective).toBeCloseTo(best, 6);
        const plan = solved?.plan ?? expect.fail();
        expect(verifyPlan(scenario, data, plan).violations).toEqual([]);
        expect(weighPlan(scenario, data, plan)).toBeCloseTo(best, 6);
      }
    }
  });
});

describe("a rule of hourly matching left out of the model", () => {
  it.each([
    // Without it the night is met by nothing at all; or more is met at noon than is consumed.
    ["meetFromContracts", 0.6, 120],
    ["meetWithinLoad", 0.5, 100],
  ] as const)("is noticed by the verifier: %s", async (omitted, minMatchedShare, maxMw) => {
    const rules = { matching: "hourly", minMatchedShare } as const;
    const scenario = scenarioSchema.parse({
      targetMw: 2 * maxMw,
      site: { maxMw },
      renewables: rules,
    });
    const data = withProfiles(oneStation, sunny);
    const problem = frameProblem(scenario, data);
    const model = buildModel(problem, { omit: new Set([omitted]) });
    const result = await solveInTurn(highs, model, scenario.weights);
    const solution = readPlan(model, result?.x ?? []);
    const plan = describePlan(problem, scenario, data, solution, tinyRanges);
    expect(plan.totals.placedMw).toBeCloseTo(maxMw, 3);
    expect(verifyPlan(scenario, data, plan).violations.map(({ id }) => id)).toContain(
      "matched-share",
    );
  });
});
