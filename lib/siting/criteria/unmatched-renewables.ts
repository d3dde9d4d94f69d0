import { columnAt } from "../model-draft";
import type { CriterionCost, SitingModel } from "../siting-model";

/**
 * Mean MW not matched nearby: the mean load less what renewables within the radius match of it,
 * a match at the edge of the radius counting half.
 *
 *   loadFactor · Σ_i load[i] − Σ_{c,k} match[c,k] · (1 − 0.05 · distance[c,k] ÷ radius)
 */
export function costUnmatchedRenewables(model: SitingModel): CriterionCost {
  const { problem, program, columns, unitMw } = model;
  const cost = new Float64Array(program.columnCount);
  problem.candidateSites.forEach((_, i) => {
    cost[columnAt(columns.load, i)] = problem.renewables.loadFactor * unitMw;
  });
  for (const { column, worth } of columns.matches) cost[column] = -worth * unitMw;
  return { cost, offset: 0 };
}
