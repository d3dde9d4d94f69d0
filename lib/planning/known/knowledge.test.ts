import { afterAll, describe, expect, it } from "vitest";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario, Weights } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import {
  type CriterionRanges,
  combineCosts,
  criterionIds,
  normaliseCriterion,
} from "@/lib/siting/criteria/criterion-costs";
import { describePlan } from "@/lib/siting/describe-plan";
import { enumerateLoads, matchLoads } from "@/lib/siting/enumerate-plans.fixture";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan } from "@/lib/siting/read-plan";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import { makeDraw, makeRandomCase } from "@/lib/siting/tiny-country.fixture";
import { verifyPlan } from "@/lib/siting/verify-plan";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { PROVEN_GAP } from "../search/search";
import { solveInSteps } from "../search/solve-in-steps";
import { coolModel, type WarmModel, warmModel } from "../warm/warm-model";
import { answerFromKnown } from "./answer-from-known";
import { Knowledge } from "./knowledge";
import { study } from "./study";
import { type CriterionVector, multiply, toWeightVector } from "./weight-vector";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const even: Weights = { grid: 1, decentralisation: 1, renewables: 1, access: 1 };

interface Country {
  readonly data: SitingData;
  readonly scenario: Scenario;
  readonly problem: SitingProblem;
  readonly warm: WarmModel;
  readonly knowledge: Knowledge;
}

/** A random tiny country, asked once and studied for a while. Throws where its target cannot be met. */
async function studyCountry(seed: number, steps: number): Promise<Country> {
  const { data, scenario } = makeRandomCase(seed);
  const problem = frameProblem(scenario, data);
  const warm = await warmModel(buildModel(problem), engine);
  if (!warm.ranges) throw new Error("This country cannot be met");
  const knowledge = new Knowledge(warm);
  for await (const item of answerFromKnown(warm, knowledge, even, { timeLimitMs: 10_000 })) {
    if (typeof item === "string") throw new Error("This country cannot be met");
  }
  for (let step = 0; step < steps; step += 1) {
    await study(warm, knowledge, new AbortController().signal);
  }
  return { data, scenario, problem, warm, knowledge };
}

/** Places of all plans that place the whole target and pass the verifier. */
function listPlaces({ problem, scenario, data, warm }: Country): CriterionVector[] {
  const ranges: CriterionRanges = warm.ranges ?? new Map();
  const places: CriterionVector[] = [];
  const { candidateSites, moduleMw, targetMw } = problem;
  for (const loadsMw of enumerateLoads(candidateSites.length, moduleMw ?? 50, targetMw)) {
    if (loadsMw.reduce((sum, mw) => sum + mw, 0) < targetMw - 1e-6) continue;
    const solution = { loadsMw, unmetMw: 0, matches: matchLoads(problem, scenario, loadsMw) };
    const plan = describePlan(problem, scenario, data, solution, ranges);
    const { verified, criteria } = verifyPlan(scenario, data, plan);
    if (!verified) continue;
    places.push(
      criterionIds.map((id) => {
        const range = ranges.get(id);
        return range ? normaliseCriterion(criteria[id], range) : 0;
      }),
    );
  }
  return places;
}

function drawWeights(draw: () => number): Weights {
  const one = () => (draw() < 0.25 ? 0 : Math.round(draw() * 100) / 100);
  return { grid: one(), decentralisation: one(), renewables: one(), access: 0.01 + one() };
}

describe("what is known of a structure", () => {
  it("brackets the optimum of every weighting, by trying all plans", async () => {
    for (const seed of [3, 11, 19, 20]) {
      const country = await studyCountry(seed, 12);
      const places = listPlaces(country);
      const draw = makeDraw(seed);
      for (let k = 0; k < 40; k += 1) {
        const weights = toWeightVector(drawWeights(draw));
        const optimum = Math.min(...places.map((place) => multiply(place, weights)));
        const known = country.knowledge.look(weights);
        expect(known?.bound, `seed ${seed}`).toBeLessThanOrEqual(optimum + 1e-7);
        expect(known?.recomputedBound, `seed ${seed}`).toBeLessThanOrEqual(optimum + 1e-9);
        expect(known?.recomputedBound, `seed ${seed}`).toBeGreaterThan(-0.01);
        expect(known?.objective, `seed ${seed}`).toBeGreaterThanOrEqual(optimum - 1e-6);
      }
      await coolModel(country.warm);
    }
  }, 60_000);

  it("is made of plans that the verifier passes", async () => {
    const country = await studyCountry(3, 12);
    const { data, scenario, problem, warm, knowledge } = country;
    const draw = makeDraw(5);
    for (let k = 0; k < 20; k += 1) {
      const weights = drawWeights(draw);
      const known = knowledge.look(toWeightVector(weights));
      if (!known || !warm.ranges) throw new Error("A plan is known");
      const solution = readPlan(warm.siting, known.x);
      const plan = describePlan(problem, { ...scenario, weights }, data, solution, warm.ranges);
      expect(verifyPlan({ ...scenario, weights }, data, plan).verified).toBe(true);
      const objective = plan.criteria.reduce((sum, one) => sum + one.weight * one.normalised, 0);
      expect(objective).toBeCloseTo(known.objective, 9);
    }
    await coolModel(warm);
  }, 30_000);
});

describe("studying", () => {
  it("goes on elsewhere where a solve said no more than was known", async () => {
    const { warm, knowledge } = await studyCountry(3, 2);
    const first = knowledge.findTarget();
    if (!first) throw new Error("There is more to learn");
    const known = knowledge.look(first.weights);
    // What the mesh says is exact here: an engine's bound, less its tolerances, lies below it.
    const { bound = 0, recomputedBound = 0 } = known ?? {};
    knowledge.learnBound(first.weights, { bound, recomputedBound }, 0);
    expect(knowledge.findTarget()?.weights).not.toEqual(first.weights);
    expect(knowledge.look(first.weights)?.bound).toBe(known?.bound);
    await coolModel(warm);
  }, 30_000);
});

describe("an answer from what is known", () => {
  it("begins with a known plan, never takes a gap back, and ends as if nothing were known", async () => {
    const { warm, knowledge } = await studyCountry(43, 25);
    const ranges: CriterionRanges = warm.ranges ?? new Map();
    const draw = makeDraw(9);
    let knownCount = 0;
    for (let k = 0; k < 12; k += 1) {
      const weights = drawWeights(draw);
      const cost = combineCosts(warm.siting, weights, ranges);
      let plain: Float64Array | null = null;
      for await (const item of solveInSteps(warm, cost, { timeLimitMs: 10_000 })) {
        if (typeof item !== "string") plain = item.x;
      }
      let last = { bound: Number.NEGATIVE_INFINITY, objective: Number.POSITIVE_INFINITY };
      let x: Float64Array | null = null;
      for await (const item of answerFromKnown(warm, knowledge, weights, { timeLimitMs: 10_000 })) {
        if (typeof item === "string") throw new Error("A plan is known");
        if (item.stage === "known") knownCount += 1;
        expect(item.objective).toBeLessThanOrEqual(last.objective + PROVEN_GAP);
        expect(item.objective - item.bound).toBeLessThanOrEqual(
          Math.max(PROVEN_GAP, last.objective - last.bound) + 1e-9,
        );
        expect(item.bound).toBeLessThanOrEqual(item.objective);
        [last, x] = [item, item.x];
      }
      expect(x).toEqual(plain);
    }
    expect(knownCount).toBeGreaterThan(6);
    await coolModel(warm);
  }, 60_000);

  it("ends a study step early when it is aborted, and learns nothing from it", async () => {
    const country = await studyCountry(20, 0);
    const before = country.knowledge.size;
    await study(country.warm, country.knowledge, AbortSignal.abort());
    expect(country.knowledge.size).toEqual(before);
    await study(country.warm, country.knowledge, new AbortController().signal);
    expect(country.knowledge.size.bounds).toBeGreaterThan(before.bounds);
    await coolModel(country.warm);
  }, 30_000);
});
