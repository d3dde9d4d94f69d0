import { noCriterionCaps, type SitingProblem } from "../siting-problem";

/** What a location problem leaves of a siting problem: no module, limit, criterion or renewables. */
export const noFurtherRules = {
  moduleMw: null,
  sharedLimits: [],
  reinforcement: { maxMw: 0, riskPerMw: 1 },
  capitalShareCap: 1,
  criterionCaps: noCriterionCaps,
  separationKm: 0,
  seismicShareCap: 1,
  latencyShare: 0,
  renewables: { places: [], clusters: [], loadFactor: 1, minMatchedShare: 0, blocks: [] },
  spread: [],
  spreadMeasure: "distance",
  criteria: [],
} satisfies Partial<SitingProblem>;
