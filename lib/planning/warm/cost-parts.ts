import type { Weights } from "@/lib/schema/scenario";
import {
  type CriterionRanges,
  combineCosts,
  criterionIds,
  evaluateCost,
} from "@/lib/siting/criteria/criterion-costs";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";

const nothing: Weights = { grid: 0, decentralisation: 0, renewables: 0, access: 0 };

/**
 * The objective's part of each criterion at weight 1, computed once: any weighting that sums to 1 is
 * a sum of these, and so is the objective of a known point,
 *
 *   cost(w) = Σ_c w[c] · part[c],   objective(x, w) = Σ_c w[c] · part[c](x).
 */
export class CostParts {
  private readonly parts: readonly CriterionCost[];

  constructor(siting: SitingModel, ranges: CriterionRanges) {
    this.parts = criterionIds.map((id) => combineCosts(siting, { ...nothing, [id]: 1 }, ranges));
  }

  combine(weights: Weights): CriterionCost {
    const cost = new Float64Array(this.parts[0]?.cost.length ?? 0);
    let offset = 0;
    this.parts.forEach((part, position) => {
      const weight = weights[criterionIds[position] ?? "grid"];
      for (let column = 0; column < cost.length; column += 1) {
        cost[column] = (cost[column] ?? 0) + weight * (part.cost[column] ?? 0);
      }
      offset += weight * part.offset;
    });
    return { cost, offset };
  }

  /** The value of each part at a point, [criterion]. */
  measure(x: Float64Array): number[] {
    return this.parts.map((part) => evaluateCost(part, x));
  }

  /** The objective of a point whose parts are known. */
  weigh(values: readonly number[], weights: Weights): number {
    return criterionIds.reduce(
      (sum, id, position) => sum + weights[id] * (values[position] ?? 0),
      0,
    );
  }
}
