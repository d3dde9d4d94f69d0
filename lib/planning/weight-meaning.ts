import type { WeightMeaning } from "@/lib/schema/weight-meaning";
import { buildModel } from "@/lib/siting/build-model";
import {
  combineCosts,
  criterionCosts,
  normaliseCriterion,
} from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { noCriterionCaps } from "@/lib/siting/siting-problem";
import { loadAside } from "./ask-variant";
import { holdSites } from "./hold-sites";
import { listEquivalents, measureSlope, type PlanQuestion, readRanges } from "./plan-question";
import { PROVEN_GAP } from "./search";
import { stagedSolve } from "./staged-solve";
import { coolModel, type WarmModel } from "./warm-model";
import { type NormalisedCriteria, normalisePoint, readNormalised } from "./weigh-plan";
import { type Challenge, findWeightInterval, type Verdict } from "./weight-interval";

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

/** Searches a loaded model at other weights, until a better plan is found or ruled out. */
function challengeWith(question: PlanQuestion, warm: WarmModel, deadline: number): Challenge {
  const { siting } = warm;
  const ranges = readRanges(question.answer.plan);
  return async (weights, threshold): Promise<Verdict> => {
    const enough = new AbortController();
    const signals = question.signal ? [question.signal, enough.signal] : [enough.signal];
    const leftMs = Math.max(1, deadline - performance.now());
    const stages = stagedSolve(warm, combineCosts(siting, weights, ranges), {
      timeLimitMs: Math.min(leftMs, question.timeLimitMs * TRY_PART),
      signal: AbortSignal.any(signals),
    });
    let bound = Number.NEGATIVE_INFINITY;
    for await (const found of stages) {
      if (typeof found === "string") break;
      bound = Math.max(bound, found.bound);
      if (found.objective < threshold) {
        // The stages end what they are at before they let go of the model.
        enough.abort();
        return { better: normalisePoint(siting, ranges, found.x), bound };
      }
      if (bound >= threshold) {
        enough.abort();
        break;
      }
    }
    return { better: null, bound };
  };
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
 * within `PROVEN_GAP` of the best. Yields after each interval that is found; ends early when given up.
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
  const challenge = challengeWith(question, warm, deadline);
  const tolerance = Math.max(PROVEN_GAP, gap);
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
