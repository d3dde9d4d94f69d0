import type { Certificate, CriterionValue } from "@/lib/schema/plan";
import { hasRange } from "@/lib/siting/criteria/criterion-costs";
import { PROVEN_GAP } from "../search/search";

/** A bound this near to what was recomputed of it is all recomputed. */
const SAME = 1e-6;
/** What rounding loads to the kilowatt can be worth in a criterion, or in a share, in its own unit. */
export const roundingOf: Readonly<Record<string, number>> = { MW: 0.1, km: 1e-3, share: 1e-4 };

/** What is known of how good a plan is. */
export interface StatedBounds {
  readonly status: Certificate["status"];
  /** Null where there is no plan to bound. */
  readonly bound: number | null;
  /** The part of it that duals prove on the model's rows; null or −Infinity where they prove nothing. */
  readonly recomputedBound: number | null;
  /** Of an infeasible scenario: duals prove on the model's rows that some of the target is left over. */
  readonly provesUnmet?: boolean;
}

export type BoundStatement = Pick<
  Certificate,
  "status" | "bound" | "gap" | "boundCheck" | "recomputedBound"
>;

/** By how much rounding can put a plan below the bound of what it was rounded from, in the objective. */
export function measureRounding(criteria: readonly CriterionValue[]): number {
  return criteria.reduce((sum, { weight, unit, ...range }) => {
    const worth = roundingOf[unit] ?? 0;
    return hasRange(range) ? sum + (weight * worth) / (range.nadir - range.ideal) : sum;
  }, 0);
}

/**
 * Says a bound beside the objective of the plan that it is a bound on, and how far it is checked. A
 * plan below its bound by more than rounding refutes it: then what was recomputed counts, or nothing.
 *
 * @param rounding by how much rounding can put the plan below its bound
 */
export function stateBound(
  objective: number | null,
  stated: StatedBounds,
  rounding: number,
): BoundStatement {
  if (objective === null || stated.bound === null) return stateNone(stated);
  const holds = (bound: number | null): bound is number =>
    bound !== null && Number.isFinite(bound) && bound <= objective + PROVEN_GAP + rounding;
  const recomputed = holds(stated.recomputedBound) ? stated.recomputedBound : null;
  const isRefuted = !holds(stated.bound);
  const bound = isRefuted ? recomputed : stated.bound;
  if (bound === null) return stateNone(stated);
  const gap = objective - Math.min(bound, objective);
  const isLost = isRefuted && stated.status === "optimal" && gap > PROVEN_GAP;
  return {
    status: isLost ? "feasible" : stated.status,
    bound: Math.min(bound, objective),
    gap,
    boundCheck: recomputed !== null && recomputed >= bound - SAME ? "recomputed" : "solver",
    recomputedBound: recomputed === null ? null : Math.min(recomputed, objective),
  };
}

/** No bound is stated; of an infeasible scenario something is, without a figure. */
function stateNone({ status, provesUnmet }: StatedBounds): BoundStatement {
  const isInfeasible = status === "infeasible";
  return {
    status: status === "optimal" ? "feasible" : status,
    bound: null,
    gap: null,
    boundCheck: isInfeasible ? (provesUnmet ? "recomputed" : "solver") : "none",
    recomputedBound: null,
  };
}
