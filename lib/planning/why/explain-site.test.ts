import { afterAll, describe, expect, it } from "vitest";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadSitingData } from "@/lib/geodata/load-siting-data";
import type { ScenarioInput } from "@/lib/schema/scenario";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { PlanQuestion } from "../ask/plan-question";
import { askAbout } from "../one-plan/plan-answer.fixture";
import { explainSite } from "./explain-site";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Three stations outside the capital, each farther from people; 200 MW at each bus, 30 at the last. */
const country = makeTinyData({
  stations: [
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 3, province: "43", kv: 345, lon: 128.0, lat: 36.5 },
    { bus: 4, province: "43", kv: 345, lon: 129.0, lat: 36.5 },
    { bus: 5, province: "43", kv: 345, lon: 129.2, lat: 36.5 },
  ],
  headroomMw: [50, 200, 200, 200, 30],
  renewableMw: [0, 0, 0, 200, 0],
  review: [
    [0, 0, null],
    [1000, 0, null],
    [null, null, null],
  ],
});
const nearPeople: ScenarioInput = {
  targetMw: 100,
  weights: { grid: 0, decentralisation: 0, renewables: 0, access: 1 },
  renewables: { radiusKm: 20 },
};

function listDistancesKm({ scenario, data }: PlanQuestion): number[] {
  return frameProblem(scenario, data).candidateSites.map(({ accessKm }) => accessKm);
}

describe("why here", () => {
  it("is what the next best place costs more", async () => {
    const question = await askAbout(country, nearPeople, engine);
    expect(question.answer.plan.sites.map(({ id }) => id)).toEqual(["s0"]);
    const why = await explainSite(question, "s0");
    expect(why).toMatchObject({ question: "replacement", status: "priced", verified: true });
    expect(why.loadMw).toEqual({ before: 100, after: 0 });
    expect(why.moves).toMatchObject([{ site: "s1", fromMw: 0, toMw: 100 }]);
    const [first = 0, second = 0] = listDistancesKm(question);
    const access = why.criteria.find(({ id }) => id === "access");
    expect((access?.after ?? 0) - (access?.before ?? 0)).toBeCloseTo(second - first, 6);
    expect(why.cost?.value).toBeCloseTo(access?.cost ?? Number.NaN, 6);
    expect(why.equivalents).toMatchObject([{ id: "access", unit: "km" }]);
    expect(why.cost?.atLeast).toBeLessThanOrEqual(why.cost?.value ?? 0);
    expect(why.cost?.atMost).toBeGreaterThanOrEqual(why.cost?.value ?? 0);
  }, 240_000);

  it("cannot be elsewhere where nothing else can carry the load, and the limit is named", async () => {
    const scenario = { ...nearPeople, targetMw: 600 };
    const question = await askAbout(country, scenario, engine);
    const why = await explainSite(question, "s1");
    expect(why).toMatchObject({ question: "replacement", status: "impossible", cost: null });
    expect(why.relaxations.map(({ kind }) => kind)).toContain("target");
  }, 240_000);

  it("tells what a lock costs, which may be less than nothing", async () => {
    const question = await askAbout(
      country,
      { ...nearPeople, lockedIn: [{ id: "s2", minMw: 60 }] },
      engine,
    );
    const why = await explainSite(question, "s2");
    expect(why).toMatchObject({ locked: true, status: "priced" });
    expect(why.cost?.value).toBeLessThan(0);
  }, 240_000);
});

describe("why not here", () => {
  it("is what the smallest site here costs more", async () => {
    const question = await askAbout(country, nearPeople, engine);
    const why = await explainSite(question, "s2");
    expect(why).toMatchObject({ question: "entry", status: "priced", verified: true });
    // 40 MW at least, taken from the nearer place, which keeps at least 40 MW too.
    expect(why.loadMw).toEqual({ before: 0, after: 40 });
    expect(why.moves).toMatchObject([{ site: "s0", fromMw: 100, toMw: 60 }]);
    const [first = 0, , third = 0] = listDistancesKm(question);
    const access = why.criteria.find(({ id }) => id === "access");
    expect((access?.after ?? 0) - (access?.before ?? 0)).toBeCloseTo(0.4 * (third - first), 5);
  }, 240_000);

  it("names the limit under which the smallest site does not fit", async () => {
    const question = await askAbout(country, nearPeople, engine);
    const why = await explainSite(question, "s3");
    expect(why).toMatchObject({
      question: "entry",
      status: "impossible",
      obstacle: { kind: "bus", subject: "5", limitMw: 30, neededMw: 40 },
    });
  }, 240_000);

  it("does not ask about a place that is no candidate", async () => {
    const question = await askAbout(country, nearPeople, engine);
    await expect(explainSite(question, "s99")).rejects.toMatchObject({
      code: "unknown_id",
      field: "siteId",
    });
  }, 240_000);

  it("is given up when asked to", async () => {
    const question = await askAbout(country, nearPeople, engine);
    const given = { ...question, signal: AbortSignal.abort() };
    await expect(explainSite(given, "s2")).rejects.toMatchObject({ code: "unavailable" });
  }, 240_000);
});

describe("on the modelled network", () => {
  it("holds the other plan to the same hours", async () => {
    const [data, grid] = await Promise.all([loadSitingData(), loadGridData()]);
    const scenario: ScenarioInput = {
      targetMw: 1500,
      site: { minMw: 100 },
      grid: { model: "dc", hours: ["summer-peak"] },
    };
    const question = await askAbout(data, scenario, engine, grid);
    const [first] = question.answer.plan.sites;
    const why = await explainSite(question, first?.id ?? "");
    // Verified means here that the hour was simulated again with the other plan.
    expect(why).toMatchObject({ question: "replacement", status: "priced", verified: true });
    expect(question.network).not.toBeNull();
    expect(why.cost?.atMost).toBeGreaterThanOrEqual(why.cost?.atLeast ?? Number.NaN);
  }, 240_000);
});
