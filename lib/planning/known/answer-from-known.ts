import type { Weights } from "@/lib/schema/scenario";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import type { NoPlan } from "../search/prove-plan";
import { type Improvement, PROVEN_GAP, type Search } from "../search/search";
import { type StepOptions, solveInSteps } from "../search/solve-in-steps";
import type { WarmModel } from "../warm/warm-model";
import type { Knowledge, KnownAnswer } from "./knowledge";
import { relaxNear } from "./relax-near";
import { type CriterionVector, toWeightVector } from "./weight-vector";

/** A known plan this close to its bound is shown before anything is solved. */
const FIRST_GAP = 1e-2;
/** A gap that was larger and is now at most this is told at once. */
const CLOSE_GAP = 1e-3;
/** A bound found for a question that says less than this anew is not kept. */
const WORTH_KEEPING = 1e-3;
/** Differences of objectives below this are noise. */
const NOISE = 1e-9;

/**
 * Answers a weighting of a warm model, with what is known of other weightings first:
 *
 * 1. `known`: the best plan that any other question has brought up, with the bound that follows
 *    from its neighbours in weight, or else with that of the relaxation, from the nearest basis;
 * 2. the stages of `solveInSteps`, where they are better.
 *
 * The stages run as if nothing were known, and what they prove is the answer: so it repeats itself,
 * whatever was asked before. It is within `PROVEN_GAP` of the optimum, as before; a known plan may
 * be better than it by less than that.
 */
export async function* answerFromKnown(
  warm: WarmModel,
  knowledge: Knowledge,
  weights: Weights,
  options: StepOptions,
): AsyncGenerator<Improvement | NoPlan> {
  if (!warm.ranges) return;
  const { signal, timeLimitMs } = options;
  const vector = toWeightVector(weights);
  const cost = combineCosts(warm.siting, weights, warm.ranges);
  const deadline = performance.now() + timeLimitMs;
  const search: Search = { warm, cost, deadline, signal };
  let shown: Improvement | null = null;
  for await (const known of lookCloser(search, knowledge, vector)) {
    shown = known;
    yield known;
  }
  if (signal?.aborted) return;
  const left = { ...options, timeLimitMs: Math.max(1, deadline - performance.now()) };
  for await (const found of solveInSteps(warm, cost, left)) {
    if (typeof found !== "string") {
      knowledge.learnPlan(found.x);
      knowledge.learnBound(vector, found, WORTH_KEEPING);
    }
    const next: Improvement | NoPlan | null = choose(shown, found);
    if (!next) continue;
    if (typeof next !== "string") shown = next;
    yield next;
  }
}

/** The best plan known, as soon as it is known to be near the best there is. */
async function* lookCloser(
  search: Search,
  knowledge: Knowledge,
  weights: CriterionVector,
): AsyncGenerator<Improvement> {
  const { warm, signal } = search;
  const known = knowledge.look(weights);
  const firstGap = known ? known.objective - known.bound : Number.POSITIVE_INFINITY;
  if (known && firstGap <= FIRST_GAP) yield describeKnown(known);
  // On the network a relaxation is no quicker than the stages that follow.
  if (!known || warm.guard || firstGap <= PROVEN_GAP || signal?.aborted) return;
  const relaxed = await warm.quick.turns.run(() =>
    relaxNear(search, knowledge, weights, WORTH_KEEPING),
  );
  if (relaxed.status !== "optimal" || signal?.aborted) return;
  const bound = Math.max(known.bound, relaxed.bound);
  const recomputedBound = Math.max(known.recomputedBound, relaxed.recomputedBound);
  const gap = known.objective - bound;
  const isNews = [FIRST_GAP, CLOSE_GAP, PROVEN_GAP].some((step) => firstGap > step && gap <= step);
  if (isNews) yield describeKnown({ ...known, bound, recomputedBound });
}

function describeKnown(plan: KnownAnswer): Improvement {
  const { x, objective } = plan;
  const bound = Math.min(plan.bound, objective);
  const recomputedBound = Math.min(plan.recomputedBound, objective);
  const status = objective - bound <= PROVEN_GAP ? "optimal" : "feasible";
  return { x, objective, bound, recomputedBound, status, stage: "known" };
}

/** What to show next: nothing where neither the plan nor its proof would be better. */
function choose(
  shown: Improvement | null,
  found: Improvement | NoPlan,
): Improvement | NoPlan | null {
  if (!shown) return found;
  // Time ran out, or a step below the tolerances decided: a plan that is known is still one.
  if (typeof found === "string") return { ...shown, stage: "limit" };
  if (found.status === "optimal") return found;
  const bound = Math.max(shown.bound, Math.min(found.bound, shown.objective));
  const recomputed = Math.max(shown.recomputedBound, found.recomputedBound);
  if (found.objective < shown.objective - NOISE) {
    const most = (value: number) => Math.min(found.objective, value);
    const recomputedBound = most(recomputed);
    return { ...found, bound: most(Math.max(found.bound, shown.bound)), recomputedBound };
  }
  const recomputedBound = Math.min(recomputed, shown.objective);
  const isProven = shown.objective - bound <= PROVEN_GAP;
  const status = isProven ? "optimal" : "feasible";
  if (found.stage === "limit") {
    const stage = isProven ? "proven" : "limit";
    return { ...shown, bound, recomputedBound, status, stage };
  }
  return bound > shown.bound + PROVEN_GAP ? { ...shown, bound, recomputedBound, status } : null;
}
