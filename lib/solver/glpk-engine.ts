import { z } from "zod";
import { appendRows } from "@/lib/lp/append-rows";
import type { LinearProgram } from "@/lib/lp/linear-program";
import { type NewRow, packRows } from "@/lib/lp/pack-rows";
import { checkProgram } from "./check-program";
import { measureBreach } from "./measure-breach";
import { emptyResult, workerResultSchema } from "./result-schema";
import { scaleContinuous } from "./scale-columns";
import type { SolveOptions, SolveResult, SolverEngine, SolverModel } from "./solver";
import { tightenIntegers } from "./tighten-integers";
import { WorkerLane } from "./worker-lane";

/** GLPK cannot be told to stop: a cancelled solve ends its worker soon. */
const CANCEL_GRACE_MS = 20;
const OVERRUN_MS = 2_000;
/**
 * GLPK's presolve forgets a row over one column that moves its bound by less than 0.001, in the
 * column's own unit: a megawatt in a program of gigawatts. In thousandths it is a watt or so.
 */
const CONTINUOUS_SCALE = 1_000;
/** A point of a mixed-integer program that breaks a row by more than this, in parts, is none. */
const MOST_BREACH = 1e-5;

const nothing = {
  objective: Number.NaN,
  bound: Number.NEGATIVE_INFINITY,
  x: null,
  rowDual: null,
  reducedCost: null,
};

function setBounds(
  lower: Float64Array,
  upper: Float64Array,
  items: Int32Array,
  newLower: Float64Array,
  newUpper: Float64Array,
): void {
  items.forEach((item, position) => {
    lower[item] = newLower[position] ?? 0;
    upper[item] = newUpper[position] ?? 0;
  });
}

function clone(program: LinearProgram): LinearProgram {
  return {
    ...program,
    columnLower: program.columnLower.slice(),
    columnUpper: program.columnUpper.slice(),
    rowLower: program.rowLower.slice(),
    rowUpper: program.rowUpper.slice(),
  };
}

function hasCrossedBounds(program: LinearProgram): boolean {
  const { columnLower, columnUpper, rowLower, rowUpper } = program;
  const cross = (lower: Float64Array, upper: Float64Array) =>
    lower.some((bound, position) => bound > (upper[position] ?? 0));
  return cross(columnLower, columnUpper) || cross(rowLower, rowUpper);
}

/** A program for GLPK, which gets the whole of it at every solve. */
class GlpkModel implements SolverModel {
  private program: LinearProgram;

  constructor(
    private readonly lane: WorkerLane,
    program: LinearProgram,
  ) {
    this.program = clone(program);
  }

  async changeCosts(cost: Float64Array, offset = 0): Promise<void> {
    if (cost.length !== this.program.columnCount) throw new Error("Wrong number of costs");
    this.program = { ...this.program, cost: cost.slice(), offset };
  }

  async changeColumnBounds(
    columns: Int32Array,
    lower: Float64Array,
    upper: Float64Array,
  ): Promise<void> {
    setBounds(this.program.columnLower, this.program.columnUpper, columns, lower, upper);
  }

  async changeRowBounds(rows: Int32Array, lower: Float64Array, upper: Float64Array): Promise<void> {
    setBounds(this.program.rowLower, this.program.rowUpper, rows, lower, upper);
  }

  async addRows(rows: readonly NewRow[]): Promise<number> {
    const first = this.program.rowCount;
    this.program = appendRows(this.program, packRows(rows));
    return first;
  }

  async solve(options: SolveOptions = {}): Promise<SolveResult> {
    const startedAt = performance.now();
    const infeasible = () =>
      ({ ...nothing, status: "infeasible", solveMs: performance.now() - startedAt }) as const;
    // GLPK takes bounds that cross for a mistake.
    if (hasCrossedBounds(this.program)) return infeasible();
    const relax = options.relax === true || !this.program.integer.includes(1);
    if (relax) return this.ask(this.program, true, options, startedAt);
    const tight = tightenIntegers(this.program);
    if (!tight) return infeasible();
    const { program, unscale } = scaleContinuous(tight, CONTINUOUS_SCALE);
    const result = await this.ask(program, false, options, startedAt);
    if (!result.x) return result;
    const x = unscale(result.x);
    if (measureBreach(this.program, x) <= MOST_BREACH) return { ...result, x };
    return { ...nothing, status: "no_solution", solveMs: result.solveMs };
  }

  private async ask(
    program: LinearProgram,
    relax: boolean,
    { signal, timeLimitMs, relativeGap }: SolveOptions,
    startedAt: number,
  ): Promise<SolveResult> {
    const answer = await this.lane.request(
      () => ({ kind: "solve", program, relax, options: { timeLimitMs, relativeGap } }),
      { signal, deadlineMs: timeLimitMs === undefined ? undefined : timeLimitMs * 2 + OVERRUN_MS },
    );
    const elapsedMs = performance.now() - startedAt;
    if (answer.kind === "cancelled") return emptyResult("cancelled", elapsedMs);
    if (answer.kind === "overdue") return emptyResult("no_solution", elapsedMs);
    return workerResultSchema.parse(answer.result);
  }

  async dispose(): Promise<void> {}
}

/**
 * GLPK (WASM) in worker threads: the second engine, which checks the first and serves small models.
 * It knows no absolute gap, no node limit, no start and no incumbents; those options have no effect.
 */
export class GlpkEngine implements SolverEngine {
  readonly name = "glpk";
  private readonly lanes: WorkerLane[];
  private nextLane = 0;

  constructor(settings: { readonly workers: number; readonly maxWaiting?: number }) {
    const count = Math.max(1, z.int().parse(settings.workers));
    const maxWaiting = settings.maxWaiting ?? 64;
    this.lanes = Array.from(
      { length: count },
      () => new WorkerLane({ file: "glpk-worker.mjs", cancelGraceMs: CANCEL_GRACE_MS, maxWaiting }),
    );
  }

  /** Holds a program; throws `too_large` when its memory would be. */
  async load(program: LinearProgram): Promise<SolverModel> {
    const checked = checkProgram(program);
    const lane = this.lanes[this.nextLane % this.lanes.length];
    this.nextLane += 1;
    if (!lane) throw new Error("An engine has at least one lane");
    return new GlpkModel(lane, checked);
  }

  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}
