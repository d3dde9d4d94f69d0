import { afterAll, describe, expect, it } from "vitest";
import type { SitingData } from "@/lib/schema/geodata";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { buildModel } from "./build-model";
import { combineCosts } from "./criteria/criterion-costs";
import { frameProblem } from "./frame-problem";
import { makeTinyData, tinyRanges } from "./tiny-country.fixture";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Province 11, with s0, in seismic zone 1; the others in zone 2. */
const makeData = (headroomMw: number): SitingData => {
  const data = makePlainData(headroomMw);
  const municipalities = data.municipalities.map((municipality) => ({
    ...municipality,
    seismicZone: municipality.province === "11" ? (1 as const) : (2 as const),
  }));
  return { ...data, municipalities };
};

const makePlainData = (headroomMw: number) =>
  makeTinyData({
    stations: [
      { bus: 1, province: "11", kv: 345, lon: 127, lat: 36.6 },
      { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.6 },
      { bus: 3, province: "43", kv: 345, lon: 127.6, lat: 36.6 },
    ],
    headroomMw: [headroomMw, 500, 900],
    renewableMw: [10, 40, 90],
    review: [
      [null, null, null],
      [null, null, null],
      [null, null, null],
    ],
  });

const renewablesOnly = { grid: 0, decentralisation: 0, renewables: 1, access: 0 };
const spreadOnly = { grid: 0, decentralisation: 1, renewables: 0, access: 0 };
const peopleOnly = { grid: 0, decentralisation: 0, renewables: 0, access: 1 };

/** Objective and price of one limit with every site open, parts of nothing. */
async function solveOpen(input: ScenarioInput, headroomMw: number, id: string) {
  const scenario = scenarioSchema.parse({
    weights: { grid: 0, decentralisation: 0, renewables: 0.4, access: 0.6 },
    ...input,
  });
  const model = buildModel(frameProblem(scenario, makeData(headroomMw)), { forPrices: true });
  const { program, columns } = model;
  const columnLower = Float64Array.from(program.columnLower);
  const columnUpper = Float64Array.from(program.columnUpper);
  for (const column of columns.open) columnLower[column] = 1;
  columnUpper[columns.unmet] = 0;
  const cost = combineCosts(model, scenario.weights, tinyRanges);
  const loaded = await engine.load({ ...program, ...cost, columnLower, columnUpper });
  const result = await loaded.solve({ relax: true });
  await loaded.dispose();
  const limit = model.limitRows.find((row) => row.id === id);
  const dual = limit ? (result.rowDual?.[limit.row] ?? Number.NaN) : Number.NaN;
  return { objective: result.objective, price: dual * (limit?.boundPerUnit ?? Number.NaN) };
}

describe("the price of a limit", () => {
  it("is what one more MW of target costs", async () => {
    // Distance is averaged over the target and so falls with it: only renewables are weighed here.
    const at = await solveOpen({ targetMw: 800, weights: renewablesOnly }, 300, "target");
    const more = await solveOpen({ targetMw: 800.5, weights: renewablesOnly }, 300, "target");
    expect(at.price).toBeGreaterThan(0);
    expect(more.objective - at.objective).toBeCloseTo(at.price * 0.5, 7);
  });

  it("is what one more MW of headroom at a bus with one station gains", async () => {
    const at = await solveOpen({ targetMw: 800, weights: peopleOnly }, 300, "bus:1");
    const more = await solveOpen({ targetMw: 800, weights: peopleOnly }, 301, "bus:1");
    expect(at.price).toBeLessThan(0);
    expect(more.objective - at.objective).toBeCloseTo(at.price, 7);
  });

  it("is what one more point of capital share gains", async () => {
    const rules = (share: number) => ({
      targetMw: 800,
      capitalShareCap: share,
      weights: peopleOnly,
    });
    const at = await solveOpen(rules(0.2), 300, "capital-share");
    const more = await solveOpen(rules(0.201), 300, "capital-share");
    expect(at.price).toBeLessThan(0);
    expect(more.objective - at.objective).toBeCloseTo(at.price * 0.001, 7);
  });

  it("is what one more MW in the capital region gains", async () => {
    const limits = (mw: number) => ({
      targetMw: 800,
      limits: { capitalInterfaceMw: mw },
      weights: peopleOnly,
    });
    const at = await solveOpen(limits(200), 300, "capital-interface");
    const more = await solveOpen(limits(201), 300, "capital-interface");
    expect(at.price).toBeLessThan(0);
    expect(more.objective - at.objective).toBeCloseTo(at.price, 7);
  });

  it("is what one more point in seismic zone 1 gains", async () => {
    const rules = (share: number) => ({
      targetMw: 800,
      limits: { seismicZone1MaxShare: share },
      weights: peopleOnly,
    });
    const at = await solveOpen(rules(0.2), 300, "seismic-share");
    const more = await solveOpen(rules(0.201), 300, "seismic-share");
    expect(at.price).toBeLessThan(0);
    expect(more.objective - at.objective).toBeCloseTo(at.price * 0.001, 7);
  });

  it("is what one more point near users costs", async () => {
    const rules = (share: number) => ({
      targetMw: 800,
      access: { latencyBoundShare: share, latencyRadiusKm: 10 },
      weights: spreadOnly,
    });
    const at = await solveOpen(rules(0.2), 300, "latency-share");
    const more = await solveOpen(rules(0.201), 300, "latency-share");
    expect(at.price).toBeGreaterThan(0);
    expect(more.objective - at.objective).toBeCloseTo(at.price * 0.001, 7);
  });

  it("is what one more MW out of place gains", async () => {
    const rules = (cap: number) => ({
      targetMw: 800,
      criterionCaps: { decentralisation: cap },
      weights: peopleOnly,
    });
    const id = "criterion-cap:decentralisation";
    const at = await solveOpen(rules(250), 300, id);
    const more = await solveOpen(rules(250.5), 300, id);
    expect(at.price).toBeLessThan(0);
    expect(more.objective - at.objective).toBeCloseTo(at.price * 0.5, 7);
  });

  it("is what a higher least matched share costs", async () => {
    const rules = (share: number) => ({ targetMw: 800, renewables: { minMatchedShare: share } });
    const weights = peopleOnly;
    const at = await solveOpen({ ...rules(0.17), weights }, 600, "matched-share");
    const more = await solveOpen({ ...rules(0.1701), weights }, 600, "matched-share");
    expect(more.objective - at.objective).toBeCloseTo(at.price * 0.0001, 7);
  });
});
