import type { WeightMeaning } from "@/lib/schema/weight-meaning";
import { buildModel } from "@/lib/siting/build-model";
import { criterionCosts, normaliseCriterion } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { noCriterionCaps } from "@/lib/siting/siting-problem";
import { loadAside } from "../ask/ask-variant";
import { holdSites } from "../ask/hold-sites";
import { listEquivalents, measureSlope, type PlanQuestion, readRanges } from "../ask/plan-question";
import { coolModel } from "../warm/warm-model";
import { type NormalisedCriteria, readNormalised } from "../warm/weigh-plan";
import { BetterPlanSearch } from "./better-plan-search";
import { type Challenge, findWeightInterval } from "./weight-interval";

/**
 * A plan stays as long as it is at most this far above the best, in units of the objective: less than
 * anyone could tell on a map, and within reach of the relaxation's bound, which is what makes it quick.
 */
export const STAYING_GAP = 5e-4;
/** One try at other weights may take this part of the time at most. */
const TRY_PART = 0.2;

/** What each weight means as far as the plan itself tells: its swing and its exchange rates. */
export function describeWeights({ answer }: Pick<PlanQuestion, "answer">): WeightMeaning[] {
  const { criteria } = answer.plan;
  return criteria.map((criterion) => {
    const { id, unit, ideal, nadir } = criterion;
    const slope = measureSlope(criterion);
    const exchange = slope > 0 ? listEquivalents(slope, criteria, id) : [];
    return { id, unit, ideal, nadir, exchange, interval: null };
  });
}

/**
 * The plan's place, with its renewables matched as well as its loads allow where the scenario gave
 * them no weight: else what they match would be arbitrary.
 */
async function placePlan(question: PlanQuestion): Promise<NormalisedCriteria> {
  const { scenario, data, engine, answer, timeLimitMs } = question;
  const place = readNormalised(answer.plan.criteria);
  const range = readRanges(answer.plan).get("renewables");
  if (scenario.weights.renewables > 0 || !range) return place;
  const loadsMw = new Map(answer.plan.sites.map(({ id, loadMw }) => [id, loadMw]));
  const chosen = new Set(loadsMw.keys());
  const held = holdSites(frameProblem(scenario, data), chosen, scenario, data);
  const free = {
    sharedLimits: [],
    capitalShareCap: 1,
    criterionCaps: noCriterionCaps,
    seismicShareCap: 1,
    latencyShare: 0,
  };
  const siting = buildModel({ ...held, ...free }, { tighten: false });
  const { cost, offset } = criterionCosts(siting, "renewables");
  const model = await engine.load({ ...siting.program, cost, offset }, { lane: "long" });
  const loads = Float64Array.from(
    held.candidateSites,
    ({ id }) => (loadsMw.get(id) ?? 0) / siting.unitMw,
  );
  await model.changeColumnBounds(siting.columns.load, loads, loads);
  const result = await model.solve({ relax: true, timeLimitMs });
  await model.dispose();
  if (result.status !== "optimal") return place;
  return { ...place, renewables: normaliseCriterion(result.objective, range) };
}

/**
 * What each weight means: the swing of its criterion in its own unit, how much of each other
 * criterion weighs as much as one unit of it, and the values of the weight at which the plan stays
 * within `STAYING_GAP` of the best (or within its own gap, where that is larger). Yields after each interval that is found; ends early when given up.
 */
export async function* meanWeights(question: PlanQuestion): AsyncGenerator<WeightMeaning[]> {
  const { scenario, data, engine, network, answer, signal, timeLimitMs } = question;
  const meanings = describeWeights(question);
  yield [...meanings];
  const deadline = performance.now() + timeLimitMs;
  const gap = answer.certificate.gap ?? 0;
  const place = await placePlan(question);
  const siting = buildModel(frameProblem(scenario, data));
  const warm = await loadAside(siting, readRanges(answer.plan), engine, network);
  const tryMs = timeLimitMs * TRY_PART;
  const betterPlan = new BetterPlanSearch(warm, readRanges(answer.plan), {
    tryMs,
    deadline,
    signal,
  });
  const challenge: Challenge = (weights, threshold) => betterPlan.challenge(weights, threshold);
  const tolerance = Math.max(STAYING_GAP, gap);
  try {
    for (const [position, meaning] of meanings.entries()) {
      const { id } = meaning;
      const { weights } = scenario;
      const interval = await findWeightInterval({ weights, id, place, tolerance, gap, challenge });
      if (signal?.aborted) return;
      meanings[position] = { ...meaning, interval };
      yield [...meanings];
    }
  } finally {
    await coolModel(warm);
  }
}
