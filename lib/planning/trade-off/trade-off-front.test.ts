import { afterAll, describe, expect, it } from "vitest";
import type { SitingData } from "@/lib/schema/geodata";
import type { Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { TradeOffAxis, TradeOffPoint } from "@/lib/schema/trade-off";
import { describePlan } from "@/lib/siting/describe-plan";
import { enumerateLoads, matchLoads } from "@/lib/siting/enumerate-plans.fixture";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeRandomCase, tinyRanges } from "@/lib/siting/tiny-country.fixture";
import { verifyPlan } from "@/lib/siting/verify-plan";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { planTradeOff, reduceTradeOff } from "./trade-off-planner";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const seeds = Array.from({ length: 10 }, (_, seed) => seed + 1);
const pairs: ReadonlyArray<readonly [TradeOffAxis, TradeOffAxis]> = [
  ["access", "grid"],
  ["capitalShare", "access"],
  ["renewables", "decentralisation"],
];

function readAxis(plan: Plan, axis: TradeOffAxis): number {
  if (axis === "capitalShare") return plan.totals.capitalShare;
  return plan.criteria.find(({ id }) => id === axis)?.value ?? Number.NaN;
}

/** Every plan in whole modules that places the target and that the verifier lets through. */
function listPlans(scenario: Scenario, data: SitingData): Plan[] {
  const problem = frameProblem(scenario, data);
  const { targetMw, moduleMw, candidateSites } = problem;
  const plans: Plan[] = [];
  for (const loadsMw of enumerateLoads(candidateSites.length, moduleMw ?? 1, targetMw)) {
    const placedMw = loadsMw.reduce((sum, mw) => sum + mw, 0);
    if (placedMw < targetMw - 1e-6) continue;
    const matches = matchLoads(problem, scenario, loadsMw);
    const solution = { loadsMw: loadsMw.slice(), unmetMw: 0, matches };
    const plan = describePlan(problem, scenario, data, solution, tinyRanges);
    if (verifyPlan(scenario, data, plan).verified) plans.push(plan);
  }
  return plans;
}

async function listPoints(
  scenario: Scenario,
  data: SitingData,
  [x, y]: readonly [TradeOffAxis, TradeOffAxis],
): Promise<TradeOffPoint[] | "none"> {
  const engines = { highs: engine, glpk: engine };
  const request = { scenario, x, y, points: 5 };
  const points = new Map<number, TradeOffPoint>();
  try {
    for await (const update of planTradeOff(request, { data, engines, hashScenario: () => "" })) {
      if (!("lower" in update)) points.set(update.index, update.point);
    }
  } catch {
    return "none";
  }
  return [...points.values()];
}

/** A target in whole modules, with room to place it, and no share that only a search can match. */
function makeCase(seed: number) {
  const { data, scenario } = makeRandomCase(seed);
  const renewables = { ...scenario.renewables, minMatchedShare: 0 };
  const targetMw = Math.min(250, Math.round(scenario.targetMw / 50) * 50);
  const site = { ...scenario.site, minCount: 0, maxCount: 3 };
  const limits = { ...scenario.limits, province: "none" as const };
  const free = { capitalShareCap: 1, provinceBounds: {}, lockedIn: [], lockedOut: [] };
  return { data, scenario: { ...scenario, ...free, targetMw, renewables, site, limits } };
}

describe("the curve of a small random country", () => {
  const counts = { curves: 0, none: 0 };

  it.each(seeds)(
    "is the front that trying every plan finds (seed %i)",
    async (seed) => {
      const { data, scenario: asked } = makeCase(seed);
      for (const pair of pairs) {
        const [x, y] = pair;
        const { scenario } = reduceTradeOff({ scenario: asked, x, y, points: 5 });
        const plans = listPlans(scenario, data);
        const points = await listPoints(scenario, data, pair);
        if (points === "none") {
          expect(plans).toEqual([]);
          counts.none += 1;
          continue;
        }
        counts.curves += points.length > 1 ? 1 : 0;
        for (const point of points) {
          const [held, other] = point.bounded === "x" ? [x, y] : [y, x];
          const within = plans.filter((plan) => readAxis(plan, held) <= point.epsilon + 1e-4);
          const best = Math.min(...within.map((plan) => readAxis(plan, other)));
          const value = point.bounded === "x" ? point.y : point.x;
          expect(value, `${x} ${y} ${point.index}`).toBeLessThanOrEqual(
            best + 0.003 * Math.max(1, best),
          );
          expect(value).toBeGreaterThanOrEqual(best - 0.03);
          expect(point.bound).toBeLessThanOrEqual(best + 0.03);
          const { bound, recomputedBound } = point.certificate;
          expect(recomputedBound).toBeLessThanOrEqual((bound ?? Number.NaN) + 1e-6);
          expect(point.certificate.verified).toBe(true);
        }
      }
    },
    60_000,
  );

  it("has been drawn often enough, and refused where there is no plan", () => {
    expect(counts.curves).toBeGreaterThan(5);
    expect(counts.none).toBeGreaterThan(0);
  });
});
