import type { SolveResult } from "@/lib/solver/solver";
import { findUsefulSites } from "../warm/find-useful-sites";
import { allowSites, withOpenBounds } from "./open-bounds";
import {
  type Improvement,
  type Incumbent,
  limitSolve,
  listOpenSites,
  PROVEN_GAP,
  type Search,
  solveWithSites,
} from "./search";
import { watchProgress } from "./watch-progress";

/** The polish stops after so many nodes, not after a time: so it repeats itself. */
const POLISH_NODES = 20;
/** Leaves room for the noise of re-solving with fixed openings. */
const SOLVER_GAP = PROVEN_GAP * 0.9;
/** A better point is worth a word only if it is better by this, in units of the objective. */
const WORTH_TELLING = PROVEN_GAP / 2;
/** A better bound is worth a word once this part of the gap is left. */
const NARROWED = 0.8;

/** What a proof ends with when there is no plan. */
export type NoPlan = "infeasible" | "no_solution";

/** How a solve over some sites is meant. */
interface Effort {
  /** Proven for every site so far. */
  readonly bound: number;
  /** Stops after so many nodes: its bound is then that of these sites alone. */
  readonly nodeLimit?: number;
}

/** Solves over some sites only; yields better points on the way, and better proven ones. */
async function* solveAmong(
  search: Search,
  sites: ReadonlySet<number>,
  best: Incumbent,
  { bound, nodeLimit }: Effort,
): AsyncGenerator<Improvement, SolveResult> {
  const { siting, long } = search.warm;
  // What proves is the cuts, and presolve gets in their way; but whole modules it must substitute.
  const hasModules = siting.columns.modules.length > 0;
  const proof = { presolve: hasModules, strongBranching: false };
  const progress = watchProgress((listeners) =>
    withOpenBounds(long.model, siting, allowSites(siting, sites), () =>
      long.model.solve({
        ...limitSolve(search),
        ...listeners,
        absoluteGap: SOLVER_GAP,
        ...(nodeLimit === undefined ? proof : { nodeLimit }),
        ...(best.x ? { start: best.x } : {}),
      }),
    ),
  );
  let told = { objective: best.objective, bound };
  for (;;) {
    const { done, value } = await progress.next();
    if (done) return value;
    best.offer(value.x);
    const proven = nodeLimit === undefined ? Math.max(told.bound, value.bound) : bound;
    const isNarrower = best.objective - proven < NARROWED * (told.objective - told.bound);
    if (!best.x || !(isNarrower || best.objective < told.objective - WORTH_TELLING)) continue;
    told = { objective: best.objective, bound: proven };
    yield best.describe(best.x, proven, "polished");
  }
}

/** Takes over a whole-number point with its loads solved exactly for the sites it opens. */
async function takeExact(search: Search, best: Incumbent, x: Float64Array | null): Promise<void> {
  if (!x || search.signal?.aborted) return;
  const { long, siting } = search.warm;
  const exact = await solveWithSites(search, long.model, listOpenSites(siting, x, 0.5));
  if (!best.refine(exact)) best.offer(x);
}

function containsAll(sites: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  return [...others].every((site) => sites.has(site));
}

/**
 * Improves on a rounded plan and proves the result, in the long lane's turn:
 * first over the sites that the relaxation or the best plan opens, for a few nodes; then over every
 * site that the relaxation's duals do not rule out in a better plan.
 */
export async function* provePlan(
  search: Search,
  relaxed: SolveResult,
  best: Incumbent,
): AsyncGenerator<Improvement | NoPlan> {
  const { warm, cost, signal } = search;
  if (!relaxed.x) return;
  await warm.long.model.changeCosts(cost.cost, cost.offset);
  const near = listOpenSites(warm.siting, relaxed.x, 1e-6);
  if (best.x) for (const site of listOpenSites(warm.siting, best.x, 0.5)) near.add(site);
  const findUseful = () =>
    findUsefulSites(warm.siting, relaxed, warm.sizeRows, best.x ? best.objective : Infinity);

  let useful = findUseful();
  let bound = relaxed.bound;
  if (!best.x || !containsAll(near, useful)) {
    const polish = yield* solveAmong(search, near, best, { bound, nodeLimit: POLISH_NODES });
    await takeExact(search, best, polish.x);
    if (signal?.aborted) return;
    useful = findUseful();
    if (polish.status === "optimal" && containsAll(near, useful)) {
      bound = Math.max(bound, polish.bound);
    }
    if (best.x) yield best.describe(best.x, bound, "polished");
    if (best.objective - bound <= PROVEN_GAP) return;
  }
  const proof = yield* solveAmong(search, useful, best, { bound });
  await takeExact(search, best, proof.x);
  if (signal?.aborted) return;
  if (!best.x) yield proof.status === "infeasible" ? "infeasible" : "no_solution";
  else {
    const proven = Number.isFinite(proof.bound) ? Math.max(bound, proof.bound) : bound;
    yield best.describe(best.x, proven, "limit");
  }
}
