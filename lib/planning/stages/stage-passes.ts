import { evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import { diveOpenings } from "../dive-openings";
import { allowSites, withOpenBounds } from "../open-bounds";
import { relaxAndRound } from "../relax-and-round";
import { limitSolve, listOpenSites, type Search } from "../search";
import type { WarmModel } from "../warm-model";
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
  { warm, cost }: WarmStage,
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

/**
 * Plans the years one after the other from the first, each keeping at least what is built, without
 * looking ahead. Null where a year finds no plan on top of what is built: looking ahead may find one.
 */
export async function planForward(
  stages: readonly WarmStage[],
  options: PassOptions,
): Promise<Openings | null> {
  const openings: Set<number>[] = [];
  let built: Float64Array | null = null;
  for (const [position, stage] of stages.entries()) {
    if (options.signal?.aborted) return null;
    const last = openings.at(-1);
    if (last && stage.warm.siting === stages[position - 1]?.warm.siting) {
      // The same target: nothing is added.
      openings.push(last);
      continue;
    }
    const own = ownBounds(stage.warm);
    const before = built;
    const lower = before ? own.lower.map((least, i) => Math.max(least, before[i] ?? 0)) : own.lower;
    const x = await withLoadBounds(stage.warm, { ...own, lower }, () => solveYear(stage, options));
    if (!x) return null;
    built = readLoads(stage.warm, x);
    openings.push(new Set([...built.keys()].filter((i) => (built?.[i] ?? 0) > SLIVER)));
  }
  return openings;
}

/**
 * The relaxation's bound on each year alone, free of the other years, [stage]; 0, every ideal at
 * once, where time ran out.
 */
export async function boundAlone(
  stages: readonly WarmStage[],
  { deadline, signal }: PassOptions,
): Promise<number[]> {
  const bounds: number[] = [];
  for (const { warm, cost } of stages) {
    const { model } = warm.quick;
    await model.changeCosts(cost.cost, cost.offset);
    const timeLimitMs = Math.max(1, deadline - performance.now());
    const { bound, status } = await model.solve({
      ...{ relax: true, fromReference: true, method: "primal", timeLimitMs },
      ...(signal ? { signal } : {}),
    });
    bounds.push(status === "optimal" ? bound : 0);
  }
  return bounds;
}
