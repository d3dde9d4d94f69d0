import type { Mutex } from "@/lib/async/mutex";
import type { CriterionCost } from "@/lib/siting/siting-model";
import type { SolveResult } from "@/lib/solver/solver";
import { checkRelaxation } from "../warm/recompute-bound";
import type { WarmModel } from "../warm/warm-model";
import { diveOpenings } from "./dive-openings";
import { type NoPlan, provePlan } from "./prove-plan";
import { relaxAndRound } from "./relax-and-round";
import { type Improvement, Incumbent, PROVEN_GAP, type Search } from "./search";

export interface StepOptions {
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Solves a warm siting model in stages; each yield is better than the last, or better proven:
 *
 * 1. `rounded`: LP relaxation, openings rounded, loads solved again for them;
 * 2. `polished`: rounded step by step; then the whole-number program over the sites that the
 *    relaxation or the best plan opens;
 * 3. `proven`: the same over every site that the LP's duals do not rule out.
 *
 * A last yield of stage `limit` means that time ran out. As long as it does not, the same costs
 * give the same points, whatever was solved before. Ends silently when the signal aborts.
 */
export async function* solveInSteps(
  warm: WarmModel,
  cost: CriterionCost,
  options: StepOptions,
): AsyncGenerator<Improvement | NoPlan> {
  const { signal, timeLimitMs } = options;
  const search: Search = { warm, cost, deadline: performance.now() + timeLimitMs, signal };
  const best = new Incumbent(cost);
  const relaxed = yield* inTurn(warm.quick.turns, () => findFirstPlans(search, best));
  if (signal?.aborted) return;
  if (!relaxed.x) yield relaxed.status === "infeasible" ? "infeasible" : "no_solution";
  else if (best.objective - relaxed.bound > PROVEN_GAP) {
    yield* inTurn(warm.long.turns, () => provePlan(search, relaxed, best));
  }
}

/** Runs a generator in a turn of its own: whoever takes its items must take them promptly. */
async function* inTurn<Item, Result>(
  turns: Mutex,
  work: () => AsyncGenerator<Item, Result>,
): AsyncGenerator<Item, Result> {
  const release = await turns.acquire();
  try {
    return yield* work();
  } finally {
    release();
  }
}

async function* findFirstPlans(
  search: Search,
  best: Incumbent,
): AsyncGenerator<Improvement, SolveResult> {
  const { signal } = search;
  const { relaxed: solved, rounded } = await relaxAndRound(search);
  const relaxed = checkRelaxation(search.warm, search.cost, solved);
  best.raise(relaxed.recomputedBound);
  if (best.offer(rounded) && best.x) yield best.describe(best.x, relaxed.bound, "rounded");
  if (!relaxed.x || signal?.aborted) return relaxed;
  if (best.objective - relaxed.bound > PROVEN_GAP) {
    const dived = await diveOpenings(search, relaxed);
    if (best.offer(dived) && best.x) yield best.describe(best.x, relaxed.bound, "polished");
  }
  return relaxed;
}
