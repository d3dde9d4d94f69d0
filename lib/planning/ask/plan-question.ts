import type { Equivalent } from "@/lib/schema/equivalent";
import type { SitingData } from "@/lib/schema/geodata";
import type { CriterionValue, Plan } from "@/lib/schema/plan";
import type { CriterionId, Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { type CriterionRanges, normaliseCriterion } from "@/lib/siting/criteria/criterion-costs";
import type { SolverEngine } from "@/lib/solver/solver";
import type { PlanNetwork } from "../network/plan-network";

/** A question about a plan that is already known. */
export interface PlanQuestion {
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly engine: SolverEngine;
  /** The network that the plan has been held to; null where headroom tables suffice. */
  readonly network: PlanNetwork | null;
  /** The scenario's plan with its certificate; it has one. */
  readonly answer: SolveResponse;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal | undefined;
}

/** The ranges by which a plan's objective was normalised. */
export function readRanges({ criteria }: Plan): CriterionRanges {
  return new Map(criteria.map(({ id, ideal, nadir }) => [id, { ideal, nadir }]));
}

/** Rise of the objective by one unit of a criterion: weight ÷ (nadir − ideal); 0 without a range. */
export function measureSlope(criterion: CriterionValue): number {
  return criterion.weight * normaliseCriterion(criterion.ideal + 1, criterion);
}

/** The amount of each criterion with a weight that changes the objective by `objective`. */
export function listEquivalents(
  objective: number,
  criteria: readonly CriterionValue[],
  except?: CriterionId,
): Equivalent[] {
  return criteria.flatMap((criterion) => {
    const slope = measureSlope(criterion);
    if (slope <= 0 || criterion.id === except) return [];
    return [{ id: criterion.id, value: objective / slope, unit: criterion.unit }];
  });
}
