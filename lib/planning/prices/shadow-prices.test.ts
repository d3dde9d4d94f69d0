import { afterAll, describe, expect, it } from "vitest";
import { loadSitingData } from "@/lib/geodata/load-siting-data";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeRandomCase, makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { PlanQuestion } from "../ask/plan-question";
import { holdPlan, solveHeld } from "../ask/solve-held";
import { AMPLE_MS, askAbout } from "../one-plan/plan-answer.fixture";
import { moveLimit, priceLimits as priceHeld } from "./shadow-prices";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const priceLimits = async (question: PlanQuestion) => priceHeld(question, await holdPlan(question));

/**
 * Two stations outside the capital at buses of 100 and 300 MW: the first is nearer to people, the
 * second to renewables, so that there is something to weigh.
 */
const twoStations = makeTinyData({
  stations: [
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 3, province: "43", kv: 345, lon: 128.6, lat: 36.5 },
  ],
  headroomMw: [50, 100, 300],
  renewableMw: [0, 0, 250],
  review: [
    [0, 0, null],
    [1000, 0, null],
    [null, null, null],
  ],
});
const renewables = { radiusKm: 20 };
const accessOnly = { grid: 0, decentralisation: 0, renewables: 0, access: 1 };
const gridOnly = { grid: 1, decentralisation: 0, renewables: 0, access: 0 };

function findCriterion({ answer }: PlanQuestion, id: string) {
  const found = answer.plan.criteria.find((one) => one.id === id);
  if (!found) throw new Error(`No criterion ${id}`);
  return found;
}

describe("what one more megawatt is worth", () => {
  it("is the shorter way to people that it opens", async () => {
    const question = await askAbout(
      twoStations,
      { targetMw: 250, weights: accessOnly, renewables },
      engine,
    );
    const problem = frameProblem(question.scenario, twoStations);
    const [near, far] = problem.candidateSites.map(({ accessKm }) => accessKm);
    const [price] = await priceLimits(question);
    expect(price).toMatchObject({ id: "bus:2", limit: 100, step: 1, unit: "MW" });
    // One of 250 MW moves from the far station to the near one.
    const km = ((far ?? 0) - (near ?? 0)) / 250;
    expect(price?.equivalents[0]).toMatchObject({ id: "access", unit: "km" });
    expect(price?.equivalents[0]?.value).toBeCloseTo(km, 6);
    expect(price?.dual).toBeCloseTo(price?.gain ?? 0, 9);
    const { ideal, nadir } = findCriterion(question, "access");
    expect((price?.gain ?? 0) * (nadir - ideal)).toBeCloseTo(km, 6);
  }, 240_000);

  it("counts that half of a headroom is easy", async () => {
    // 250 MW on 100 + 300 MW: 50 beyond the easy halves of 50 and 150 wherever they are placed.
    const question = await askAbout(
      twoStations,
      { targetMw: 250, weights: gridOnly, renewables },
      engine,
    );
    const prices = await priceLimits(question);
    for (const id of ["bus:2", "bus:3"]) {
      const price = prices.find((one) => one.id === id);
      expect(price?.equivalents[0]?.value, id).toBeCloseTo(0.5, 6);
    }
  }, 240_000);

  it("is nothing where nothing binds", async () => {
    const question = await askAbout(
      twoStations,
      { targetMw: 90, weights: accessOnly, renewables },
      engine,
    );
    expect(await priceLimits(question)).toEqual([]);
  }, 240_000);
});

/**
 * The dual of every limit lies between what one small step more gains and one less loses.
 * Returns how many limits had a price.
 */
async function checkDuals(question: PlanQuestion): Promise<number> {
  const { held, base } = await holdPlan(question);
  if (base.result.status !== "optimal") return 0;
  let checked = 0;
  let unpriced = 0;
  for (const { row, id, kind, boundPerUnit } of base.siting.limitRows) {
    if (kind === "target" || kind === "site-count") continue;
    const slope = (base.result.rowDual?.[row] ?? 0) * boundPerUnit;
    // Some bus limits do not bind: a few of those are enough.
    if (Math.abs(slope) < 1e-12 && unpriced++ > 5) continue;
    const isShare = kind === "capital-share" || kind === "matched-share";
    const h = isShare ? 1e-5 : 0.01;
    const move = (change: number) => {
      const moved = isShare ? moveLimit(held, id, change) : moveHardLimit(held, id, change);
      return solveHeld(question, moved);
    };
    const [more, less] = [await move(h), await move(-h)];
    const z = base.result.objective;
    const noise = 2e-9;
    if (more.result.status === "optimal") {
      expect(more.result.objective - z, `${id} +`).toBeGreaterThanOrEqual(slope * h - noise);
    }
    if (less.result.status === "optimal") {
      expect(less.result.objective - z, `${id} −`).toBeGreaterThanOrEqual(-slope * h - noise);
      // Where the solution is not degenerate, both sides agree: the dual is the derivative.
      if (more.result.status === "optimal") {
        const [right, left] = [more.result.objective - z, z - less.result.objective];
        if (Math.abs(right - left) < noise) expect(right, id).toBeCloseTo(slope * h, 8);
      }
    }
    if (Math.abs(slope) > 1e-9) checked += 1;
  }
  return checked;
}

/** Moves the bound that binds and leaves alone what counts as easy. */
function moveHardLimit(held: Parameters<typeof moveLimit>[0], id: string, change: number) {
  return {
    ...held,
    sharedLimits: held.sharedLimits.map((limit) =>
      limit.id !== id
        ? limit
        : {
            ...limit,
            upperMw: limit.upperMw + change,
            lowerMw: limit.lowerMw > 0 ? limit.lowerMw + change : limit.lowerMw,
          },
    ),
  };
}

/** A third station with room for everything: farther still, and the only one near renewables. */
const threeStations = makeTinyData({
  stations: [
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 3, province: "43", kv: 345, lon: 128.6, lat: 36.5 },
    { bus: 4, province: "43", kv: 345, lon: 129, lat: 36.5 },
  ],
  headroomMw: [50, 100, 300, 300],
  renewableMw: [0, 0, 0, 250],
  review: [
    [0, 0, null],
    [1000, 0, null],
    [null, null, null],
  ],
});

describe("what a rule on whole sites is worth", () => {
  it("is the better plan that one more site allows, all chosen anew", async () => {
    // The nearest has room for half of the load: alone it will not do.
    const input = { targetMw: 200, site: { minMw: 50, maxCount: 1 }, weights: accessOnly };
    const question = await askAbout(threeStations, { ...input, renewables }, engine);
    const two = { ...input, site: { ...input.site, maxCount: 2 } };
    const freer = await askAbout(threeStations, { ...two, renewables }, engine);
    const access = findCriterion(question, "access");
    const km = access.value - findCriterion(freer, "access").value;
    expect(km).toBeGreaterThan(1);
    const price = (await priceLimits(question)).find(({ kind }) => kind === "site-count");
    expect(price).toMatchObject({ unit: "sites", step: 1, dual: null });
    expect(price?.equivalents.find(({ id }) => id === "access")?.value).toBeCloseTo(km, 3);
    expect(price?.anew?.atLeast).toBeLessThanOrEqual((price?.gain ?? 0) + 1e-9);
    expect(price?.anew?.atMost).toBeGreaterThanOrEqual((price?.gain ?? 0) - 1e-9);
  }, 60_000);

  it("is left out where the rule does not bind", async () => {
    const input = { targetMw: 200, site: { minMw: 50, maxCount: 5 }, weights: accessOnly };
    const prices = await priceLimits(
      await askAbout(threeStations, { ...input, renewables }, engine),
    );
    expect(prices.filter(({ kind }) => kind === "site-count")).toEqual([]);
  }, 60_000);
});

describe("the dual of a limit", () => {
  it("agrees with finite differences on small countries", async () => {
    let checked = 0;
    for (let seed = 1; seed <= 24; seed += 1) {
      const { data, scenario } = makeRandomCase(seed);
      // Small sites and far apart weights, so that shared limits bind and not the sites' own.
      const site = { minMw: 1, maxMw: 500, minCount: 0, maxCount: 40, moduleMw: null };
      const weights = { grid: 0.1, decentralisation: 0, renewables: 0.3, access: 1 };
      const continuous = { ...scenario, site, weights };
      const question = await askAbout(data, continuous, engine);
      if (question.answer.certificate.status !== "optimal") continue;
      checked += await checkDuals(question);
    }
    expect(checked).toBeGreaterThan(5);
  }, 240_000);

  it("agrees with finite differences on Korea", async () => {
    const data = await loadSitingData();
    const weights = { grid: 0.05, decentralisation: 0, renewables: 0.05, access: 0.9 };
    const question = await askAbout(data, { weights, capitalShareCap: 0.2 }, engine);
    expect(await checkDuals(question)).toBeGreaterThan(2);
    for (const { gain, dual, kind } of await priceLimits({ ...question, timeLimitMs: AMPLE_MS })) {
      // Without an easy half a step gains no more than its first part did.
      if (kind === "capital-share") expect(gain).toBeLessThanOrEqual((dual ?? 0) + 1e-8);
      expect(gain).toBeGreaterThan(0);
    }
  }, 240_000);
});
