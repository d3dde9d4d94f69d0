import type { SolveResult } from "@/lib/solver/solver";
import { findUsefulSites } from "./find-useful-sites";
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

/** The polish stops after so many nodes, not after a time: so it repeats itself. */
const POLISH_NODES = 100;
/** Leaves room for the noise of re-solving with fixed openings. */
const SOLVER_GAP = PROVEN_GAP * 0.9;

export type Outcome = Improvement | "infeasible" | "no_solution";

async function solveAmong(
  search: Search,
  sites: ReadonlySet<number>,
  best: Incumbent,
  nodeLimit?: number,
): Promise<SolveResult> {
  const { siting, long } = search.warm;
  return withOpenBounds(long.model, siting, allowSites(siting, sites), () =>
    long.model.solve({
      ...limitSolve(search),
      absoluteGap: SOLVER_GAP,
      ...(nodeLimit === undefined ? {} : { nodeLimit }),
      ...(best.x ? { start: best.x } : {}),
    }),
  );
}

/** Offers a whole-number point, its loads solved exactly for the sites it opens. */
async function offerExact(
  search: Search,
  best: Incumbent,
  x: Float64Array | null,
): Promise<boolean> {
  if (!x) return false;
  const { long, siting } = search.warm;
  const exact = await solveWithSites(search, long.model, listOpenSites(siting, x, 0.5));
  return best.offer(exact ?? x);
}

function containsAll(sites: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  return [...others].every((site) => sites.has(site));
}

/**
 * Improves on a rounded plan and proves the result, on the long lane:
 * first over the sites that the relaxation or the best plan opens, for a few nodes; then over every
 * site that the relaxation's duals do not rule out in a better plan. Yields what is better, and at
 * the end the outcome of the proof.
 */
export async function* provePlan(
  search: Search,
  relaxed: SolveResult,
  best: Incumbent,
): AsyncGenerator<Outcome> {
  const { warm, cost, signal } = search;
  if (!relaxed.x) return;
  await warm.long.model.changeCosts(cost.cost, cost.offset);
  const near = listOpenSites(warm.siting, relaxed.x, 1e-6);
  if (best.x) for (const site of listOpenSites(warm.siting, best.x, 0.5)) near.add(site);
  const findUseful = () =>
    findUsefulSites(warm.siting, relaxed, warm.sizeRows, best.x ? best.objective : Infinity);

  const polish = await solveAmong(search, near, best, POLISH_NODES);
  if (signal?.aborted) return;
  const improved = await offerExact(search, best, polish.x);
  const settled = polish.status === "optimal" && containsAll(near, findUseful());
  const bound = settled ? Math.max(relaxed.bound, polish.bound) : relaxed.bound;
  if (best.x && (improved || settled)) yield best.describe(best.x, bound, "polished");
  if (best.x && best.objective - bound <= PROVEN_GAP) return;

  const proof = await solveAmong(search, findUseful(), best);
  if (signal?.aborted) return;
  await offerExact(search, best, proof.x);
  if (!best.x) {
    yield proof.status === "infeasible" ? "infeasible" : "no_solution";
    return;
  }
  const proofBound = Number.isFinite(proof.bound) ? proof.bound : relaxed.bound;
  yield best.describe(best.x, Math.max(relaxed.bound, proofBound), "limit");
}
