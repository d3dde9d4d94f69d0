import { z } from "zod";
import { appendRows } from "@/lib/lp/append-rows";
import type { LinearProgram } from "@/lib/lp/linear-program";
import { type NewRow, packRows } from "@/lib/lp/pack-rows";
import { checkProgram } from "./check-program";
import { emptyResult, workerResultSchema } from "./result-schema";
import type { SolveOptions, SolveResult, SolverEngine, SolverModel } from "./solver";
import { WorkerLane } from "./worker-lane";

/** GLPK cannot be told to stop: a cancelled solve ends its worker soon. */
const CANCEL_GRACE_MS = 20;
const OVERRUN_MS = 2_000;

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
    const { signal, timeLimitMs, relativeGap } = options;
    const relax = options.relax === true || !this.program.integer.includes(1);
    const answer = await this.lane.request(
      () => ({
        kind: "solve",
        program: this.program,
        relax,
        options: { timeLimitMs, relativeGap },
      }),
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
