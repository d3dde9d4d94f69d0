import { CodedError } from "@/lib/errors";
import type { LimitUse } from "@/lib/schema/plan";
import type { LimitPrice } from "@/lib/schema/why";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolveResult } from "@/lib/solver/solver";
import { listEquivalents, type PlanQuestion } from "../ask/plan-question";
import { type HeldPlan, solveHeld } from "../ask/solve-held";
import { priceAnew } from "./price-anew";

/** Gains below this are noise of the solver, in units of the objective per step. */
const NOISE = 1e-9;
/** A limit moves by this in one step: a megawatt, or a percentage point. */
export const PRICE_STEP = { MW: 1, share: 0.01 } as const;

interface Side {
  readonly id: string;
  /** +1 where a larger limit gives more freedom, −1 where a smaller one does. */
  readonly freer: 1 | -1;
}

/** The way in which a limit in use gives more freedom; null where openings alone decide. */
function findFreerWay(problem: SitingProblem, use: LimitUse): Side | null {
  // The target is the question, not a limit; the number of sites has been decided.
  if (use.kind === "site-count" || use.kind === "target") return null;
  if (use.kind === "matched-share" || use.kind === "latency-share")
    return { id: use.id, freer: -1 };
  if (use.kind === "capital-share" || use.kind === "seismic-share") return { id: use.id, freer: 1 };
  // A cap on a criterion is met by the criterion itself: its worth is the slope of the curve.
  if (use.kind === "criterion-cap") return null;
  const limit = problem.sharedLimits.find(({ id }) => id === use.id);
  if (!limit) return null;
  return { id: use.id, freer: limit.upperMw === use.limit ? 1 : -1 };
}

/** Whether a limit is neither reached nor crowded: then nothing is gained by moving it. */
function isIdle(problem: SitingProblem, { id, used, binding }: LimitUse): boolean {
  const shared = problem.sharedLimits.find((limit) => limit.id === id);
  const crowdedFromMw = shared?.crowdedFromMw ?? Number.POSITIVE_INFINITY;
  return shared !== undefined && !binding && used < crowdedFromMw - PRICE_STEP.MW;
}

/** The problem with one limit moved; the easy half of a headroom grows by half a step with it. */
export function moveLimit(problem: SitingProblem, id: string, change: number): SitingProblem {
  const { capitalShareCap, renewables, sharedLimits } = problem;
  if (id === "capital-share") return { ...problem, capitalShareCap: capitalShareCap + change };
  if (id === "seismic-share") {
    return { ...problem, seismicShareCap: problem.seismicShareCap + change };
  }
  if (id === "latency-share") {
    return { ...problem, latencyShare: Math.max(0, problem.latencyShare + change) };
  }
  if (id === "matched-share") {
    const minMatchedShare = Math.max(0, renewables.minMatchedShare + change);
    return { ...problem, renewables: { ...renewables, minMatchedShare } };
  }
  return {
    ...problem,
    sharedLimits: sharedLimits.map((limit) => {
      if (limit.id !== id) return limit;
      if (change < 0) return { ...limit, lowerMw: Math.max(0, limit.lowerMw + change) };
      const { crowdedFromMw, upperMw } = limit;
      const easyPart = crowdedFromMw === null ? 0 : crowdedFromMw / upperMw;
      return {
        ...limit,
        upperMw: upperMw + change,
        crowdedFromMw: crowdedFromMw === null ? null : crowdedFromMw + easyPart * change,
      };
    }),
  };
}

/** −∂objective ÷ ∂limit in the freer way, for one step, by the dual of the limit's row. */
function readDual(
  { limitRows }: SitingModel,
  { rowDual }: SolveResult,
  { id, freer }: Side,
  step: number,
): number {
  const limit = limitRows.find((row) => row.id === id);
  if (!limit || !rowDual) return 0;
  const gain = -(rowDual[limit.row] ?? 0) * limit.boundPerUnit * step * freer;
  // A row with both bounds has one dual: of the other bound's, nothing is gained on this side.
  return Math.max(0, gain);
}

const notFound = () => new CodedError("unavailable", "The prices were not found in time");

/**
 * What one more megawatt (or percentage point) of each limit is worth **for the chosen sites**: a
 * whole-number program has no duals, so the openings are fixed and the linear program over the
 * loads is solved.
 *
 *   dual = −∂z ÷ ∂limit · step,   gain = z(limit) − z(limit + step)
 *
 * The gain is solved again and counts what a dual does not: the end of its reach, and the part of
 * a headroom that counts as easy, which grows with the headroom. The number of sites and their
 * distance are whole-number rules: `priceAnew`. Limits without worth are left out. Throws `unavailable`
 * where a solve was not finished in time: no price is not a price of nothing.
 */
export async function priceLimits(
  question: PlanQuestion,
  { held, base }: HeldPlan,
): Promise<LimitPrice[]> {
  const { answer, signal } = question;
  const { plan } = answer;
  if (base.result.status !== "optimal") throw notFound();
  const prices: LimitPrice[] = [];
  for (const use of plan.limits) {
    if (signal?.aborted) return [];
    const anew = await priceAnew(question, use);
    if (anew) prices.push(anew);
    const side = findFreerWay(held, use);
    if (!side || (use.unit !== "MW" && use.unit !== "share")) continue;
    if (isIdle(held, use)) continue;
    const step = PRICE_STEP[use.unit];
    const moved = await solveHeld(question, moveLimit(held, use.id, side.freer * step));
    if (signal?.aborted) return [];
    if (moved.result.status !== "optimal") throw notFound();
    const dual = readDual(base.siting, base.result, side, step);
    const gain = base.result.objective - moved.result.objective;
    if (!(gain > NOISE)) continue;
    const { id, kind, subject, limit, unit } = use;
    const equivalents = listEquivalents(gain, plan.criteria);
    prices.push({ id, kind, subject, limit, unit, step, gain, dual, anew: null, equivalents });
  }
  return prices.sort((a, b) => b.gain - a.gain || a.id.localeCompare(b.id));
}
