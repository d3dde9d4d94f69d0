import type { Mutex } from "@/lib/async/mutex";
import type { TradeOffAxis } from "@/lib/schema/trade-off";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";
import type { SolveResult, SolverModel } from "@/lib/solver/solver";
import type { NetworkGuard } from "../network/network-guard";
import { allowSites, fixOpenSites, withOpenBounds } from "../search/open-bounds";
import { type CheckedRelaxation, checkRelaxation } from "../warm/recompute-bound";
import type { AxisCost } from "./trade-off-axes";

/** What is asked of a model: Σ part · axis as small as can be, each bounded axis within its bound. */
export interface AxisGoal {
  /** Objective per unit of each axis. */
  readonly parts: ReadonlyMap<TradeOffAxis, number>;
  /** Largest value of each bounded axis, in its own unit. */
  readonly upper: ReadonlyMap<TradeOffAxis, number>;
}

export interface GoalLimits {
  /** On the clock of `performance.now()`, ms. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
  /** Stop when the objective is this close to its bound. */
  readonly gap: number;
}

function limitSolve({ deadline, signal }: GoalLimits) {
  const timeLimitMs = Math.max(1, deadline - performance.now());
  return signal ? { timeLimitMs, signal } : { timeLimitMs };
}

/** Σ part · axis as one cost. */
export function combineParts(
  axes: ReadonlyMap<TradeOffAxis, AxisCost>,
  columnCount: number,
  ...weightings: ReadonlyArray<ReadonlyMap<TradeOffAxis, number>>
): CriterionCost {
  const cost = new Float64Array(columnCount);
  let offset = 0;
  for (const [axis, part] of weightings.flatMap((parts) => [...parts])) {
    const one = axes.get(axis);
    if (!one) continue;
    one.cost.forEach((value, column) => {
      cost[column] = (cost[column] ?? 0) + part * value;
    });
    offset += part * one.offset;
  }
  return { cost, offset };
}

/**
 * One copy of the program in a lane of an engine. Between two goals only costs and bounds change.
 * Users take `turns`, and set a goal at the start of each.
 */
export class TradeOffCopy {
  private areMatchesHeld = false;

  constructor(
    private readonly siting: SitingModel,
    private readonly axes: ReadonlyMap<TradeOffAxis, AxisCost>,
    readonly model: SolverModel,
    readonly turns: Mutex,
    private readonly guard?: NetworkGuard,
  ) {}

  /** Puts a goal's costs and bounds in force, and those of `extras`, which settle what it leaves open. */
  async setGoal(goal: AxisGoal, extras: AxisGoal["parts"] | null = null): Promise<void> {
    const { program } = this.siting;
    const weightings = extras ? [goal.parts, extras] : [goal.parts];
    const { cost, offset } = combineParts(this.axes, program.columnCount, ...weightings);
    await this.model.changeCosts(cost, offset);
    await this.boundAxes(goal.upper);
    // What nothing counts can be left at 0 until the sites are chosen.
    await this.holdMatches(extras === null && this.areMatchesIdle(goal));
  }

  /** The relaxation of the goal that is set, and what its duals prove of it: parts of sites may open. */
  async relax(goal: AxisGoal, limits: GoalLimits): Promise<CheckedRelaxation> {
    const relaxed = await this.model.solve({ ...limitSolve(limits), relax: true });
    const { program } = this.siting;
    const rowUpper = Float64Array.from(program.rowUpper);
    for (const { row, most } of this.listAxisBounds(goal.upper)) rowUpper[row] = most;
    const siting = { ...this.siting, program: { ...program, rowUpper } };
    const bounded = { siting, ...(this.guard ? { guard: this.guard } : {}) };
    const cost = combineParts(this.axes, program.columnCount, goal.parts);
    return checkRelaxation(bounded, cost, relaxed);
  }

  /** Loads, modules and matches with exactly these sites open. */
  solveOpen(
    sites: ReadonlySet<number>,
    limits: GoalLimits,
    isFresh: boolean = false,
  ): Promise<SolveResult> {
    const { siting, model } = this;
    // With the openings fixed only whole modules are left to branch on, if there are any.
    const relax = siting.columns.modules.length === 0;
    // Without a basis presolve takes the closed sites out first, which is worth more than a start.
    const start = isFresh ? { fromReference: true } : {};
    const options = { ...limitSolve(limits), ...start, relax, absoluteGap: limits.gap / 10 };
    return withOpenBounds(model, siting, fixOpenSites(siting, sites), () => model.solve(options));
  }

  /** Branch and bound over some of the sites. */
  branch(
    sites: ReadonlySet<number>,
    limits: GoalLimits & { readonly nodeLimit?: number; readonly start?: Float64Array },
  ): Promise<SolveResult> {
    const { siting, model } = this;
    const { nodeLimit, start, gap } = limits;
    const options = {
      ...limitSolve(limits),
      absoluteGap: gap,
      relativeGap: 0,
      ...(nodeLimit === undefined ? {} : { nodeLimit }),
      ...(start ? { start } : {}),
    };
    return withOpenBounds(model, siting, allowSites(siting, sites), () => model.solve(options));
  }

  /** Change of the optimum per unit of an axis's bound, from the duals of a relaxation. */
  readPrice(axis: TradeOffAxis, { rowDual }: SolveResult): number {
    const one = this.axes.get(axis);
    return one && one.row !== null ? (rowDual?.[one.row] ?? 0) * one.rowScale : 0;
  }

  /** The upper bound of every axis's row under a goal. */
  private listAxisBounds(upper: AxisGoal["upper"]): { row: number; most: number }[] {
    return [...this.axes].flatMap(([id, { row, rowScale, offset }]) => {
      if (row === null) return [];
      const value = upper.get(id);
      const most = value === undefined ? Number.POSITIVE_INFINITY : (value - offset) * rowScale;
      return [{ row, most }];
    });
  }

  private async boundAxes(upper: AxisGoal["upper"]): Promise<void> {
    for (const { row, most } of this.listAxisBounds(upper)) {
      await this.model.changeRowBounds(
        Int32Array.of(row),
        Float64Array.of(Number.NEGATIVE_INFINITY),
        Float64Array.of(most),
      );
    }
  }

  /** Nothing in the goal or the rules counts what is matched: the sites can be chosen without it. */
  private areMatchesIdle({ parts, upper }: AxisGoal): boolean {
    const { renewables, criterionCaps } = this.siting.problem;
    const counts = parts.has("renewables") || upper.has("renewables");
    return !counts && renewables.minMatchedShare === 0 && criterionCaps.renewables === null;
  }

  private async holdMatches(held: boolean): Promise<void> {
    if (held === this.areMatchesHeld) return;
    this.areMatchesHeld = held;
    const { columnLower, columnUpper } = this.siting.program;
    const columns = Int32Array.from(this.siting.columns.matches, ({ column }) => column);
    const lower = Float64Array.from(columns, (column) => columnLower[column] ?? 0);
    const upper = Float64Array.from(columns, (column) => (held ? 0 : (columnUpper[column] ?? 0)));
    await this.model.changeColumnBounds(columns, lower, upper);
  }
}
