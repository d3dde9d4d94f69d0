import { evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import type { CriterionCost } from "@/lib/siting/siting-model";
import { diveOpenings } from "../search/dive-openings";
import { allowSites, withOpenBounds } from "../search/open-bounds";
import { relaxAndRound } from "../search/relax-and-round";
import { limitSolve, listOpenSites, type Search } from "../search/search";
import { type CheckedRelaxation, checkRelaxation } from "../warm/recompute-bound";
import type { WarmModel } from "../warm/warm-model";
import type { WarmStage } from "./warm-stages";

/** Bounds of every load of a year, in the unit of its program. */
interface LoadBounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** How long a year's solve may take, and how to stop it. */
export type PassOptions = Pick<Search, "deadline" | "signal">;

function ownBounds({ siting }: WarmModel): LoadBounds {
  const { columnLower, columnUpper } = siting.program;
  return {
    lower: Float64Array.from(siting.columns.load, (column) => columnLower[column] ?? 0),
    upper: Float64Array.from(siting.columns.load, (column) => columnUpper[column] ?? 0),
  };
}

/** Runs `work` with other bounds on a year's loads and puts its own back after it. */
async function withLoadBounds<T>(
  warm: WarmModel,
  bounds: LoadBounds,
  work: () => Promise<T>,
): Promise<T> {
  const { load } = warm.siting.columns;
  const change = async ({ lower, upper }: LoadBounds) => {
    await warm.quick.model.changeColumnBounds(load, lower, upper);
    await warm.long.model.changeColumnBounds(load, lower, upper);
  };
  await change(bounds);
  try {
    return await work();
  } finally {
    await change(ownBounds(warm));
  }
}

/** A year's plan this close to its bound is good enough to start from. */
const START_GAP = 2e-3;
/** Nodes that a year's search may take where rounding found nothing. */
const START_NODES = 400;

/** The whole-number program over the sites that the relaxation opens. */
async function branchYear(search: Search, relaxed: Float64Array): Promise<Float64Array | null> {
  const { warm, cost } = search;
  const { siting, long } = warm;
  await long.model.changeCosts(cost.cost, cost.offset);
  const near = listOpenSites(siting, relaxed, 1e-6);
  const { x } = await withOpenBounds(long.model, siting, allowSites(siting, near), () =>
    long.model.solve({ ...limitSolve(search), absoluteGap: START_GAP, nodeLimit: START_NODES }),
  );
  return x;
}

/**
 * A plan of one year: its relaxation rounded, or rounded step by step, or, where neither admits a
 * plan, searched for among the sites that the relaxation opens. Null where there is none.
 */
async function solveYear(
  { warm, cost }: Pick<WarmStage, "warm" | "cost">,
  { deadline, signal }: PassOptions,
): Promise<Float64Array | null> {
  const search: Search = { warm, cost, deadline, signal };
  const { relaxed, rounded } = await relaxAndRound(search);
  const value = (x: Float64Array | null) => (x ? evaluateCost(cost, x) : Infinity);
  const isDone = value(rounded) - relaxed.bound <= START_GAP;
  if (isDone || !relaxed.x || signal?.aborted) return rounded;
  const dived = await diveOpenings(search, relaxed);
  if (dived || rounded) return value(dived) < value(rounded) ? dived : rounded;
  return signal?.aborted ? null : branchYear(search, relaxed.x);
}

function readLoads({ siting }: WarmModel, x: Float64Array): Float64Array {
  return Float64Array.from(siting.columns.load, (column) => Math.max(0, x[column] ?? 0));
}

/** Open sites of each year, [stage]; null where a year found no plan. */
export type Openings = readonly Set<number>[];

/** Loads this small are none, in the unit of a year's program. */
const SLIVER = 1e-6;

function listLoaded(loads: Float64Array): Set<number> {
  return new Set([...loads.keys()].filter((i) => (loads[i] ?? 0) > SLIVER));
}

/** What a site costs that the last year would not open by itself, in units of the objective. */
const ASTRAY = 0.01;

/** A year's objective with a price on sites that the last year would not open. */
function aimAt({ warm, cost }: WarmStage, last: ReadonlySet<number> | null): CriterionCost {
  if (!last) return cost;
  const aimed = Float64Array.from(cost.cost);
  warm.siting.columns.open.forEach((column, site) => {
    if (!last.has(site)) aimed[column] = (aimed[column] ?? 0) + ASTRAY;
  });
  return { ...cost, cost: aimed };
}

/** Sites that the last year would open by itself; null where it is the only one, or finds no plan. */
async function findLastSites(
  stages: readonly WarmStage[],
  options: PassOptions,
): Promise<Set<number> | null> {
  const last = stages.at(-1);
  if (!last || stages[0]?.warm.siting === last.warm.siting) return null;
  const x = await solveYear(last, options);
  return x && listLoaded(readLoads(last.warm, x));
}

/**
 * Plans the years one after the other from the first, each keeping at least what is built, and
 * looking ahead no further than to the sites that the last year would open by itself. Null where a
 * year finds no plan on top of what is built: the years together may have one.
 */
export async function planForward(
  stages: readonly WarmStage[],
  options: PassOptions,
): Promise<Openings | null> {
  const lastSites = await findLastSites(stages, options);
  const openings: Set<number>[] = [];
  let built: Float64Array | null = null;
  for (const [position, stage] of stages.entries()) {
    if (options.signal?.aborted) return null;
    const before = openings.at(-1);
    if (before && stage.warm.siting === stages[position - 1]?.warm.siting) {
      // The same target: nothing is added.
      openings.push(before);
      continue;
    }
    const x = await addToBuilt({ ...stage, cost: aimAt(stage, lastSites) }, built, options);
    if (!x) return null;
    built = readLoads(stage.warm, x);
    openings.push(listLoaded(built));
  }
  return openings;
}

/** A year's plan that keeps at least what is built. */
function addToBuilt(
  stage: WarmStage,
  built: Float64Array | null,
  options: PassOptions,
): Promise<Float64Array | null> {
  const own = ownBounds(stage.warm);
  const lower = own.lower.map((least, i) => Math.max(least, built?.[i] ?? 0));
  return withLoadBounds(stage.warm, { ...own, lower }, () => solveYear(stage, options));
}

/** What the relaxation of a year alone says of it. */
export type AloneBound = Pick<CheckedRelaxation, "bound" | "recomputedBound">;

/**
 * The relaxation's bound on each year alone, free of the other years, [stage]; 0, every ideal at
 * once, where time ran out.
 */
export async function boundAlone(
  stages: readonly WarmStage[],
  { deadline, signal }: PassOptions,
): Promise<AloneBound[]> {
  const bounds: AloneBound[] = [];
  for (const { warm, cost } of stages) {
    const { model } = warm.quick;
    await model.changeCosts(cost.cost, cost.offset);
    const timeLimitMs = Math.max(1, deadline - performance.now());
    const solved = await model.solve({
      ...{ relax: true, fromReference: true, method: "primal", timeLimitMs },
      ...(signal ? { signal } : {}),
    });
    const { status, bound, recomputedBound } = checkRelaxation(warm, cost, solved);
    bounds.push({ bound: status === "optimal" ? bound : 0, recomputedBound });
  }
  return bounds;
}
