import type { NewRow } from "@/lib/lp/pack-rows";
import type { SolveOptions, SolveResult, SolverModel } from "@/lib/solver/solver";
import type { NetworkCut } from "./plan-network";

/** What a program is held to: the rows so far, and a test that finds more. */
export interface LoadGuard {
  /** Every limit found so far; it only grows. */
  readonly cuts: readonly NetworkCut[];
  /** A limit as a row of the program. */
  makeRow(cut: NetworkCut): NewRow;
  /** Whether every hour delivers the loads of a point, and how many limits joined for it. */
  test(x: Float64Array): Promise<{ delivers: boolean; cutCount: number }>;
}

/** Rounds of solving and cutting before a solve counts as without a point. */
const MOST_ROUNDS = 200;

/**
 * A program in an engine that keeps what the network can deliver: each solve is tested in every
 * stress hour, rows are added for what falls short, and it is solved again, until nothing does.
 *
 * Rows are valid for every plan, so statuses and bounds stay proofs. Between two solves the other
 * copies of the program may have found rows; they are added before the next.
 */
export class SecuredModel implements SolverModel {
  private addedCount = 0;

  constructor(
    private readonly inner: SolverModel,
    private readonly guard: LoadGuard,
  ) {}

  changeCosts(cost: Float64Array, offset?: number): Promise<void> {
    return this.inner.changeCosts(cost, offset);
  }

  changeColumnBounds(columns: Int32Array, lower: Float64Array, upper: Float64Array): Promise<void> {
    return this.inner.changeColumnBounds(columns, lower, upper);
  }

  changeRowBounds(rows: Int32Array, lower: Float64Array, upper: Float64Array): Promise<void> {
    return this.inner.changeRowBounds(rows, lower, upper);
  }

  addRows(rows: Parameters<SolverModel["addRows"]>[0]): Promise<number> {
    return this.inner.addRows(rows);
  }

  dispose(): Promise<void> {
    return this.inner.dispose();
  }

  async solve(options: SolveOptions = {}): Promise<SolveResult> {
    const deadline = performance.now() + (options.timeLimitMs ?? Infinity);
    let bound = -Infinity;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await this.addNewRows();
      const result = await this.inner.solve(this.fitOptions(options, round, deadline));
      if (!result.x) return result;
      // Fewer rows, a larger set of points: the bound of any round holds.
      bound = Math.max(bound, result.bound);
      const { delivers, cutCount } = await this.guard.test(result.x);
      if (delivers) return { ...result, bound: Math.max(bound, result.bound) };
      if (options.signal?.aborted) return withoutPoint(result, "cancelled", bound);
      if (cutCount === 0 || performance.now() > deadline) break;
    }
    return { ...nothing, bound };
  }

  private async addNewRows(): Promise<void> {
    const fresh = this.guard.cuts.slice(this.addedCount);
    if (fresh.length === 0) return;
    this.addedCount += fresh.length;
    await this.inner.addRows(fresh.map((cut) => this.guard.makeRow(cut)));
  }

  private fitOptions(options: SolveOptions, round: number, deadline: number): SolveOptions {
    const { onIncumbent, timeLimitMs, fromReference, startBasis, method, ...rest } = options;
    const remainingMs = Math.max(1, deadline - performance.now());
    return {
      ...rest,
      ...(timeLimitMs === undefined ? {} : { timeLimitMs: remainingMs }),
      // A cut breaks the last point and leaves its prices right: from there the dual method is short.
      ...(round === 0 && fromReference !== undefined ? { fromReference } : {}),
      ...(round === 0 && startBasis !== undefined ? { startBasis } : {}),
      ...(round === 0 && method !== undefined ? { method } : {}),
      ...(onIncumbent ? { onIncumbent: this.passDelivered(onIncumbent) } : {}),
    };
  }

  /** Tells of an incumbent only once every hour has been found to deliver it. */
  private passDelivered(
    onIncumbent: NonNullable<SolveOptions["onIncumbent"]>,
  ): NonNullable<SolveOptions["onIncumbent"]> {
    return (x, objective, bound) => {
      this.guard.test(x).then(
        ({ delivers }) => delivers && onIncumbent(x, objective, bound),
        () => undefined,
      );
    };
  }
}

const nothing: SolveResult = {
  status: "no_solution",
  objective: Number.NaN,
  bound: -Infinity,
  x: null,
  rowDual: null,
  reducedCost: null,
  solveMs: 0,
};

function withoutPoint(
  { solveMs }: SolveResult,
  status: "cancelled" | "no_solution",
  bound: number,
): SolveResult {
  return { ...nothing, status, bound, solveMs };
}
