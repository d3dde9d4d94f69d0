import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { criterionCosts } from "@/lib/siting/criteria/criterion-costs";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";

/** An axis as a linear function of the model's columns, with the row that bounds it. */
export interface AxisCost extends CriterionCost {
  /** Null: this axis is never bounded. */
  readonly row: number | null;
  /** Coefficient of the row ÷ that of the axis: keeps the row's coefficients at 1 or below. */
  readonly rowScale: number;
}

/** Share of the target in the capital region: Σ_{i∈capital} load[i] ÷ target. */
function costCapitalShare({ problem, program, columns, unitMw }: SitingModel): CriterionCost {
  const cost = new Float64Array(program.columnCount);
  problem.candidateSites.forEach((site, i) => {
    const column = columns.load[i];
    if (site.capital && column !== undefined) cost[column] = unitMw / problem.targetMw;
  });
  return { cost, offset: 0 };
}

/** A trade-off axis as a cost: a criterion in its own unit, or the capital share (0–1). */
export function costAxis(siting: SitingModel, axis: TradeOffAxis): CriterionCost {
  return axis === "capitalShare" ? costCapitalShare(siting) : criterionCosts(siting, axis);
}
