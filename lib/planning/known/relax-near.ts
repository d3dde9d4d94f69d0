import { limitSolve, type Search } from "../search/search";
import { type CheckedRelaxation, checkRelaxation } from "../warm/recompute-bound";
import type { Knowledge } from "./knowledge";
import type { CriterionVector } from "./weight-vector";

/**
 * The LP relaxation of a weighting, from the basis of the nearest one that was solved: a few
 * milliseconds where a slider moved a step. Its bound is exact; its point may be another of equal
 * value than from elsewhere, so that nothing which must repeat itself is made of it. Runs in the
 * quick lane's turn and stops when the signal aborts; what it proves is learnt.
 */
export async function relaxNear(
  search: Search,
  knowledge: Knowledge,
  weights: CriterionVector,
  worth: number,
): Promise<CheckedRelaxation> {
  const { warm, cost } = search;
  const { model } = warm.quick;
  await model.changeCosts(cost.cost, cost.offset);
  const near = knowledge.findBasis(weights);
  const solved = await model.solve({
    ...limitSolve(search),
    ...(near ? { startBasis: near } : { fromReference: true }),
    relax: true,
    method: "primal",
    wantBasis: true,
    interruptible: true,
  });
  const relaxed = checkRelaxation(warm, cost, solved);
  if (relaxed.status === "optimal") {
    knowledge.learnBound(weights, relaxed, worth, relaxed.basis);
  }
  return relaxed;
}
