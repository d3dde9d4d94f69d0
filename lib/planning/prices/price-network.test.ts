import { afterAll, describe, expect, it } from "vitest";
import type { GridData } from "@/lib/schema/grid-data";
import type { NetworkPrice } from "@/lib/schema/network-price";
import type { Scenario } from "@/lib/schema/scenario";
import { makeDraw } from "@/lib/siting/tiny-country.fixture";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { PlanQuestion } from "../ask/plan-question";
import { holdPlan, solveHeld } from "../ask/solve-held";
import { moveElement } from "../network/move-element";
import type { NetworkElement } from "../network/network-element";
import { NetworkStore } from "../network/network-store";
import { openPlanNetwork, PlanNetwork } from "../network/plan-network";
import { askThreeBuses, makeThreeBuses, variedStations } from "../network/three-buses.fixture";
import { AMPLE_MS, askAbout } from "../one-plan/plan-answer.fixture";
import { accountsForCut } from "./account-for-cut";
import { priceElements } from "./price-elements";
import { priceNetwork } from "./price-network";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const ask = (grid: GridData, scenario: Scenario) =>
  askAbout(variedStations, scenario, engine, grid);

async function price(question: PlanQuestion): Promise<readonly NetworkPrice[]> {
  const found = await priceNetwork(question, await holdPlan(question));
  expect(found?.status).toBe("priced");
  return found?.prices ?? [];
}

/** Mean km to residents that one MW costs more at one station than at another. */
async function kmPerMw(question: PlanQuestion, far: string, near: string): Promise<number> {
  const { held } = await holdPlan(question);
  const kmOf = (id: string) => held.candidateSites.find((site) => site.id === id)?.accessKm ?? NaN;
  return (kmOf(far) - kmOf(near)) / question.scenario.targetMw;
}

const kmOf = (one: NetworkPrice | undefined) =>
  one?.equivalents.find(({ id }) => id === "access")?.value;

/** Plant at bus 1; with L at buses 2 and 3 the branch 1–3 carries L2/3 + 2·L3/3. */
const makeTriangle = (ratingMw: number) =>
  makeThreeBuses(1, [
    { from: 1, to: 2, ratingMw: 1000 },
    { from: 1, to: 3, ratingMw },
    { from: 2, to: 3, ratingMw: 1000 },
  ]);

/** Plant at bus 1, a tail to each of the others: two circuits to bus 3. */
const makeTails = (ratingMw: number) =>
  makeThreeBuses(1, [
    { from: 1, to: 2, ratingMw: 4000, circuits: 4 },
    { from: 1, to: 3, ratingMw, circuits: 2 },
  ]);

describe("what one more megawatt of the network is worth", () => {
  it("is what a line lets through: three megawatts nearer to people in the triangle", async () => {
    // 200/3 + L3/3 = rating: a MW more of it moves 3 MW from bus 2 to bus 3.
    const scenario = askThreeBuses(200, { model: "dc" });
    const question = await ask(makeTriangle(100), scenario);
    const [line, ...others] = await price(question);
    expect(line?.element).toMatchObject({ kind: "line", branch: 2, fromBus: 1, toBus: 3 });
    expect(line).toMatchObject({ limitMw: 100, step: 1 });
    expect(line?.hours).toMatchObject([{ hour: "summer-peak", hourOfDay: 15, outages: [null] }]);
    expect(kmOf(line)).toBeCloseTo(3 * (await kmPerMw(question, "s1", "s2")), 4);
    expect(line?.gain).toBeCloseTo(line?.dual ?? NaN, 6);
    // The same from two plans, each chosen and proven anew.
    const { answer } = await ask(makeTriangle(101), scenario);
    const fell =
      (question.answer.certificate.objective ?? NaN) - (answer.certificate.objective ?? 0);
    expect(line?.gain).toBeCloseTo(fell, 4);
    expect(fell).toBeGreaterThan(0.01);
    // Bus 3 has no plant, and the one at bus 1 is not short.
    expect(others).toEqual([]);
  });

  it("is what is left of the line after the loss of a circuit, at the emergency rating", async () => {
    const scenario = askThreeBuses(300, { model: "dc-n1", ratingFactor: 1.2 });
    const question = await ask(makeTails(200), scenario);
    const [line] = await price(question);
    expect(line?.element).toMatchObject({ kind: "line", branch: 2 });
    expect(line?.hours[0]?.outages).toEqual([2]);
    // Half of a MW of rating is on the circuit that remains.
    expect(kmOf(line)).toBeCloseTo(0.6 * (await kmPerMw(question, "s1", "s2")), 5);
    const { answer } = await ask(makeTails(201), scenario);
    const fell =
      (question.answer.certificate.objective ?? NaN) - (answer.certificate.objective ?? 0);
    expect(line?.gain).toBeCloseTo(fell, 4);
  });

  it("is what the cap on the capital's import lets in", async () => {
    const grid = makeThreeBuses(2, [
      { from: 1, to: 2, ratingMw: 1000 },
      { from: 2, to: 3, ratingMw: 1000 },
    ]);
    const capped = { model: "dc", capitalImportCapMw: 50 } as const;
    const question = await ask(grid, askThreeBuses(200, capped, { lockedOut: ["s2", "s3"] }));
    const prices = await price(question);
    const cap = prices.find(({ element }) => element.kind === "capital-import");
    expect(cap?.limitMw).toBe(50);
    expect(kmOf(cap)).toBeCloseTo(await kmPerMw(question, "s1", "s0"), 5);
  });

  it("is what generation lets through once the reserve is kept, wherever it stands", async () => {
    // 1,000 MW ÷ 1.25 are left for the network; 20 MW go to the station without a bus.
    const grid = makeTails(4000);
    const more = { lockedOut: ["s0"] };
    const question = await ask(
      grid,
      askThreeBuses(820, { model: "dc", reserveMarginPct: 25 }, more),
    );
    const [plant] = await price(question);
    expect(plant?.element).toEqual({ kind: "generation", bus: null, name: null });
    expect(plant?.limitMw).toBeCloseTo(1000, 6);
    expect(kmOf(plant)).toBeCloseTo(0.8 * (await kmPerMw(question, "s3", "s2")), 5);
  });

  it("counts a line in every hour in which it is full", async () => {
    const grid = makeTriangle(100);
    const [hour] = grid.stressHours;
    if (!hour) throw new Error("The fixture has one hour");
    const twice = { ...grid, stressHours: [hour, { ...hour, id: "winter-peak" as const }] };
    const hours = ["summer-peak", "winter-peak"] as const;
    const question = await ask(twice, askThreeBuses(200, { model: "dc", hours: [...hours] }));
    const [line] = await price(question);
    // Raised in one of two like hours alone it would gain nothing.
    expect(kmOf(line)).toBeCloseTo(3 * (await kmPerMw(question, "s1", "s2")), 4);
    const parts = line?.hours.map(({ dual }) => dual) ?? [];
    expect(parts.reduce((sum, dual) => sum + dual, 0)).toBeCloseTo(line?.dual ?? NaN, 9);
  });

  it("is nothing for either of two equal lines that are full together", async () => {
    const grid = makeThreeBuses(1, [
      { from: 1, to: 2, ratingMw: 1000 },
      { from: 1, to: 3, ratingMw: 50 },
      { from: 1, to: 3, ratingMw: 50 },
    ]);
    const question = await ask(grid, askThreeBuses(200, { model: "dc" }));
    const prices = await price(question);
    expect(prices.length).toBeGreaterThan(0);
    for (const { gain, dual, equivalents } of prices) {
      expect(gain).toBe(0);
      expect(dual).toBeGreaterThan(0.001);
      expect(equivalents[0]?.value).toBeCloseTo(0, 3);
    }
  });

  it("is nothing where the network holds nothing back, and no question without one", async () => {
    const fits = await ask(makeTriangle(1000), askThreeBuses(200, { model: "dc" }));
    expect(await price(fits)).toEqual([]);
    const tables = await ask(makeTriangle(100), askThreeBuses(200, { model: "headroom" }));
    expect(await priceNetwork(tables, await holdPlan(tables))).toBeNull();
  });

  it("is the same with the second engine", async () => {
    const question = await ask(makeTriangle(100), askThreeBuses(200, { model: "dc" }));
    const glpk = new GlpkEngine({ workers: 1 });
    const other = await price({ ...question, engine: glpk });
    await glpk.close();
    const [line] = await price(question);
    expect(other).toHaveLength(1);
    expect(other[0]?.gain).toBeCloseTo(line?.gain ?? NaN, 6);
  });

  it("is not known where the loads were not found", async () => {
    const question = await ask(makeTriangle(100), askThreeBuses(200, { model: "dc" }));
    const { held, base } = await holdPlan(question);
    const result = { ...base.result, status: "no_solution" as const };
    const found = await priceNetwork(question, { held, base: { ...base, result } });
    expect(found).toEqual({ status: "unknown", prices: [] });
  });
});

describe("accountsForCut", () => {
  it("believes the duals of a limit only as far as they add up to it", async () => {
    const network = openPlanNetwork(
      new NetworkStore(makeTriangle(100), engine),
      askThreeBuses(200, { model: "dc" }).grid,
    );
    if (!network) throw new Error("This model has a network");
    const [known] = (await network.test(Float64Array.from([0, 0, 200]))).cuts;
    if (!known) throw new Error("Bus 3 takes 150 MW");
    expect(await accountsForCut(network, known)).toBe(true);
    const cut = { ...known.cut, lines: known.cut.lines.slice(1) };
    expect(await accountsForCut(network, { ...known, cut })).toBe(false);
  });
});

/** The objective for the sites held, with an element moved and nothing known of the network. */
async function solveAnew(question: PlanQuestion, element: NetworkElement, mw: number) {
  const { network } = question;
  if (!network) throw new Error("The plan is held to a network");
  const { held } = await holdPlan(question);
  const options = { toleranceMw: 0.001 };
  const store = new NetworkStore(moveElement(network.store.grid, element, mw), engine, options);
  const other = { network: new PlanNetwork(store, network.asked), known: [] };
  const { result } = await solveHeld(question, held, other);
  store.close();
  return result.status === "optimal" ? result.objective : null;
}

it(
  "agrees with finite differences on random triangles, with and without outages",
  async () => {
    const draw = makeDraw(11);
    let checked = 0;
    for (let round = 0; round < 16; round += 1) {
      const [r12 = 0, r13 = 0, r23 = 0] = [0, 1, 2].map(() => 60 + Math.round(140 * draw()));
      const grid = makeThreeBuses(1, [
        { from: 1, to: 2, ratingMw: r12, circuits: 2 },
        { from: 1, to: 3, ratingMw: r13, circuits: 2 },
        { from: 2, to: 3, ratingMw: r23 },
      ]);
      const model = round % 2 === 0 ? "dc" : "dc-n1";
      const small = { site: { minMw: 0.1 } };
      const question = await ask(grid, askThreeBuses(150, { model }, small));
      if (!question.network || question.answer.certificate.status !== "optimal") continue;
      const found = await priceElements(question, question.network, await holdPlan(question));
      const noise = 2e-5;
      for (const { element, dual, gain } of found ?? []) {
        if (element.kind === "generation") continue;
        const label = `${model} ${r12}, ${r13}, ${r23}: ${JSON.stringify(element)}`;
        const [at, more] = [
          await solveAnew(question, element, 0),
          await solveAnew(question, element, 1),
        ];
        if (at === null || more === null) throw new Error(`No loads for ${label}`);
        expect(Math.abs((gain ?? NaN) - (at - more)), label).toBeLessThan(noise);
        const less = await solveAnew(question, element, -0.5);
        expect(dual, label).toBeGreaterThan(at - more - noise);
        if (less !== null) expect(dual, label).toBeLessThan((less - at) / 0.5 + noise);
        if (dual > 100 * noise) checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(4);
  },
  AMPLE_MS,
);
