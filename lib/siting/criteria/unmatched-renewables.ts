import { columnAt } from "../model-draft";
import type { CriterionCost, SitingModel } from "../siting-model";

/**
 * Mean MW not matched nearby: the mean load less what renewables within the radius match of it,
 * a match at the edge of the radius counting a twentieth less.
 *
 *   loadFactor · Σ_i load[i] − matched + Σ_{c,k} match[c,k] · 0.05 · distance[c,k] ÷ radius,
 *   matched = Σ_{c,k} match[c,k] over the year, or Σ_{c,b} hours[b] · met[c,b] by blocks
 */
export function costUnmatchedRenewables(model: SitingModel): CriterionCost {
  const { problem, program, columns, unitMw } = model;
  const cost = new Float64Array(program.columnCount);
  problem.candidateSites.forEach((_, i) => {
    cost[columnAt(columns.load, i)] = problem.renewables.loadFactor * unitMw;
  });
  const byBlock = problem.renewables.blocks.length > 0;
  for (const { column, worth } of columns.matches) {
    cost[column] = (byBlock ? 1 - worth : -worth) * unitMw;
  }
  for (const { column, share } of columns.met) cost[column] = -share * unitMw;
  return { cost, offset: 0 };
}
