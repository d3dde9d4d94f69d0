import { criterionCosts, criterionIds } from "../criteria/criterion-costs";
import type { ModelDraft } from "../model-draft";
import type { SitingModel } from "../siting-model";

/** Whether a problem caps any criterion. */
export function hasCriterionCaps({ criterionCaps }: ModelDraft["problem"]): boolean {
  return criterionIds.some((id) => criterionCaps[id] !== null);
}

/**
 * A criterion stays within a cap, in its own unit (policy; an ε of the trade-off curve).
 *
 *   f_c(x) ≤ cap[c]                                dual: objective per unit of criterion c
 *
 * The row is f_c ÷ its largest coefficient, which keeps coefficients at 1 or below.
 * @param model the columns written so far, the criteria's parts among them
 */
export function capCriteria({ problem, builder, limitRows }: ModelDraft, model: SitingModel): void {
  for (const criterion of criterionIds) {
    const cap = problem.criterionCaps[criterion];
    if (cap === null || !problem.criteria.includes(criterion)) continue;
    const { cost, offset } = criterionCosts(model, criterion);
    const scale = Math.max(...cost.map(Math.abs)) || 1;
    const terms = Array.from(cost, (value, column) => [column, value / scale] as const);
    const row = builder.addRow({
      name: `criterionCap[${criterion}]`,
      terms: terms.filter(([, value]) => value !== 0),
      upper: (cap - offset) / scale,
    });
    limitRows.push({
      row,
      id: `criterion-cap:${criterion}`,
      kind: "criterion-cap",
      subject: criterion,
      boundPerUnit: 1 / scale,
    });
  }
}
