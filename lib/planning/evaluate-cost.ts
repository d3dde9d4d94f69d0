import type { CriterionCost } from "@/lib/siting/siting-model";

/** Σ cost[j]·x[j] + offset. */
export function evaluateCost({ cost, offset }: CriterionCost, x: Float64Array): number {
  let sum = offset;
  for (let column = 0; column < cost.length; column += 1) {
    sum += (cost[column] ?? 0) * (x[column] ?? 0);
  }
  return sum;
}
