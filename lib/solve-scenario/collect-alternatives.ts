import type { AlternativesRequest, AlternativesResponse } from "@/lib/schema/alternatives";
import { type AlternativesItem, isAlternativesEnd } from "./option-finder";

/** All plans with what they say together; undefined where the search was given up. */
export function collectAlternatives(
  items: readonly AlternativesItem[],
  { scenario, tolerance, measure }: AlternativesRequest,
): AlternativesResponse | undefined {
  const end = items.find(isAlternativesEnd);
  const alternatives = items.flatMap((item) => (isAlternativesEnd(item) ? [] : [item]));
  return end && { scenario, tolerance, measure, alternatives, ...end };
}
