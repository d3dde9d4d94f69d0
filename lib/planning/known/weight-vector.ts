import type { CriterionId, Weights } from "@/lib/schema/scenario";
import { criterionIds, scaleWeights } from "@/lib/siting/criteria/criterion-costs";
import type { NormalisedCriteria } from "../warm/weigh-plan";

/** One number a criterion, in the order of `criterionIds`; weights sum to 1. */
export type CriterionVector = readonly number[];

/** Weights scaled to a sum of 1; throws `bad_field` where all are zero. */
export function toWeightVector(weights: Weights): CriterionVector {
  const scaled = scaleWeights(weights);
  return criterionIds.map((id) => scaled[id]);
}

/** A plan's place on each criterion as a vector. */
export function toPlaceVector(place: NormalisedCriteria): CriterionVector {
  return criterionIds.map((id) => place[id]);
}

/** The weights that a vector stands for. */
export function toWeights(vector: CriterionVector): Weights {
  const at = (id: CriterionId) => vector[criterionIds.indexOf(id)] ?? 0;
  return {
    grid: at("grid"),
    decentralisation: at("decentralisation"),
    renewables: at("renewables"),
    access: at("access"),
  };
}

/** Σ a[k]·b[k]: the objective of a place under weights. */
export function multiply(a: CriterionVector, b: CriterionVector): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

/** Σ part[k] · vector[k]. */
export function mixVectors(
  vectors: readonly CriterionVector[],
  parts: readonly number[],
): CriterionVector {
  const mixed = new Array<number>(vectors[0]?.length ?? 0).fill(0);
  vectors.forEach((vector, k) => {
    for (let i = 0; i < mixed.length; i += 1) {
      mixed[i] = (mixed[i] ?? 0) + (parts[k] ?? 0) * (vector[i] ?? 0);
    }
  });
  return mixed;
}
