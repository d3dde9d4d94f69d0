import type { Alternative, AlternativesEnd } from "@/lib/schema/alternatives";
import type { SitingData } from "@/lib/schema/geodata";
import type { Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan } from "@/lib/siting/read-plan";
import type { SolverEngine } from "@/lib/solver/solver";
import { boundProvinces } from "./bound-provinces";
import { certifyPlan } from "./certify-plan";
import {
  addKnownPlan,
  costOverlap,
  type DifferenceModel,
  demandDifference,
  limitObjective,
  loadDifferenceModel,
} from "./difference-model";
import { diveOpenings } from "./dive-openings";
import { findSizeRows, findUsefulSites } from "./find-useful-sites";
import { labelSites } from "./label-sites";
import { measureProvinceDistances, measureSiteDistances } from "./measure-differences";
import { Mutex } from "./mutex";
import { allowSites, fixOpenSites, type OpenBounds, withOpenBounds } from "./open-bounds";
import { readRanges } from "./plan-question";
import { listOpenSites } from "./search";

export interface AlternativesQuestion {
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly engine: SolverEngine;
  /** The scenario's best plan with its certificate. */
  readonly answer: SolveResponse;
  /** How much worse a plan may be, in units of the objective. */
  readonly tolerance: number;
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
 * Plans that put less than this part of the load on other sites count as one plan, whatever the
 * sites they share carry in each.
 */
export const SMALLEST_DIFFERENCE = 0.05;
/** The search for one plan ends this close to the farthest, in units of `costOverlap` … */
const SEARCH_GAP = 0.06;
/** … or after so many nodes: an effort that repeats itself, unlike a time. */
const MOST_NODES = 30;
/** Room for rounding loads to the kilowatt, in units of the objective. */
const ROUNDING = 1e-6;

/** What is left of the time, and how to stop. */
export function limitTime({ deadline, signal }: AlternativesSearch): {
  timeLimitMs: number;
  signal?: AbortSignal;
} {
  const timeLimitMs = Math.max(1, deadline - performance.now());
  return signal ? { timeLimitMs, signal } : { timeLimitMs };
}

/**
 * Yields the best plan, then plans within the tolerance of it, each as far as possible from all
 * before it (largest least distance), each verified; returns what they say together. The same
 * question gives the same plans as long as the time does not run out. Ends early, and says so,
 * where no other plan exists. Returns null when the signal aborts.
 */
export async function* findAlternatives(
  question: AlternativesQuestion,
): AsyncGenerator<Alternative, AlternativesEnd | null> {
  const { scenario, data, engine, answer, tolerance } = question;
  const startedAt = performance.now();
  const deadline = startedAt + question.timeLimitMs;
  const problem = frameProblem(scenario, data);
  const ranges = readRanges(answer.plan);
  const difference = await loadDifferenceModel(problem, scenario.weights, ranges, engine);
  try {
    const ceiling = (answer.certificate.objective ?? 0) + tolerance;
    const open = {
      ...question,
      difference,
      ceiling,
      deadline,
      startedAt,
      useful: new Set<number>(),
    };
    const useful = await findNearSites(open);
    return yield* searchPlans({ ...open, useful });
  } finally {
    await difference.model.dispose();
  }
}

/** The sites that the relaxation's duals let into a plan under the ceiling. */
async function findNearSites(search: AlternativesSearch): Promise<Set<number>> {
  const { siting, model, objective } = search.difference;
  await model.changeCosts(objective.cost, objective.offset);
  const relaxed = await model.solve({ ...limitTime(search), relax: true });
  if (!relaxed.x) return new Set(siting.problem.candidateSites.keys());
  return findUsefulSites(siting, relaxed, findSizeRows(siting), search.ceiling);
}

function readLoads({ difference }: AlternativesSearch, plan: Plan): Float64Array {
  const loads = new Map(plan.sites.map(({ id, loadMw }) => [id, loadMw]));
  const { candidateSites } = difference.siting.problem;
  return Float64Array.from(candidateSites, ({ id }) => loads.get(id) ?? 0);
}

async function* searchPlans(
  search: AlternativesSearch,
): AsyncGenerator<Alternative, AlternativesEnd | null> {
  const { answer, count, signal, difference } = search;
  const found: Alternative[] = [describe(search, [], answer, true)];
  yield* found;
  let ended: AlternativesEnd["ended"] = "count";
  await limitObjective(difference, search.ceiling - ROUNDING);
  let known: Plan = answer.plan;
  while (found.length <= count) {
    await addKnownPlan(difference, readLoads(search, known));
    const { alternative, proven } = await findNext(search, found);
    if (signal?.aborted) return null;
    if (!alternative) {
      ended = proven ? "exhausted" : "time";
      break;
    }
    known = alternative.plan;
    // One that fails the check counts as known like the others, and is not shown.
    if (!alternative.certificate.verified) continue;
    found.push(alternative);
    yield alternative;
  }
  const roles = await labelSites(search, found);
  const provinces = await boundProvinces(search, found);
  if (signal?.aborted) return null;
  const plans = found.map(({ plan }) => plan);
  return {
    siteDistances: measureSiteDistances(plans),
    provinceDistances: measureProvinceDistances(plans),
    roles,
    provinces,
    ended,
    solveMs: performance.now() - search.startedAt,
  };
}

interface NextPlan {
  readonly alternative: Alternative | null;
  /** Without a plan: there is none that differs by `SMALLEST_DIFFERENCE` from each known one. */
  readonly proven: boolean;
}

/** The farthest plan. Only where it is too near a known one is a difference demanded. */
async function findNext(
  search: AlternativesSearch,
  found: readonly Alternative[],
): Promise<NextPlan> {
  const { difference } = search;
  const { cost, offset } = costOverlap(difference);
  await difference.model.changeCosts(cost, offset);
  for (const smallest of [0, SMALLEST_DIFFERENCE]) {
    await demandDifference(difference, smallest);
    const { x, proven } = await findFarthest(search);
    await demandDifference(difference, 0);
    if (search.signal?.aborted) break;
    if (!x && smallest > 0) return { alternative: null, proven };
    const alternative = x && describe(search, found, certifyPoint(search, x), proven);
    const isFar = alternative && (alternative.difference ?? 1) >= SMALLEST_DIFFERENCE - ROUNDING;
    if (isFar) return { alternative, proven };
  }
  return { alternative: null, proven: false };
}

function describe(
  { answer }: AlternativesSearch,
  before: readonly Alternative[],
  { plan, certificate }: SolveResponse,
  proven: boolean,
): Alternative {
  const distances = measureSiteDistances([plan, ...before.map((other) => other.plan)]);
  const toOthers = distances[0]?.slice(1) ?? [];
  const loss = (certificate.objective ?? 0) - (answer.certificate.objective ?? 0);
  return {
    index: before.length,
    loss: before.length === 0 ? 0 : loss,
    difference: toOthers.length === 0 ? null : Math.min(...toOthers),
    proven,
    plan,
    certificate,
  };
}

interface Farthest {
  readonly x: Float64Array | null;
  /** None is farther, to within the gap of the search; without a point: there is none. */
  readonly proven: boolean;
}

/** The point under the ceiling that is farthest from all known plans: dived for, else searched. */
async function findFarthest(search: AlternativesSearch): Promise<Farthest> {
  const { difference, useful, deadline, signal } = search;
  const { siting, model } = difference;
  const near = allowSites(siting, useful);
  const relaxed = await withOpenBounds(model, siting, near, () =>
    model.solve({ ...limitTime(search), relax: true }),
  );
  if (!relaxed.x) return { x: null, proven: relaxed.status === "infeasible" };
  const shared = { model, turns: new Mutex() };
  const warm = { siting, ranges: null, sizeRows: [], quick: shared, long: shared };
  const cost = costOverlap(difference);
  const dived = await diveOpenings({ warm, cost, deadline, signal }, relaxed);
  if (dived && evaluateCost(cost, dived) - relaxed.objective <= SEARCH_GAP) {
    return { x: dived, proven: true };
  }
  if (signal?.aborted) return { x: null, proven: false };
  const searched = await searchFarthest(search, near);
  return searched.x || !dived ? searched : { x: dived, proven: false };
}

/** Branch and bound for a bounded effort, then the best loads for the sites it opens. */
async function searchFarthest(search: AlternativesSearch, near: OpenBounds): Promise<Farthest> {
  const { siting, model } = search.difference;
  const limits = limitTime(search);
  const result = await withOpenBounds(model, siting, near, () =>
    model.solve({
      ...limits,
      timeLimitMs: Math.min(limits.timeLimitMs, search.timeLimitMs / search.count),
      absoluteGap: SEARCH_GAP,
      relativeGap: 0,
      nodeLimit: MOST_NODES,
    }),
  );
  const proven = result.status === "optimal" || result.status === "infeasible";
  if (!result.x || search.signal?.aborted) return { x: null, proven };
  const sites = listOpenSites(siting, result.x, 0.5);
  const exact = await withOpenBounds(model, siting, fixOpenSites(siting, sites), () =>
    // With the openings fixed only whole modules are left to branch on, if there are any.
    model.solve({ ...limitTime(search), relax: siting.columns.modules.length === 0 }),
  );
  return { x: exact.x ?? result.x, proven };
}

function certifyPoint(search: AlternativesSearch, x: Float64Array): SolveResponse {
  const { scenario, data, answer, difference, startedAt } = search;
  return certifyPlan({
    scenario,
    problem: difference.siting.problem,
    data,
    solution: readPlan(difference.siting, x),
    ranges: readRanges(answer.plan),
    // Near the best on purpose, and final: the gap is to the bound of the best.
    proof: { status: "feasible", stage: "limit", bound: answer.certificate.bound },
    relaxations: [],
    scenarioHash: answer.certificate.scenarioHash,
    solveMs: performance.now() - startedAt,
  });
}
