import { columnAt } from "../model-draft";
import type { CriterionCost, SitingModel } from "../siting-model";

/**
 * Mean km to residents: each MW's mean distance to all residents, averaged over the target.
 *
 *   Σ_i load[i] · accessKm[i] ÷ target
 */
export function costDistanceToResidents(model: SitingModel): CriterionCost {
  const { problem, program, columns, unitMw } = model;
  const cost = new Float64Array(program.columnCount);
  problem.candidateSites.forEach((site, i) => {
    cost[columnAt(columns.load, i)] = (site.accessKm / problem.targetMw) * unitMw;
  });
  return { cost, offset: 0 };
}
