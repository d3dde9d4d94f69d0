import type { CriterionCost } from "@/lib/siting/siting-model";
import { provePlan } from "./prove-plan";
import { relaxAndRound } from "./relax-and-round";
import { type Improvement, Incumbent, type Search } from "./search";
import type { WarmModel } from "./warm-model";

export interface StagedOptions {
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
}

/** There is no plan, or none was found in time. */
export type NoPlan = "infeasible" | "no_solution";

/**
 * Solves a warm siting model in stages; each yield is better than the last, or better proven:
 *
 * 1. `rounded`: LP relaxation, openings rounded, loads solved again for them;
 * 2. `polished`: the whole-number program over the sites that either of them opens;
 * 3. `proven`: the same over every site that the LP's duals do not rule out.
 *
 * A last yield of stage `limit` means that time ran out. As long as it does not, the same costs
 * give the same points, whatever was solved before. Ends silently when the signal aborts.
 */
export async function* stagedSolve(
  warm: WarmModel,
  cost: CriterionCost,
  options: StagedOptions,
): AsyncGenerator<Improvement | NoPlan> {
  const { signal, timeLimitMs } = options;
  const search: Search = { warm, cost, deadline: performance.now() + timeLimitMs, signal };
  const { relaxed, rounded } = await warm.quick.turns.run(() => relaxAndRound(search));
  if (signal?.aborted) return;
  if (!relaxed.x) {
    yield relaxed.status === "infeasible" ? "infeasible" : "no_solution";
    return;
  }
  const best = new Incumbent(cost);
  if (best.offer(rounded) && best.x) {
    const first = best.describe(best.x, relaxed.bound, "rounded");
    yield first;
    if (first.status === "optimal") return;
  }
  const release = await warm.long.turns.acquire();
  try {
    if (!signal?.aborted) yield* provePlan(search, relaxed, best);
  } finally {
    release();
  }
}
