import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import type { SolveResult } from "@/lib/solver/solver";
import { listOpenSites } from "../search/search";
import { findUsefulSites } from "../warm/find-useful-sites";
import type { CheckedRelaxation } from "../warm/recompute-bound";
import { type AxisGoal, combineParts, type GoalLimits, type TradeOffCopy } from "./trade-off-copy";
import type { TradeOffModel } from "./trade-off-model";

/** Which sites to open for a goal, and how good that is known to be. */
export interface Choice {
  readonly sites: ReadonlySet<number>;
  /** Σ part · axis of the goal, without extras. */
  readonly objective: number;
  readonly columns: Float64Array;
}

/** What the relaxation of a goal says; null where it has no optimum within the time. */
export function relaxGoal(
  copy: TradeOffCopy,
  goal: AxisGoal,
  limits: GoalLimits,
): Promise<CheckedRelaxation> {
  return copy.turns.run(async () => {
    await copy.setGoal(goal);
    return copy.relax(goal, limits);
  });
}

export interface GuessOptions extends GoalLimits {
  readonly guesses: ReadonlyArray<ReadonlySet<number>>;
  /** A proven lower bound: a guess within the gap of it ends the search. */
  readonly bound: number;
}

/** The best of some choices of open sites; ends with the first that is close enough to the bound. */
export function tryGuesses(
  copy: TradeOffCopy,
  goal: AxisGoal,
  options: GuessOptions,
): Promise<Choice | null> {
  return copy.turns.run(async () => {
    await copy.setGoal(goal);
    let best: Choice | null = null;
    for (const sites of options.guesses) {
      if (options.signal?.aborted) break;
      const { x, objective } = await copy.solveOpen(sites, options);
      if (x && !(best && objective >= best.objective)) best = { sites, objective, columns: x };
      if (best && best.objective - options.bound <= options.gap) break;
    }
    return best;
  });
}

export interface BranchOptions extends GoalLimits {
  /** The best plan so far, to start from and to beat. */
  readonly start: Float64Array | null;
  /** Branch over the sites that the relaxation and these plans open; null = over all that matter. */
  readonly near: ReadonlySet<number> | null;
  readonly nodeLimit: number;
}

export interface Branched {
  readonly choice: Choice | null;
  /** Holds for every plan; −Infinity where only some sites were looked at, or no time was left. */
  readonly bound: number;
}

/** Branch and bound, over a few sites or over all that the relaxation's duals do not rule out. */
export function branchGoal(
  trade: TradeOffModel,
  goal: AxisGoal,
  relaxed: SolveResult,
  options: BranchOptions,
): Promise<Branched> {
  const { siting, axes, sizeRows, long } = trade;
  const { near, start } = options;
  const plain = combineParts(axes, siting.program.columnCount, goal.parts);
  const cutoff = start ? evaluateCost(plain, start) : Number.POSITIVE_INFINITY;
  const useful = findUsefulSites(siting, relaxed, sizeRows, cutoff);
  const sites = near ?? useful;
  return long.turns.run(async () => {
    await long.setGoal(goal);
    const { near: _, start: __, ...limits } = options;
    const result = await long.branch(sites, { ...limits, ...(start ? { start } : {}) });
    const { x, objective } = result;
    const choice = x ? { sites: listOpenSites(siting, x, 0.5), objective, columns: x } : null;
    const isWhole = [...useful].every((site) => sites.has(site));
    const proven = result.status === "infeasible" ? Number.POSITIVE_INFINITY : result.bound;
    // Beyond the sites that matter nothing is better than the plan there was.
    return { choice, bound: isWhole ? Math.min(proven, cutoff) : Number.NEGATIVE_INFINITY };
  });
}

/** Loads and matches of chosen sites, with the axes that the goal leaves open settled by `extras`. */
export function finishGoal(
  copy: TradeOffCopy,
  goal: AxisGoal,
  extras: ReadonlyMap<TradeOffAxis, number>,
  sites: ReadonlySet<number>,
  limits: GoalLimits,
): Promise<Float64Array | null> {
  return copy.turns.run(async () => {
    await copy.setGoal(goal, extras);
    return (await copy.solveOpen(sites, limits, true)).x;
  });
}
