import { afterAll, expect, it } from "vitest";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts, scaleWeights } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeDraw } from "@/lib/siting/tiny-country.fixture";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { PROVEN_GAP } from "../search/search";
import { checkRelaxation } from "../warm/recompute-bound";
import { coolModel, warmModel } from "../warm/warm-model";
import {
  type BoundCase,
  drawWeights,
  findLeast,
  listWholePlans,
  makeBoundCase,
} from "./bound-cases.fixture";
import { Planner } from "./planner";

const engines = { highs: new HighsEngine({ workers: 1 }), glpk: new GlpkEngine({ workers: 1 }) };
afterAll(() => Promise.all([engines.highs.close(), engines.glpk.close()]));

/** Every answer to a case on the way: its own weights, others after some study, and others again. */
async function answerAll(
  boundCase: BoundCase,
  engine: Scenario["engine"],
  draw: () => number,
): Promise<SolveResponse[]> {
  const { data, scenario } = boundCase;
  const planner = new Planner({ data, engines, hashScenario: () => "0" });
  const answers: SolveResponse[] = [];
  for (const weights of [scenario.weights, ...[1, 2].map(() => drawWeights(boundCase, draw))]) {
    for await (const answer of planner.improve({ ...scenario, weights, engine })) {
      answers.push(answer);
    }
    // What is known of other weights bounds the next.
    for (let step = 0; step < 4; step += 1) await planner.study(new AbortController().signal);
  }
  return answers;
}

/** `BOUND_CASES=2000` tries so many. */
const cases = Number(process.env.BOUND_CASES ?? 32);

it("states no bound that some plan lies below, at any stage, by either engine", async () => {
  const seen = new Map<string, number>();
  for (let seed = 1; seed <= cases; seed += 1) {
    const boundCase = makeBoundCase(seed);
    const plans = listWholePlans(boundCase);
    for (const engine of ["highs", "glpk"] as const) {
      for (const { certificate, plan } of await answerAll(boundCase, engine, makeDraw(seed))) {
        const { status, stage, objective, bound, recomputedBound, boundCheck } = certificate;
        const said = `seed ${seed}, ${engine}, ${stage}`;
        seen.set(boundCheck, (seen.get(boundCheck) ?? 0) + 1);
        seen.set(stage, (seen.get(stage) ?? 0) + 1);
        if (status === "infeasible") {
          expect(plans, said).toEqual([]);
          seen.set(`infeasible ${boundCheck}`, 1);
          continue;
        }
        const least = findLeast(plans, plan.criteria);
        expect(bound ?? -Infinity, said).toBeLessThanOrEqual(least + 1e-6);
        expect(recomputedBound ?? -Infinity, said).toBeLessThanOrEqual(least + 1e-9);
        if (status === "optimal") {
          expect(objective, said).toBeLessThanOrEqual(least + PROVEN_GAP + 1e-6);
        }
      }
    }
  }
  // Bounds of every kind were there to be found wrong.
  const kinds = ["recomputed", "solver", "known", "rounded", "proven", "infeasible recomputed"];
  expect(kinds.filter((kind) => !seen.has(kind))).toEqual([]);
}, 3_600_000);

it("knows no bound above a plan before it is told beside one, by either engine", async () => {
  let compared = 0;
  for (let seed = 1; seed <= 2 * cases; seed += 1) {
    const boundCase = makeBoundCase(seed);
    const { data, scenario } = boundCase;
    const plans = listWholePlans(boundCase);
    if (plans.length === 0) continue;
    for (const name of ["highs", "glpk"] as const) {
      const said = `seed ${seed}, ${name}`;
      const warm = await warmModel(buildModel(frameProblem(scenario, data)), engines[name]);
      const ranges = warm.ranges ?? expect.fail(`${said}: there is a plan`);
      for (const [id, { ideal, idealBound }] of ranges) {
        const values = plans.map(({ criteria }) => criteria.find((one) => one.id === id)?.value);
        const scale = 1 + Math.abs(ideal);
        for (const value of values) {
          expect(idealBound, `${said}, ${id}`).toBeLessThanOrEqual((value ?? 0) + 1e-9 * scale);
        }
      }
      const draw = makeDraw(seed);
      for (const weights of [
        scenario.weights,
        ...[1, 2, 3].map(() => drawWeights(boundCase, draw)),
      ]) {
        const cost = combineCosts(warm.siting, weights, ranges);
        const scaled = scaleWeights(weights);
        const counted = [...ranges].map(([id, range]) => ({ id, weight: scaled[id], ...range }));
        const least = findLeast(plans, counted);
        await warm.quick.model.changeCosts(cost.cost, cost.offset);
        const relaxed = await warm.quick.model.solve({ relax: true });
        const checked = checkRelaxation(warm, cost, relaxed);
        expect(checked.recomputedBound, said).toBeLessThanOrEqual(least + 1e-9);
        expect(checked.recomputedBound, said).toBeGreaterThan(relaxed.bound - 1e-4);
        expect(checked.bound, said).toBeLessThanOrEqual(least + 1e-6);
        const whole = await warm.quick.model.solve({ absoluteGap: PROVEN_GAP / 10 });
        expect(whole.bound, said).toBeLessThanOrEqual(least + 1e-6);
        compared += 1;
      }
      await coolModel(warm);
    }
  }
  expect(compared).toBeGreaterThan(cases);
}, 3_600_000);
