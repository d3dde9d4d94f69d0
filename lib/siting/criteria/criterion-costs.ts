import { CodedError } from "../../errors";
import type { CriterionId, Weights } from "../../schema/scenario";
import { columnAt } from "../model-draft";
import type { CriterionCost, SitingModel } from "../siting-model";
import { costDistanceToResidents } from "./distance-to-residents";
import { costGridRisk } from "./grid-risk";
import { costOutOfPlace } from "./out-of-place";
import { costUnmatchedRenewables } from "./unmatched-renewables";

/** The criteria in the order in which they are shown. */
export const criterionIds: readonly CriterionId[] = [
  "grid",
  "decentralisation",
  "renewables",
  "access",
];

/** Unit of each criterion's value. */
export const criterionUnits: Readonly<Record<CriterionId, string>> = {
  grid: "MW",
  decentralisation: "MW",
  renewables: "MW",
  access: "km",
};

/** Best value of a criterion in a scenario, and its value when the others are put first. */
export interface CriterionRange {
  readonly ideal: number;
  readonly nadir: number;
  /** No plan has a lower value by duals that were summed up anew; absent where none were. */
  readonly idealBound?: number;
}

/** A criterion without a range leaves no choice and does not count. */
export type CriterionRanges = ReadonlyMap<CriterionId, CriterionRange>;

const costs: Readonly<Record<CriterionId, (model: SitingModel) => CriterionCost>> = {
  grid: costGridRisk,
  decentralisation: costOutOfPlace,
  renewables: costUnmatchedRenewables,
  access: costDistanceToResidents,
};

/**
 * A criterion as a linear function of the model's columns, in its own unit (MW, km); smaller is
 * better. Exact at any point that is optimal for a cost which does not reward its own parts.
 */
export function criterionCosts(model: SitingModel, criterion: CriterionId): CriterionCost {
  return costs[criterion](model);
}

/** MW of the target left unplaced, as a cost: what is minimised before any criterion. */
export function placementCosts({ program, columns, unitMw }: SitingModel): CriterionCost {
  const cost = new Float64Array(program.columnCount);
  cost[columns.unmet] = unitMw;
  return { cost, offset: 0 };
}

/** Cost of a location problem: Σ openingCost·open + Σ link cost·share, in its own unit. */
export function serviceCosts({ problem, program, columns }: SitingModel): CriterionCost {
  const cost = new Float64Array(program.columnCount);
  problem.candidateSites.forEach((site, i) => {
    cost[columnAt(columns.open, i)] = site.openingCost;
  });
  problem.service?.links.forEach((link, position) => {
    cost[columnAt(columns.service, position)] = link.cost;
  });
  return { cost, offset: 0 };
}

/** Weights scaled to a sum of 1; throws `bad_field` when all are zero. */
export function scaleWeights(weights: Weights): Weights {
  const sum = criterionIds.reduce((total, id) => total + weights[id], 0);
  if (!(sum > 0))
    throw new CodedError("bad_field", "At least one weight must be above 0", "weights");
  return {
    grid: weights.grid / sum,
    decentralisation: weights.decentralisation / sum,
    renewables: weights.renewables / sum,
    access: weights.access / sum,
  };
}

/** (value − ideal) ÷ (nadir − ideal); 0 where the scenario leaves no choice (nadir = ideal). */
export function normaliseCriterion(value: number, { ideal, nadir }: CriterionRange): number {
  return hasRange({ ideal, nadir }) ? (value - ideal) / (nadir - ideal) : 0;
}

/**
 * A range narrower than this part of its own size is no choice, but noise of the solver and what an
 * ideal is loosened by while the other criteria are improved (1e-6, `compute-ranges.ts`).
 */
const NARROW = 1e-5;

/** Whether a scenario leaves a choice on a criterion. */
export function hasRange({ ideal, nadir }: CriterionRange): boolean {
  return nadir - ideal > NARROW * Math.max(1, Math.abs(ideal), Math.abs(nadir));
}

/**
 * The objective: 0 = every ideal at once, 1 = every nadir.
 *
 *   Σ_c weight[c] · (f_c(x) − ideal[c]) ÷ (nadir[c] − ideal[c])
 *
 * A change of weights changes this vector and nothing else in the model.
 */
export function combineCosts(
  model: SitingModel,
  weights: Weights,
  ranges: CriterionRanges,
): CriterionCost {
  const scaled = scaleWeights(weights);
  const cost = new Float64Array(model.program.columnCount);
  let offset = 0;
  for (const id of criterionIds) {
    const range = ranges.get(id);
    if (scaled[id] === 0 || !range || !hasRange(range)) continue;
    const slope = scaled[id] / (range.nadir - range.ideal);
    const part = criterionCosts(model, id);
    for (let column = 0; column < cost.length; column += 1) {
      cost[column] = (cost[column] ?? 0) + slope * (part.cost[column] ?? 0);
    }
    offset += slope * (part.offset - range.ideal);
  }
  return { cost, offset };
}

/** Value of a linear function at a point of the model. */
export function evaluateCost({ cost, offset }: CriterionCost, x: ArrayLike<number>): number {
  let sum = offset;
  for (let column = 0; column < cost.length; column += 1) {
    sum += (cost[column] ?? 0) * (x[column] ?? 0);
  }
  return sum;
}
