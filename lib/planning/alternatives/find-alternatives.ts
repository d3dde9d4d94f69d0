import type { Alternative, AlternativesEnd } from "@/lib/schema/alternatives";
import type { Plan } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import type { CriterionCost } from "@/lib/siting/siting-model";
import { readRanges } from "../ask/plan-question";
import { diveOpenings } from "../search/dive-openings";
import { allowSites, fixOpenSites, type OpenBounds, withOpenBounds } from "../search/open-bounds";
import { listOpenSites } from "../search/search";
import { findSizeRows, findUsefulSites } from "../warm/find-useful-sites";
import { checkRelaxation } from "../warm/recompute-bound";
import {
  type AlternativesQuestion,
  type AlternativesSearch,
  certifyPoint,
  limitTime,
  listDistances,
  ROUNDING,
  SMALLEST_DIFFERENCE,
  toSearch,
} from "./alternatives-search";
import { boundProvinces } from "./bound-provinces";
import {
  addKnownPlan,
  costOverlap,
  demandDifference,
  limitObjective,
  loadDifferenceModel,
} from "./difference-model";
import { listCorners, listFarCosts, type ProvinceCorner } from "./far-provinces";
import { labelSites } from "./label-sites";
import { measureProvinceDistances, measureSiteDistances } from "./measure-differences";

/** The search for one plan ends this close to the farthest, in units of `costOverlap` … */
const SEARCH_GAP = 0.06;
/** … or after so many nodes: an effort that repeats itself, unlike a time. */
const MOST_NODES = 30;

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
  const difference = await loadDifferenceModel(
    problem,
    scenario.weights,
    ranges,
    engine,
    question.network,
  );
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
  const { siting, model, objective, guard } = search.difference;
  await model.changeCosts(objective.cost, objective.offset);
  const solved = await model.solve({ ...limitTime(search), relax: true });
  const relaxed = checkRelaxation({ siting, ...(guard ? { guard } : {}) }, objective, solved);
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
  const corners = search.measure === "provinces" ? await listCorners(search) : null;
  let known: Plan = answer.plan;
  while (found.length <= count) {
    await addKnownPlan(difference, readLoads(search, known));
    const { alternative, proven } = corners
      ? await findNextByProvince(search, corners, found)
      : await findNext(search, found);
    if (signal?.aborted) return null;
    if (!alternative) {
      const isLate = performance.now() > search.deadline;
      ended = proven ? "exhausted" : search.measure === "sites" || isLate ? "time" : "tried";
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
  for (const smallest of [0, SMALLEST_DIFFERENCE]) {
    await demandDifference(difference, smallest);
    const { x, proven } = await findFarthest(search, costOverlap(difference));
    await demandDifference(difference, 0);
    if (search.signal?.aborted) break;
    if (!x && smallest > 0) return { alternative: null, proven };
    const alternative = x && describe(search, found, await certifyPoint(search, x), proven);
    const isFar = alternative && (alternative.difference ?? 1) >= SMALLEST_DIFFERENCE - ROUNDING;
    if (isFar) return { alternative, proven };
  }
  return { alternative: null, proven: false };
}

/** A plan far from the known ones by province: the first direction that leads to one. */
async function findNextByProvince(
  search: AlternativesSearch,
  corners: readonly ProvinceCorner[],
  found: readonly Alternative[],
): Promise<NextPlan> {
  const costs = await listFarCosts(search, corners, found);
  for (const cost of costs) {
    const { x } = await findFarthest(search, cost);
    if (search.signal?.aborted) break;
    const alternative = x && describe(search, found, await certifyPoint(search, x), false);
    const isFar = alternative && (alternative.difference ?? 1) >= SMALLEST_DIFFERENCE - ROUNDING;
    if (isFar) return { alternative, proven: false };
  }
  return { alternative: null, proven: false };
}

function describe(
  search: AlternativesSearch,
  before: readonly Alternative[],
  { plan, certificate, gridCheck }: SolveResponse,
  proven: boolean,
): Alternative {
  const toOthers = listDistances(
    search,
    plan,
    before.map((other) => other.plan),
  );
  const loss = (certificate.objective ?? 0) - (search.answer.certificate.objective ?? 0);
  return {
    index: before.length,
    loss: before.length === 0 ? 0 : loss,
    difference: toOthers.length === 0 ? null : Math.min(...toOthers),
    proven,
    plan,
    certificate,
    gridCheck,
  };
}

interface Farthest {
  readonly x: Float64Array | null;
  /** None is farther, to within the gap of the search; without a point: there is none. */
  readonly proven: boolean;
}

/** The point under the ceiling that is best for the costs of a distance: dived for, else searched. */
async function findFarthest(search: AlternativesSearch, cost: CriterionCost): Promise<Farthest> {
  const { difference, useful, signal } = search;
  const { siting, model } = difference;
  await model.changeCosts(cost.cost, cost.offset);
  const near = allowSites(siting, useful);
  const relaxed = await withOpenBounds(model, siting, near, () =>
    model.solve({ ...limitTime(search), relax: true }),
  );
  if (!relaxed.x) return { x: null, proven: relaxed.status === "infeasible" };
  const dived = await diveOpenings(toSearch(search, cost), relaxed);
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
