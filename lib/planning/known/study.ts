import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { chooseOpenSites } from "../search/choose-open-sites";
import { type Search, solveWithSites } from "../search/search";
import type { WarmModel } from "../warm/warm-model";
import type { Knowledge } from "./knowledge";
import { relaxNear } from "./relax-near";
import { type CriterionVector, mixVectors, toWeights } from "./weight-vector";

/** Nothing is learnt any more once every probe of the mesh is this close, in the objective. */
const CLOSE_GAP = 3e-3;
/** A plan this close to the relaxation is not looked for once more. */
const GOOD_PLAN = 1e-3;
/** Time that one structure may be studied altogether, ms. */
const MOST_STUDY_MS = 60_000;
/** Time for one weighting, ms. */
const STEP_LIMIT_MS = 5_000;
/** Of a weight that is 0 this much is lent to the others' plan, so that it leaves nothing lying. */
const LENT = 0.02;

/** Whether a solve without a question would still make answers to questions better. */
export function wantsStudy(knowledge: Knowledge): boolean {
  if (knowledge.studyMs >= MOST_STUDY_MS) return false;
  return (knowledge.findTarget()?.gap ?? 0) > CLOSE_GAP;
}

/**
 * Solves the weighting about which least is known: its relaxation, and a plan where none is near.
 * Ends early when the signal aborts.
 */
export async function study(
  warm: WarmModel,
  knowledge: Knowledge,
  signal: AbortSignal,
): Promise<void> {
  const target = knowledge.findTarget();
  if (!target || !warm.ranges) return;
  const startedAt = performance.now();
  const cost = combineCosts(warm.siting, toWeights(target.weights), warm.ranges);
  const search: Search = { warm, cost, deadline: startedAt + STEP_LIMIT_MS, signal };
  await warm.quick.turns.run(async () => {
    if (signal.aborted) return;
    const { x, bound, status } = await relaxNear(search, knowledge, target.weights, 0);
    // What cannot be solved here would be asked for again and again.
    if (!x && status !== "cancelled") knowledge.studyMs = MOST_STUDY_MS;
    const known = knowledge.look(target.weights);
    if (!x || (known && known.objective - bound <= GOOD_PLAN)) return;
    const found = await roundLent(search, target.weights, x);
    if (found) knowledge.learnPlan(found);
  });
  knowledge.studyMs += performance.now() - startedAt;
}

/** Rounds a relaxation; the loads are then chosen under weights none of which is 0. */
async function roundLent(
  search: Search,
  weights: CriterionVector,
  relaxed: Float64Array,
): Promise<Float64Array | null> {
  const { warm, signal } = search;
  if (!warm.ranges) return null;
  const even = weights.map(() => 1 / weights.length);
  const lent = toWeights(mixVectors([weights, even], [1 - LENT, LENT]));
  const { cost, offset } = combineCosts(warm.siting, lent, warm.ranges);
  await warm.quick.model.changeCosts(cost, offset);
  for (const guess of chooseOpenSites(warm.siting, relaxed)) {
    if (signal?.aborted) return null;
    const found = await solveWithSites(search, warm.quick.model, guess);
    if (found) return found;
  }
  return null;
}
