import type { CriterionId, Weights } from "@/lib/schema/scenario";
import type { WeightInterval } from "@/lib/schema/weight-meaning";
import { criterionIds } from "@/lib/siting/criteria/criterion-costs";
import { type NormalisedCriteria, shareWeight, weighPlan } from "../warm/weigh-plan";

/** What a search among all plans says at some weights. */
export interface Verdict {
  /** A plan that is better than asked for, or null where none was found. */
  readonly better: NormalisedCriteria | null;
  /** No plan is better than this, in units of the objective. */
  readonly bound: number;
}

/** Looks for a plan below `threshold` at some weights (summing to 1); may stop at the first. */
export type Challenge = (weights: Weights, threshold: number) => Promise<Verdict>;

export interface IntervalInput {
  readonly weights: Weights;
  readonly id: CriterionId;
  readonly place: NormalisedCriteria;
  /** How far the plan may lie above the best and still count as staying, > 0. */
  readonly tolerance: number;
  /** What is known of the plan at the weights themselves: objective − bound. */
  readonly gap: number;
  readonly challenge: Challenge;
}

interface End {
  readonly share: number;
  /** Null: not settled. */
  readonly gap: number | null;
}

const MOST_ROUNDS = 10;
/** Ends this near to the weight itself are the weight itself. */
const NEAR = 1e-4;
/** The least say that is tried: with none at all a criterion's own figure would be arbitrary. */
const TRACE = 1e-4;
/** Differences of objectives below this are rounding. */
const ROUNDING = 1e-6;

/** Where the plan's line rises above another's by the tolerance, between `from` (below) and `to`. */
function findCrossing(from: number, to: number, excess: (share: number) => number): number {
  const [atFrom, atTo] = [excess(from), excess(to)];
  if (!(atTo > atFrom)) return (from + to) / 2;
  const crossing = from + ((to - from) * (0 - atFrom)) / (atTo - atFrom);
  const inside = (crossing - from) * (to - crossing) > 0;
  return inside ? crossing : (from + to) / 2;
}

/**
 * The farthest share, from `start` towards `goal`, at which no plan is better by more than the
 * tolerance. Each better plan's line cuts the range: its crossing is the next try.
 */
async function findEnd(input: IntervalInput, start: number, goal: number): Promise<End> {
  const { weights, id, place, tolerance, challenge, gap } = input;
  let share = goal;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (Math.abs(share - start) < NEAR) return { share: start, gap };
    const tried = shareWeight(weights, id, share);
    const value = weighPlan(place, tried);
    const { better, bound } = await challenge(tried, value - tolerance);
    if (!better) {
      const left = value - bound;
      return { share, gap: Number.isFinite(left) ? Math.max(0, left) : null };
    }
    share = findCrossing(start, share, (t) => {
      const at = shareWeight(weights, id, t);
      // A trifle less than the tolerance, so that the same plan does not beat it again.
      return weighPlan(place, at) - weighPlan(better, at) - tolerance * (1 - 1e-3);
    });
  }
  return { share: start, gap: null };
}

/**
 * The values of one weight, the others as they are, at which a plan stays within a tolerance of
 * the best. A plan's objective is linear in the weight's share t of the say and the best is
 * concave, so what the plan loses is convex in t: it is largest at the two ends, and those are
 * what is proven.
 *
 *   t = w ÷ (w + Σ others)
 */
export async function findWeightInterval(input: IntervalInput): Promise<WeightInterval> {
  const { weights, id, gap } = input;
  const others = criterionIds.reduce((sum, one) => (one === id ? sum : sum + weights[one]), 0);
  if (others === 0) return { from: 0, to: 1, gap, exact: gap <= ROUNDING };
  const start = weights[id] / (weights[id] + others);
  const least = start > TRACE ? TRACE : start;
  const most = 1 / (1 + others);
  const low = least < start ? await findEnd(input, start, least) : { share: start, gap };
  const high = start < most - NEAR ? await findEnd(input, start, most) : { share: start, gap };
  const toWeight = (share: number) => (share * others) / (1 - share);
  const gaps = [low.gap, high.gap, gap].filter((one) => one !== null);
  const largest = gaps.length === 3 ? Math.max(...gaps) : null;
  return {
    from: low.share <= TRACE ? 0 : low.share === start ? weights[id] : toWeight(low.share),
    to: high.share === start ? weights[id] : Math.min(1, toWeight(high.share)),
    gap: largest,
    exact: largest !== null && largest <= ROUNDING,
  };
}
