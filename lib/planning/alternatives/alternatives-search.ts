import { Mutex } from "@/lib/async/mutex";
import type { AlternativesMeasure } from "@/lib/schema/alternatives";
import type { SitingData } from "@/lib/schema/geodata";
import type { Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { readPlan } from "@/lib/siting/read-plan";
import type { CriterionCost } from "@/lib/siting/siting-model";
import type { SolverEngine } from "@/lib/solver/solver";
import { readRanges } from "../ask/plan-question";
import { certifyPlan } from "../certify/certify-plan";
import { addNetwork } from "../network/add-network";
import type { PlanNetwork } from "../network/plan-network";
import type { Search } from "../search/search";
import type { DifferenceModel } from "./difference-model";
import { measureProvinceDistances, measureSiteDistances } from "./measure-differences";

export interface AlternativesQuestion {
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly engine: SolverEngine;
  /** The network that every plan is held to; null where headroom tables suffice. */
  readonly network: PlanNetwork | null;
  /** The scenario's best plan with its certificate. */
  readonly answer: SolveResponse;
  /** How much worse a plan may be, in units of the objective. */
  readonly tolerance: number;
  /** What is to differ: the sites, or the provinces that carry the load. */
  readonly measure: AlternativesMeasure;
  /** Plans beside the best one. */
  readonly count: number;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal | undefined;
}

/** A search under way. */
export interface AlternativesSearch extends AlternativesQuestion {
  readonly difference: DifferenceModel;
  /** Largest objective that counts as near the best. */
  readonly ceiling: number;
  /** The sites that some plan under the ceiling may open; all others are proven out. */
  readonly useful: ReadonlySet<number>;
  /** On the clock of `performance.now()`, ms. */
  readonly deadline: number;
  readonly startedAt: number;
}

/**
 * Plans that place less than this part of the load elsewhere, by what is to differ, count as one
 * plan, whatever the places they share carry in each.
 */
export const SMALLEST_DIFFERENCE = 0.05;
/** Room for rounding loads to the kilowatt, in units of the objective. */
export const ROUNDING = 1e-6;

/** What is left of the time, and how to stop. */
export function limitTime({ deadline, signal }: AlternativesSearch): {
  timeLimitMs: number;
  signal?: AbortSignal;
} {
  const timeLimitMs = Math.max(1, deadline - performance.now());
  return signal ? { timeLimitMs, signal } : { timeLimitMs };
}

/** The search's model under some costs, as those who dive and round take it. */
export function toSearch(search: AlternativesSearch, cost: CriterionCost): Search {
  const { difference, deadline, signal } = search;
  const shared = { model: difference.model, turns: new Mutex() };
  const { siting } = difference;
  const warm = { siting, ranges: null, sizeRows: [], quick: shared, long: shared };
  return { warm, cost, deadline, signal };
}

/** Share of MW placed elsewhere, of a plan to each of others, 0–1, by what is to differ. */
export function listDistances(
  { measure }: Pick<AlternativesQuestion, "measure">,
  plan: Plan,
  others: readonly Plan[],
): number[] {
  const tabulate = measure === "sites" ? measureSiteDistances : measureProvinceDistances;
  return tabulate([plan, ...others])[0]?.slice(1) ?? [];
}

/** A point of the model as a plan that is checked apart from the solver. */
export async function certifyPoint(
  search: AlternativesSearch,
  x: Float64Array,
): Promise<SolveResponse> {
  const { scenario, data, answer, difference, startedAt } = search;
  const { bound, recomputedBound } = answer.certificate;
  const response = certifyPlan({
    scenario,
    problem: difference.siting.problem,
    data,
    solution: readPlan(difference.siting, x),
    ranges: readRanges(answer.plan),
    // Near the best on purpose, and final: the gap is to the bound of the best.
    proof: { status: "feasible", stage: "limit", bound, recomputedBound },
    relaxations: [],
    scenarioHash: answer.certificate.scenarioHash,
    solveMs: performance.now() - startedAt,
  });
  return difference.guard ? addNetwork(response, difference.guard) : response;
}
