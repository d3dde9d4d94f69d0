import type { SolveResult } from "@/lib/solver/solver";
import { chooseOpenSites } from "./choose-open-sites";
import { limitSolve, type Search, solveWithSites } from "./search";

/** The LP relaxation, and a whole-number point found from it; null where no guess was feasible. */
export interface RoundedRelaxation {
  readonly relaxed: SolveResult;
  readonly rounded: Float64Array | null;
}

/**
 * Solves the LP relaxation from the model's fixed first basis, so that the answer does not depend
 * on earlier questions, then tries guesses of open sites until one admits a plan.
 */
export async function relaxAndRound(search: Search): Promise<RoundedRelaxation> {
  const { warm, cost, signal } = search;
  const { model } = warm.quick;
  await model.changeCosts(cost.cost, cost.offset);
  const relaxed = await model.solve({
    ...limitSolve(search),
    relax: true,
    fromReference: true,
    method: "primal",
  });
  if (!relaxed.x) return { relaxed, rounded: null };
  for (const guess of chooseOpenSites(warm.siting, relaxed.x)) {
    if (signal?.aborted) break;
    const rounded = await solveWithSites(search, model, guess);
    if (rounded) return { relaxed, rounded };
  }
  return { relaxed, rounded: null };
}
