import { afterAll, describe, expect, it } from "vitest";
import { buildKoreanNetwork } from "@/lib/grid/build-korean-network";
import { buildHourCase } from "@/lib/grid/hour-case";
import { verifyHour } from "@/lib/grid/verify-hour";
import type { GridData } from "@/lib/schema/grid-data";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { makeDraw } from "@/lib/siting/tiny-country.fixture";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { Planner } from "../one-plan/planner";
import { checkNetwork } from "./check-network";
import { NetworkStore } from "./network-store";
import { openPlanNetwork } from "./plan-network";
import {
  askThreeBuses,
  makeThreeBuses,
  threeStations,
  variedStations,
} from "./three-buses.fixture";

const engines = { highs: new HighsEngine({ workers: 1 }), glpk: new GlpkEngine({ workers: 1 }) };
afterAll(() => Promise.all([engines.highs.close(), engines.glpk.close()]));

/** Plant at bus 1; with L at buses 2 and 3 the branch 1–3 carries L2/3 + 2·L3/3. */
const triangle = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 1000 },
  { from: 1, to: 3, ratingMw: 100 },
  { from: 2, to: 3, ratingMw: 1000 },
]);

/** Plant at bus 1, a tail to each of the others: two circuits of 100 MW to bus 3. */
const tails = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 4000, circuits: 4 },
  { from: 1, to: 3, ratingMw: 200, circuits: 2 },
]);

async function answer(
  grid: GridData,
  scenario: Scenario,
  data = variedStations,
): Promise<SolveResponse> {
  const planner = new Planner({ data, grid, engines, hashScenario: () => "0" });
  let last: SolveResponse | undefined;
  for await (const response of planner.improve(scenario)) last = response;
  if (!last) throw new Error("There is always an answer");
  return last;
}

/** MW at the stations of buses 1, 2, 3 and at the one without a bus. */
function listLoads({ plan }: SolveResponse): number[] {
  return ["s0", "s1", "s2", "s3"].map((id) => {
    const mw = plan.sites.find((site) => site.id === id)?.loadMw ?? 0;
    return Math.round(mw * 100) / 100;
  });
}

describe("a plan on the network", () => {
  it("goes to the best bus alone where only headroom tables count", async () => {
    const last = await answer(triangle, askThreeBuses(200, { model: "headroom" }));
    expect(listLoads(last)).toEqual([0, 0, 200, 0]);
    expect(last.gridCheck).toBeNull();
  });

  it("leaves the best bus what a line of the triangle brings, and names the line", async () => {
    // 200/3 + L3/3 ≤ 100: no more than 100 MW at bus 3.
    const last = await answer(triangle, askThreeBuses(200, { model: "dc" }));
    expect(listLoads(last)).toEqual([0, 100, 100, 0]);
    expect(last.certificate).toMatchObject({ status: "optimal", verified: true });
    // The limit of the line is among the rows that its bound is summed up from.
    expect(last.certificate.boundCheck).toBe("recomputed");
    const limit = last.plan.limits.find(({ kind, binding }) => kind === "network" && binding);
    // In MW at bus 3: L3 + L2/2 ≤ 150, and 1.5 MW more for each MW of rating.
    expect(limit?.limit).toBeCloseTo(150, 3);
    expect(limit?.network).toMatchObject({ hour: "summer-peak", limitedBy: "lines" });
    expect(limit?.network?.lines[0]).toMatchObject({ fromBus: 1, toBus: 3, outage: null });
    expect(limit?.network?.lines[0]?.mwPerRatingMw).toBeCloseTo(1.5, 4);
    expect(last.plan.sites[0]?.binding).toContain(limit?.id);
    const [hour] = last.gridCheck?.hours ?? [];
    expect(hour).toMatchObject({ deliverable: true, worstLoadingPct: null });
    expect(hour?.maxLoadingPct).toBeCloseTo(100, 1);
  });

  it("values a plan as it does without the network, so that the two can be compared", async () => {
    const ask = (model: "headroom" | "dc") => answer(triangle, askThreeBuses(200, { model }));
    const [without, held] = [await ask("headroom"), await ask("dc")];
    const listRanges = ({ plan }: SolveResponse) =>
      plan.criteria.map(({ id, ideal, nadir }) => ({ id, ideal, nadir }));
    expect(listRanges(held)).toEqual(listRanges(without));
    expect(held.plan.criteria.every(({ ideal, nadir }) => nadir > ideal)).toBe(true);
    expect(listLoads(without)).toEqual([0, 0, 200, 0]);
    expect(listLoads(held)).toEqual([0, 100, 100, 0]);
    expect(without.certificate.objective).toBeCloseTo(0, 6);
    expect(held.certificate.objective).toBeGreaterThan(0.1);
  });

  it("finds the same with the second engine", async () => {
    const scenario = { ...askThreeBuses(200, { model: "dc" }), engine: "glpk" as const };
    expect(listLoads(await answer(triangle, scenario))).toEqual([0, 100, 100, 0]);
  });

  it("keeps to what is left after the loss of a circuit, at the emergency rating", async () => {
    const dc = await answer(tails, askThreeBuses(300, { model: "dc" }));
    expect(listLoads(dc)).toEqual([0, 100, 200, 0]);
    // One circuit of 100 MW remains, for a while at 1.2 × its rating.
    const n1 = await answer(tails, askThreeBuses(300, { model: "dc-n1", ratingFactor: 1.2 }));
    expect(listLoads(n1)).toEqual([0, 180, 120, 0]);
    const [hour] = n1.gridCheck?.hours ?? [];
    expect(hour?.worstLoadingPct).toBeCloseTo(120, 1);
    expect(hour?.worstOutage).toEqual({ branch: 2, outage: 2 });
    expect(n1.certificate.verified).toBe(true);
  });

  it("keeps the flow into the capital under a cap", async () => {
    const plant = makeThreeBuses(2, [
      { from: 1, to: 2, ratingMw: 1000 },
      { from: 2, to: 3, ratingMw: 1000 },
    ]);
    const capped = { model: "dc", capitalImportCapMw: 50 } as const;
    const last = await answer(plant, askThreeBuses(200, capped, { lockedOut: ["s2", "s3"] }));
    expect(listLoads(last)).toEqual([50, 150, 0, 0]);
    expect(last.gridCheck?.hours[0]?.capitalImportMw).toBeCloseTo(50, 2);
    const limit = last.plan.limits.find(({ kind, binding }) => kind === "network" && binding);
    expect(limit?.network).toMatchObject({ limitedBy: "capital-import", lines: [] });
  });

  it("delivers also where the scenario without the network leaves no choice to be weighed", async () => {
    const last = await answer(triangle, askThreeBuses(200, { model: "dc" }), threeStations);
    expect(last.certificate).toMatchObject({ status: "optimal", verified: true });
    expect(last.gridCheck).toMatchObject({ verified: true });
    expect(last.plan.totals.placedMw).toBeCloseTo(200, 6);
  });

  it("says how much fits where generation and reserve run short, and places that", async () => {
    // 1,000 MW ÷ 1.25.
    const scenario = askThreeBuses(900, { model: "dc", reserveMarginPct: 25 });
    const last = await answer(tails, scenario);
    expect(last.certificate).toMatchObject({ status: "infeasible", verified: true });
    expect(last.plan.totals.placedMw).toBeCloseTo(800, 1);
    expect(last.gridCheck?.hours[0]?.fitsMw).toBeCloseTo(800, 3);
    const target = last.relaxations.find(({ kind }) => kind === "target");
    expect(target).toMatchObject({ from: 900, to: 800 });
  });

  it("says that a place without a bus lies outside what was checked", async () => {
    const lock = { lockedIn: [{ id: "s3", minMw: 40, maxMw: 40 }], lockedOut: ["s0"] };
    const last = await answer(tails, askThreeBuses(140, { model: "dc" }, lock));
    expect(listLoads(last)).toEqual([0, 0, 100, 40]);
    expect(last.gridCheck?.outsideMw).toBe(40);
  });

  it("refuses power flows where no network is loaded", async () => {
    const planner = new Planner({ data: threeStations, engines, hashScenario: () => "0" });
    const asked = planner.improve(askThreeBuses(100, { model: "dc" })).next();
    await expect(asked).rejects.toMatchObject({ code: "unavailable", field: "grid.model" });
  });
});

describe("a plan on random triangles", () => {
  it("is the optimum of the three flows solved by hand, or refused where there is none", async () => {
    const draw = makeDraw(7);
    const targetMw = 200;
    let refused = 0;
    for (let round = 0; round < 12; round += 1) {
      const [toSecond, toThird, across] = [0, 1, 2].map(() => 40 + Math.round(120 * draw()));
      const [r12 = 0, r13 = 0, r23 = 0] = [toSecond, toThird, across];
      const grid = makeThreeBuses(1, [
        { from: 1, to: 2, ratingMw: r12 },
        { from: 1, to: 3, ratingMw: r13 },
        { from: 2, to: 3, ratingMw: r23 },
      ]);
      // With L at bus 3 and T − L at bus 2: (2T − L)/3 ≤ r12, (T + L)/3 ≤ r13, |2L − T|/3 ≤ r23.
      const most = Math.min(targetMw, 3 * r13 - targetMw, (3 * r23 + targetMw) / 2);
      const least = Math.max(0, 2 * targetMw - 3 * r12, (targetMw - 3 * r23) / 2);
      const small = { site: { minMw: 0.1 } };
      const last = await answer(grid, askThreeBuses(targetMw, { model: "dc" }, small));
      const label = `ratings ${r12}, ${r13}, ${r23}`;
      expect(last.certificate.verified, label).toBe(true);
      if (most < least) {
        refused += 1;
        expect(last.certificate.status, label).toBe("infeasible");
      } else {
        expect(last.certificate.status, label).toBe("optimal");
        expect(Math.abs((listLoads(last)[2] ?? 0) - most), label).toBeLessThan(0.25);
      }
    }
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(12);
  }, 60_000);
});

describe("the re-simulation", () => {
  it("finds what a plan made without the network's rows breaks", async () => {
    const { plan } = await answer(triangle, askThreeBuses(200, { model: "headroom" }));
    const store = new NetworkStore(triangle, engines.highs);
    const network = openPlanNetwork(store, askThreeBuses(200, { model: "dc" }).grid);
    const check = network && (await checkNetwork(network, plan));
    expect(check?.verified).toBe(false);
    // 200 MW at bus 3 where the line brings 150.
    expect(check?.hours[0]?.missingMw).toBeCloseTo(50, 3);
  });

  it("shows one operation of a plan, whatever the network was asked before", async () => {
    const { grid: asked } = askThreeBuses(200, { model: "dc-n1" });
    const plan = {
      sites: [
        { bus: 2, loadMw: 60 },
        { bus: 3, loadMw: 40 },
      ],
    };
    const check = async (before: readonly number[][]) => {
      const network = openPlanNetwork(new NetworkStore(triangle, engines.highs), asked);
      for (const loads of before) await network?.test(Float64Array.from(loads));
      return network && (await checkNetwork(network, plan));
    };
    const first = await check([]);
    expect(first?.hours[0]?.maxLoadingPct).toBeCloseTo((100 * (60 / 3 + 80 / 3)) / 100, 3);
    expect(
      await check([
        [0, 300, 300],
        [0, 900, 0],
        [0, 0, 30],
      ]),
    ).toEqual(first);
  });

  it("believes no flow that an optimisation states", () => {
    const network = buildKoreanNetwork(triangle);
    const [hour] = triangle.stressHours;
    if (!hour) throw new Error("The fixture has one hour");
    const question = {
      network,
      circuitCount: network.circuitCount,
      hourCase: buildHourCase(triangle, hour),
      newLoadMw: [0, 0, 200],
      n1RatingFactor: null,
      importCap: null,
    };
    const told = { linkMw: new Float64Array(), flowMw: Float64Array.from([50, 50, 0]) };
    const operation = { ...told, generationMw: Float64Array.from([200, 0, 0]) };
    const overloaded = verifyHour({ ...question, operation });
    expect(overloaded.sound).toBe(false);
    expect(overloaded.maxLoading).toBeCloseTo(4 / 3, 6);
    const short = { ...told, generationMw: Float64Array.from([90, 0, 0]) };
    const missing = verifyHour({ ...question, newLoadMw: [0, 0, 100], operation: short });
    expect(missing).toMatchObject({ sound: false });
    expect(missing.worstBreachMw).toBeCloseTo(10, 6);
    const beyond = { ...told, generationMw: Float64Array.from([0, 0, 100]) };
    expect(verifyHour({ ...question, newLoadMw: [0, 0, 100], operation: beyond }).sound).toBe(
      false,
    );
    const fine = { ...told, generationMw: Float64Array.from([100, 0, 0]) };
    expect(verifyHour({ ...question, newLoadMw: [0, 0, 100], operation: fine }).sound).toBe(true);
  });
});
