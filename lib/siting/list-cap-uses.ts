import type { LimitUse } from "../schema/plan";
import type { CriterionId } from "../schema/scenario";
import { criterionIds } from "./criteria/criterion-costs";
import type { SitingProblem } from "./siting-problem";

/** What is left of a cap that binds, at most: kilowatts of rounding, and as little of a distance. */
const BINDING = { MW: 0.05, km: 0.001 } as const;

/** How much of each cap on a criterion a plan uses. */
export function listCapUses(
  { criterionCaps }: SitingProblem,
  values: Readonly<Record<CriterionId, number>>,
): LimitUse[] {
  return criterionIds.flatMap((subject): LimitUse[] => {
    const limit = criterionCaps[subject];
    if (limit === null) return [];
    const unit = subject === "access" ? "km" : "MW";
    const used = values[subject];
    const binding = used >= limit - BINDING[unit];
    const id = `criterion-cap:${subject}`;
    return [{ id, kind: "criterion-cap", subject, limit, used, unit, binding, source: "scenario" }];
  });
}
