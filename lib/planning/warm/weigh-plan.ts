import type { CriterionValue } from "@/lib/schema/plan";
import type { CriterionId, Weights } from "@/lib/schema/scenario";
import {
  type CriterionRanges,
  criterionIds,
  normaliseCriterion,
} from "@/lib/siting/criteria/criterion-costs";
import { measureCriteria } from "@/lib/siting/measure-criteria";
import { readPlan } from "@/lib/siting/read-plan";
import type { SitingModel } from "@/lib/siting/siting-model";

/** A plan's place on each criterion: 0 = ideal, 1 = nadir. */
export type NormalisedCriteria = Readonly<Record<CriterionId, number>>;

/** Reads a plan's place off its criteria. */
export function readNormalised(criteria: readonly CriterionValue[]): NormalisedCriteria {
  const of = (id: CriterionId) => criteria.find((one) => one.id === id)?.normalised ?? 0;
  return {
    grid: of("grid"),
    decentralisation: of("decentralisation"),
    renewables: of("renewables"),
    access: of("access"),
  };
}

/** The place of a point of the model, by the problem's figures and not by the program's columns. */
export function normalisePoint(
  siting: SitingModel,
  ranges: CriterionRanges,
  x: Float64Array,
): NormalisedCriteria {
  const values = measureCriteria(siting.problem, readPlan(siting, x));
  const of = (id: CriterionId) => {
    const range = ranges.get(id);
    return range ? normaliseCriterion(values[id], range) : 0;
  };
  return {
    grid: of("grid"),
    decentralisation: of("decentralisation"),
    renewables: of("renewables"),
    access: of("access"),
  };
}

/** Weights in which one has the share `t` of the say and the others keep their ratios. */
export function shareWeight(weights: Weights, id: CriterionId, t: number): Weights {
  const others = criterionIds.reduce((sum, one) => (one === id ? sum : sum + weights[one]), 0);
  const scaled = (one: CriterionId) =>
    one === id ? t : others > 0 ? (weights[one] * (1 - t)) / others : 0;
  return {
    grid: scaled("grid"),
    decentralisation: scaled("decentralisation"),
    renewables: scaled("renewables"),
    access: scaled("access"),
  };
}

/** Σ weight · place, for weights that sum to 1: a plan's objective, linear in the weights. */
export function weighPlan(place: NormalisedCriteria, weights: Weights): number {
  return criterionIds.reduce((sum, id) => sum + weights[id] * place[id], 0);
}
