import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { PlanQuestion } from "../ask/plan-question";
import { type HeldPlan, type HeldSolve, solveHeld } from "../ask/solve-held";
import { moveNetwork, sharpenNetwork } from "../network/move-element";
import type { PlanNetwork } from "../network/plan-network";
import { accountsForCut } from "./account-for-cut";
import { type ElementPrice, listElementPrices, type PricedCut } from "./list-element-prices";

/** Duals below this are noise of the solver, in units of the objective per MW. */
const NOISE = 1e-9;
/** An element grows by this in one step, MW. */
const STEP_MW = 1;
/** A step that moves limits by less than this is lost in the rounding of the dispatches, MW. */
const RESOLVED_MW = 0.01;
/** What two solves may differ by though nothing is gained, MW of a limit. */
const ROUNDING_MW = 0.002;

/** What one more MW of an element is worth. */
export interface SolvedPrice extends ElementPrice {
  /** Fall of the objective by one more MW, by solving again; null = not found in time. */
  readonly gain: number | null;
}

/** The limits of the network that a solve leans on, with their duals per MW. */
export function readPricedCuts({ siting, result, cuts }: HeldSolve): PricedCut[] {
  const first = siting.program.rowCount;
  return cuts.flatMap((known, position) => {
    const dual = -(result.rowDual?.[first + position] ?? 0) / siting.unitMw;
    return dual > NOISE ? [{ known, dual }] : [];
  });
}

/**
 * What one more MW of everything in the network is worth **for the chosen sites**, dearest first.
 * Duals say which elements can be worth anything, and how much at most; each of those is then made
 * a MW larger and the loads are solved anew, with dispatches on the network so changed:
 *
 *   gain = z(limit) − z(limit + 1 MW) ≤ dual
 *
 * Null where nothing is known: the loads were not found in time, the engine has no duals, or they do
 * not account for the limits that they belong to. `base` is the solve with the network as the plan has been held to it.
 */
export async function priceElements(
  question: PlanQuestion,
  network: PlanNetwork,
  { held, base }: HeldPlan,
): Promise<SolvedPrice[] | null> {
  const sharp = sharpenNetwork(network, base.cuts);
  try {
    const start = await solveHeld(question, held, sharp);
    if (start.result.status !== "optimal" || start.result.rowDual === null) return null;
    const cuts = readPricedCuts(start);
    for (const { known } of cuts) if (!(await accountsForCut(sharp.network, known))) return null;
    const prices = await listElementPrices(sharp.network, cuts);
    return await solveInTurn(question, network, held, start, prices);
  } finally {
    sharp.network.store.close();
  }
}

/** Solves again for each element, the dearest by its duals first, as long as there is time. */
async function solveInTurn(
  question: PlanQuestion,
  network: PlanNetwork,
  held: SitingProblem,
  start: HeldSolve,
  prices: readonly ElementPrice[],
): Promise<SolvedPrice[]> {
  const perMw = readPricedCuts(start).reduce((sum, { dual }) => sum + dual, 0);
  const deadline = performance.now() + question.timeLimitMs;
  const solved: SolvedPrice[] = [];
  for (const price of prices) {
    const inTime = performance.now() < deadline && !question.signal?.aborted;
    const isSeen = price.dual >= RESOLVED_MW * perMw;
    const objective =
      inTime && isSeen ? await solveMoved(question, network, held, start, price) : null;
    if (objective === null) {
      solved.push({ ...price, gain: null });
      continue;
    }
    // What dispatches leave to rounding is no gain, and no loss.
    const fall = start.result.objective - objective;
    const gain = fall < ROUNDING_MW * perMw ? 0 : Math.min(price.dual * STEP_MW, fall);
    solved.push({ ...price, gain });
  }
  return solved.sort((a, b) => (b.gain ?? -1) - (a.gain ?? -1) || b.dual - a.dual);
}

/** The objective with an element one step larger; null where it was not found. */
async function solveMoved(
  question: PlanQuestion,
  network: PlanNetwork,
  held: SitingProblem,
  start: HeldSolve,
  { element }: ElementPrice,
): Promise<number | null> {
  const moved = moveNetwork(network, start.cuts, element, STEP_MW);
  try {
    const { result } = await solveHeld(question, held, moved);
    return result.status === "optimal" ? result.objective : null;
  } finally {
    moved.network.store.close();
  }
}
