import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { chooseOpenSites } from "../search/choose-open-sites";
import { listOpenSites } from "../search/search";
import type { AxisGoal, TradeOffCopy } from "./trade-off-copy";
import { measureWidth, type TradeOffModel } from "./trade-off-model";
import { listExtras, measurePlan, type TradeOffQuestion } from "./trade-off-question";
import { branchGoal, type Choice, finishGoal, relaxGoal, tryGuesses } from "./trade-off-search";
import type { TablePlan } from "./trade-off-table";

/** The two ends of a curve. */
export interface Ends {
  /** The smallest value of the bounded axis, the other as small as that allows. */
  readonly tight: TablePlan;
  /** The smallest value of the other axis, the bounded one as small as that allows. */
  readonly loose: TablePlan;
}

/** Part of the second axis that counts in the first step, so that a poor second is not chosen blindly. */
const AUGMENTATION = 1e-3;
/** An end this close to its bound, as a part of its axis's width over all plans. */
const END_GAP = 1e-4;
/** Time for a step that does not branch, ms: they come first, on an engine that may still be cold. */
const STEP_LIMIT_MS = 10_000;
/** Time for branching on one axis, ms. */
const BRANCH_LIMIT_MS = 8_000;
/** Branch-and-bound nodes of a step: an effort that repeats itself, unlike a time. */
const NODES = 200;
/** An axis may lie this part of its size above its best while the other is improved. */
const SLACK = 1e-6;

/**
 * Finds both ends of a curve, each in two steps: one axis before all, then the other with the first
 * held to what was found. The two go side by side. Null where no plan was found or the signal aborts.
 */
export async function findEnds(
  trade: TradeOffModel,
  question: TradeOffQuestion,
): Promise<Ends | null> {
  const { bounded, other } = question;
  const find = async (copy: TradeOffCopy, first: TradeOffAxis, second: TradeOffAxis) => {
    const parts = new Map([
      [first, 1 / measureWidth(trade, first)],
      [second, AUGMENTATION / measureWidth(trade, second)],
    ]);
    const best = await minimise(trade, question, copy, { parts, upper: new Map() }, null);
    if (!best) return null;
    const value = first === bounded ? best.bounded : best.other;
    const held = {
      parts: new Map([[second, 1 / measureWidth(trade, second)]]),
      upper: new Map([[first, value + SLACK * Math.max(1, Math.abs(value))]]),
    };
    return (await minimise(trade, question, copy, held, best)) ?? best;
  };
  const [loose, tight] = await Promise.all([
    find(trade.long, other, bounded),
    find(trade.quick, bounded, other),
  ]);
  if (!loose || !tight || question.signal?.aborted) return null;
  return { tight, loose };
}

async function minimise(
  trade: TradeOffModel,
  question: TradeOffQuestion,
  copy: TradeOffCopy,
  goal: AxisGoal,
  from: TablePlan | null,
): Promise<TablePlan | null> {
  const { signal } = question;
  const limits = (limitMs: number, gap: number) => ({
    deadline: performance.now() + limitMs,
    signal,
    gap,
  });
  const relaxed = await relaxGoal(copy, goal, limits(STEP_LIMIT_MS, 0));
  if (!relaxed.x || signal?.aborted) return null;
  const guesses: ReadonlySet<number>[] = chooseOpenSites(trade.siting, relaxed.x);
  if (from) guesses.push(from.sites);
  const round = { ...limits(STEP_LIMIT_MS, END_GAP / 10), guesses, bound: relaxed.bound };
  let choice = await tryGuesses(copy, goal, round);
  let { bound } = relaxed;
  const isOpen = () => !choice || choice.objective - bound > END_GAP;
  const near = listOpenSites(trade.siting, relaxed.x, 1e-6);
  for (const site of [...(choice?.sites ?? []), ...(from?.sites ?? [])]) near.add(site);
  for (const among of [near, null]) {
    if (!isOpen() || signal?.aborted) break;
    const start = choice?.columns ?? null;
    const effort = { ...limits(BRANCH_LIMIT_MS, END_GAP), start, near: among, nodeLimit: NODES };
    const branched = await branchGoal(trade, goal, relaxed, effort);
    choice = pickBetter(choice, branched.choice);
    bound = Math.max(bound, branched.bound);
  }
  if (!choice || signal?.aborted) return null;
  const extras = listExtras(trade, question);
  const exact = limits(STEP_LIMIT_MS, END_GAP);
  const columns = await finishGoal(copy, goal, extras, choice.sites, exact);
  return columns && measurePlan(trade, question, columns);
}

function pickBetter(a: Choice | null, b: Choice | null): Choice | null {
  if (!a || !b) return a ?? b;
  return b.objective < a.objective ? b : a;
}
