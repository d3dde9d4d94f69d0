import type { Baseline } from "@/lib/schema/baselines";
import type { CriterionValue, Plan } from "@/lib/schema/plan";

/** What one sentence about a baseline says. */
export type BaselineFinding =
  /** MW that find no room within the shared limits, or no place at all. */
  | { readonly kind: "noRoom" | "unplaced"; readonly mw: number }
  /** The criterion that costs it most against the plan, by how much in the criterion's unit. */
  | { readonly kind: "worse"; readonly criterion: CriterionValue["id"]; readonly by: number }
  | { readonly kind: "same" };

/** A difference of objectives below this is none: a plan counts as proven within it. */
const SAME_OBJECTIVE = 2e-4;
/** Amounts below this are rounding, MW. */
const ROUNDING_MW = 0.5;

/** The weightiest thing to say of a baseline beside the plan. */
export function describeBaseline(baseline: Baseline, plan: Plan): BaselineFinding {
  if (baseline.withoutRoomMw >= ROUNDING_MW) return { kind: "noRoom", mw: baseline.withoutRoomMw };
  const unplacedMw = plan.totals.placedMw - baseline.totals.placedMw;
  if (unplacedMw >= ROUNDING_MW) return { kind: "unplaced", mw: unplacedMw };
  const losses = plan.criteria.flatMap((criterion) => {
    const other = baseline.criteria.find(({ id }) => id === criterion.id);
    if (!other) return [];
    const loss = criterion.weight * (other.normalised - criterion.normalised);
    return [{ id: criterion.id, loss, by: other.value - criterion.value }];
  });
  const total = losses.reduce((sum, { loss }) => sum + loss, 0);
  const [largest] = losses.sort((a, b) => b.loss - a.loss);
  if (!largest || total <= SAME_OBJECTIVE) return { kind: "same" };
  return { kind: "worse", criterion: largest.id, by: largest.by };
}
