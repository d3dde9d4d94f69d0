import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";

/**
 * More than any plan has of a criterion, in its own unit: the whole target where a MW costs most,
 * and every other column at its dearer end. A figure of the program, the same for every engine.
 *
 *   offset + target · max_i cost[load i] + Σ_j max(cost[j]·lower[j], cost[j]·upper[j])
 */
export function measureLargest(
  { problem, program, columns, unitMw }: SitingModel,
  { cost, offset }: CriterionCost,
): number {
  const loads = new Set(columns.load);
  let dearest = 0;
  let sum = offset;
  cost.forEach((each, column) => {
    if (each === 0) return;
    if (loads.has(column)) dearest = Math.max(dearest, each);
    else {
      const ends = [program.columnLower[column] ?? 0, program.columnUpper[column] ?? 0];
      sum += Math.max(...ends.map((end) => each * end));
    }
  });
  return sum + (dearest * problem.targetMw) / unitMw;
}
