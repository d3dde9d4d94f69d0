import type { CriterionId } from "@/lib/schema/scenario";
import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { type CriterionRanges, evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";
import { appendRows } from "@/lib/solver/append-rows";
import { packRows } from "@/lib/solver/model-state";
import type { SolveResult, SolverEngine, SolverModel } from "@/lib/solver/solver";
import { chooseOpenSites } from "./choose-open-sites";
import { computeRanges, listTerms } from "./compute-ranges";
import { allowSites, fixOpenSites, withOpenBounds } from "./open-bounds";
import { listOpenSites } from "./search";
import { type AxisCost, costAxis } from "./trade-off-axes";

/** A siting model of its own in an engine, with a free row for each axis. */
export interface TradeOffModel {
  readonly siting: SitingModel;
  readonly model: SolverModel;
  readonly axes: Readonly<Record<TradeOffAxis, AxisCost>>;
  /** Null when no plan meets the rules, parts of sites and all. */
  readonly ranges: CriterionRanges | null;
}

/** What is asked of the model: Σ part · axis as small as can be, each bounded axis within it. */
export interface AxisGoal {
  /** Objective per unit of each axis. */
  readonly parts: ReadonlyMap<TradeOffAxis, number>;
  /** Tiny parts that settle what `parts` leaves open, once the open sites are chosen. */
  readonly extras: ReadonlyMap<TradeOffAxis, number>;
  /** Largest value of each bounded axis, in its own unit. */
  readonly upper: ReadonlyMap<TradeOffAxis, number>;
}

export interface AxisSolveOptions {
  /** On the clock of `performance.now()`, ms. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  /** Stop when the objective is this close to its bound. */
  readonly gap: number;
  /** A point to start from; ignored where it breaks a bound. */
  readonly start?: Float64Array;
}

/** The best point found for a goal; the bound counts `parts` alone. */
export interface AxisSolution {
  readonly x: Float64Array;
  readonly bound: number;
}

/** Branch-and-bound nodes of one point: an effort that repeats itself, unlike a time. */
const MOST_NODES = 400;
/** Left for the last solve of a goal, whatever the choice of sites took, ms. */
const LAST_LIMIT_MS = 2_000;

/** Loads a siting model with a free row an axis into the engine's long lane. */
export async function loadTradeOffModel(
  plain: SitingModel,
  engine: SolverEngine,
): Promise<TradeOffModel> {
  const row = plain.program.rowCount;
  const axes: Record<TradeOffAxis, AxisCost> = {
    capitalShare: { ...costAxis(plain, "capitalShare"), row },
    grid: { ...costAxis(plain, "grid"), row: row + 1 },
    decentralisation: { ...costAxis(plain, "decentralisation"), row: row + 2 },
    renewables: { ...costAxis(plain, "renewables"), row: row + 3 },
    access: { ...costAxis(plain, "access"), row: row + 4 },
  };
  const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const rows = Object.values(axes).map((axis) => ({ terms: listTerms(axis), ...free }));
  const siting = { ...plain, program: appendRows(plain.program, packRows(rows)) };
  const model = await engine.load(siting.program, { lane: "long" });
  const { unmet } = siting.columns;
  await model.changeColumnBounds(Int32Array.of(unmet), Float64Array.of(0), Float64Array.of(0));
  const ids: readonly CriterionId[] = plain.problem.criteria;
  const ranges = await computeRanges(
    model,
    ids.map((id) => ({ id, ...axes[id] })),
  );
  return { siting, model, axes, ranges };
}

/** Value of an axis at a point of the model, in its own unit. */
export function measureAxis({ axes }: TradeOffModel, axis: TradeOffAxis, x: Float64Array): number {
  return evaluateCost(axes[axis], x);
}

function combineParts(
  { axes, siting }: TradeOffModel,
  ...weightings: ReadonlyArray<ReadonlyMap<TradeOffAxis, number>>
): CriterionCost {
  const cost = new Float64Array(siting.program.columnCount);
  let offset = 0;
  for (const parts of weightings) {
    for (const [axis, part] of parts) {
      axes[axis].cost.forEach((value, column) => {
        cost[column] = (cost[column] ?? 0) + part * value;
      });
      offset += part * axes[axis].offset;
    }
  }
  return { cost, offset };
}

async function boundAxes(
  { axes, model }: TradeOffModel,
  upper: ReadonlyMap<TradeOffAxis, number>,
): Promise<void> {
  const rows = Object.values(axes).map(({ row }) => row);
  const bounds = Float64Array.from(rows, () => Number.POSITIVE_INFINITY);
  for (const [axis, value] of upper)
    bounds[rows.indexOf(axes[axis].row)] = value - axes[axis].offset;
  const lower = Float64Array.from(rows, () => Number.NEGATIVE_INFINITY);
  await model.changeRowBounds(Int32Array.from(rows), lower, bounds);
}

/** Options that every solve of a goal shares. */
function limitSolve({ deadline, signal }: AxisSolveOptions) {
  const timeLimitMs = Math.max(1, deadline - performance.now());
  return signal ? { timeLimitMs, signal } : { timeLimitMs };
}

/** Solves loads, modules and matches for the costs in force, with exactly these sites open. */
function solveOpen(
  { model, siting }: TradeOffModel,
  sites: ReadonlySet<number>,
  options: AxisSolveOptions,
  method: "primal" | "dual",
): Promise<SolveResult> {
  // With the openings fixed only whole modules are left to branch on, if there are any.
  const relax = siting.columns.modules.length === 0;
  return withOpenBounds(model, siting, fixOpenSites(siting, sites), () =>
    model.solve({ ...limitSolve(options), relax, method, absoluteGap: options.gap / 10 }),
  );
}

/** Nothing in the goal or the rules counts what is matched: the sites can be chosen without it. */
function areMatchesIdle({ problem }: SitingModel, { parts, upper }: AxisGoal): boolean {
  const counts = parts.has("renewables") || upper.has("renewables");
  return !counts && problem.renewables.minMatchedShare === 0;
}

async function capMatches({ model, siting }: TradeOffModel, capMw: number): Promise<void> {
  const { columnLower, columnUpper } = siting.program;
  const columns = Int32Array.from(siting.columns.matches, ({ column }) => column);
  const lower = Float64Array.from(columns, (column) => columnLower[column] ?? 0);
  const upper = Float64Array.from(columns, (column) => Math.min(capMw, columnUpper[column] ?? 0));
  await model.changeColumnBounds(columns, lower, upper);
}

interface Choice {
  readonly sites: ReadonlySet<number>;
  readonly objective: number;
  readonly bound: number;
}

/** The first guess of open sites whose objective is close enough to the relaxation's, else the best. */
async function guessSites(
  trade: TradeOffModel,
  relaxed: SolveResult,
  options: AxisSolveOptions,
): Promise<Choice | null> {
  const { siting } = trade;
  if (!relaxed.x) return null;
  const guesses: ReadonlySet<number>[] = chooseOpenSites(siting, relaxed.x);
  if (options.start) guesses.push(listOpenSites(siting, options.start, 0.5));
  let best: Choice | null = null;
  for (const sites of guesses) {
    if (options.signal?.aborted) break;
    const { x, objective } = await solveOpen(trade, sites, options, "dual");
    if (!x || (best && objective >= best.objective)) continue;
    best = { sites, objective, bound: relaxed.bound };
    if (objective - relaxed.bound <= options.gap) break;
  }
  return best;
}

function takeBetter(
  siting: SitingModel,
  choice: Choice | null,
  { x, objective }: SolveResult,
  bound: number,
): Choice | null {
  if (!x || (choice && choice.objective < objective)) return choice && { ...choice, bound };
  return { sites: listOpenSites(siting, x, 0.5), objective, bound };
}

/**
 * Chooses the open sites for the costs and bounds in force: rounded where that is good enough, else
 * by branch and bound over the sites that the relaxation opens, else over all.
 */
async function chooseSites(
  trade: TradeOffModel,
  options: AxisSolveOptions,
): Promise<Choice | null> {
  const { model, siting } = trade;
  const relaxed = await model.solve({ ...limitSolve(options), relax: true });
  if (relaxed.status === "infeasible" || options.signal?.aborted) return null;
  const guess = await guessSites(trade, relaxed, options);
  if (guess && guess.objective - guess.bound <= options.gap) return guess;
  const branch = () =>
    model.solve({
      ...limitSolve(options),
      absoluteGap: options.gap,
      relativeGap: 0,
      nodeLimit: MOST_NODES,
      ...(options.start ? { start: options.start } : {}),
    });
  const near = relaxed.x ? listOpenSites(siting, relaxed.x, 1e-6) : new Set<number>();
  if (options.start) for (const site of listOpenSites(siting, options.start, 0.5)) near.add(site);
  const among = await withOpenBounds(model, siting, allowSites(siting, near), branch);
  const better = takeBetter(siting, guess, among, relaxed.bound);
  if (better && better.objective - better.bound <= options.gap) return better;
  if (options.signal?.aborted) return null;
  const whole = await branch();
  return takeBetter(siting, better, whole, Math.max(whole.bound, relaxed.bound));
}

/**
 * Minimises a goal: the sites to open by `parts` alone, from the relaxation rounded or, where that
 * is not within the gap, by branch and bound; then loads and matches with `extras` added. Between
 * two goals only costs and bounds of the program change. Returns null where no plan was found:
 * none is within the bounds, the time is over, or the signal has aborted.
 */
export async function minimiseAxes(
  trade: TradeOffModel,
  goal: AxisGoal,
  options: AxisSolveOptions,
): Promise<AxisSolution | null> {
  const { model, siting } = trade;
  await boundAxes(trade, goal.upper);
  const plain = combineParts(trade, goal.parts);
  await model.changeCosts(plain.cost, plain.offset);
  const isIdle = areMatchesIdle(siting, goal);
  if (isIdle) await capMatches(trade, 0);
  const choice = await chooseSites(trade, options);
  if (isIdle) await capMatches(trade, Number.POSITIVE_INFINITY);
  if (!choice || options.signal?.aborted) return null;
  const full = combineParts(trade, goal.parts, goal.extras);
  await model.changeCosts(full.cost, full.offset);
  const deadline = Math.max(options.deadline, performance.now() + LAST_LIMIT_MS);
  const { x } = await solveOpen(trade, choice.sites, { ...options, deadline }, "primal");
  if (!x) return null;
  return { x, bound: Math.min(choice.bound, evaluateCost(plain, x)) };
}
