import { Mutex } from "@/lib/async/mutex";
import type { SolverEngine } from "@/lib/solver/solver";
import { SecuredModel } from "../network/secured-model";
import { provePlan } from "../search/prove-plan";
import {
  type Improvement,
  Incumbent,
  limitSolve,
  PROVEN_GAP,
  type Search,
  solveWithSites,
} from "../search/search";
import { findSizeRows } from "../warm/find-useful-sites";
import { checkRelaxation } from "../warm/recompute-bound";
import type { SharedModel, WarmModel } from "../warm/warm-model";
import { type StackedModel, stackCosts, stackModels } from "./stack-models";
import { StageGuard } from "./stage-guard";
import { type AloneBound, boundAlone, type Openings, planForward } from "./stage-passes";
import type { WarmStage } from "./warm-stages";

/** A point of the stacked program with what is known of it. */
export interface StagedImprovement extends Improvement {
  readonly stacked: StackedModel;
  readonly guard: StageGuard;
  /** Bound on each year alone, [stage]. */
  readonly aloneBounds: readonly AloneBound[];
}

/** How long a search may take, on the clock of `performance.now()`, ms. */
export interface SearchOptions {
  readonly deadline: number;
  /** The same as long as there is no plan. */
  readonly firstDeadline: number;
  readonly signal: AbortSignal | undefined;
}

/** A first plan, made year by year, is improved for so long at least, ms. */
const IMPROVE_MS = 6_000;

/** The stacked program in an engine, secured by every year's network. */
async function warmWhole(
  stacked: StackedModel,
  guard: StageGuard,
  engine: SolverEngine,
): Promise<WarmModel> {
  const model = new SecuredModel(
    await engine.load(stacked.siting.program, { lane: "long" }),
    guard,
  );
  const shared: SharedModel = { model, turns: new Mutex() };
  const unmet = Int32Array.from(new Set(stacked.parts.map(({ columns }) => columns.unmet)));
  const nothing = new Float64Array(unmet.length);
  await model.changeColumnBounds(unmet, nothing, nothing);
  return {
    siting: stacked.siting,
    ranges: null,
    sizeRows: findSizeRows(stacked.siting),
    quick: shared,
    long: shared,
  };
}

/** Openings of every year as sites of the whole. */
function numberSites({ parts, blocks }: StackedModel, openings: Openings): Set<number> {
  const count = parts[0]?.problem.candidateSites.length ?? 0;
  return new Set(
    openings.flatMap((sites, year) => [...sites].map((site) => (blocks[year] ?? 0) * count + site)),
  );
}

/**
 * Solves the years as one program, better and better:
 *
 * 1. the years one after the other choose which sites open when; the loads of all years are then solved
 *    together for that choice (`rounded`);
 * 2. the relaxation of the stacked program bounds every staged plan;
 * 3. the whole-number program over the sites that the relaxation or a plan opens, then over every
 *    site that the duals do not rule out (`prove-plan.ts`), until it is proven or time is up.
 *
 * Until the relaxation is solved, Σ weight · (bound of each year alone) bounds the plan.
 */
export async function* searchStages(
  stages: readonly WarmStage[],
  engine: SolverEngine,
  options: SearchOptions,
): AsyncGenerator<StagedImprovement> {
  const { signal } = options;
  const stacked = stackModels(stages.map(({ warm }) => warm.siting));
  const guard = await StageGuard.open(
    stacked,
    stages.map(({ network }) => network),
  );
  const warm = await warmWhole(stacked, guard, engine);
  try {
    const cost = stackCosts(
      stacked,
      stages.map((stage) => ({ ...stage.cost, weight: stage.weight })),
    );
    const aloneBounds = await boundAlone(stages, { deadline: options.firstDeadline, signal });
    const best = new Incumbent(cost);
    let firstAt: number | null = null;
    const search: Search = {
      ...{ warm, cost, signal },
      get deadline() {
        if (!best.x) return options.firstDeadline;
        firstAt ??= performance.now();
        return Math.max(options.deadline, firstAt + IMPROVE_MS);
      },
    };
    const found = improve(stages, stacked, search, { best, guard, aloneBounds });
    for await (const improvement of found) {
      yield { ...improvement, stacked, guard, aloneBounds };
    }
  } finally {
    await warm.long.model.dispose();
  }
}

async function* improve(
  stages: readonly WarmStage[],
  stacked: StackedModel,
  search: Search,
  {
    best,
    guard,
    aloneBounds,
  }: Pick<StagedImprovement, "guard" | "aloneBounds"> & { readonly best: Incumbent },
): AsyncGenerator<Improvement> {
  const { warm, cost, signal } = search;
  const { model } = warm.long;
  const sumAlone = (boundOf: (alone: AloneBound) => number) =>
    stages.reduce((sum, { weight }, position) => {
      const alone = aloneBounds[position];
      return alone && weight > 0 ? sum + weight * boundOf(alone) : sum;
    }, 0);
  const firstBound = sumAlone(({ bound }) => bound);
  best.raise(sumAlone(({ recomputedBound }) => recomputedBound));
  await model.changeCosts(cost.cost, cost.offset);
  const openings = await planForward(stages, search);
  if (openings) {
    const x = await solveWithSites(search, model, numberSites(stacked, openings));
    if (best.offer(x) && best.x) yield best.describe(best.x, firstBound, "rounded");
  }
  if (signal?.aborted) return;
  const relaxed = checkRelaxation(
    { siting: stacked.siting, parts: stacked.parts, guard },
    cost,
    await model.solve({ ...limitSolve(search), relax: true }),
  );
  if (signal?.aborted) return;
  best.raise(relaxed.recomputedBound);
  // A relaxation that ran out of time bounds nothing.
  const bound = relaxed.status === "optimal" ? Math.max(firstBound, relaxed.bound) : firstBound;
  if (best.x) yield best.describe(best.x, bound, "polished");
  if (!relaxed.x || best.objective - bound <= PROVEN_GAP) return;
  for await (const better of provePlan(search, relaxed, best)) {
    if (typeof better === "string") continue;
    const known = Math.max(better.bound, Math.min(bound, better.objective));
    yield { ...better, bound: known };
  }
}
