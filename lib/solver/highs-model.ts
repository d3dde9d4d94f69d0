import type { LinearProgram } from "@/lib/lp/linear-program";
import { type NewRow, packRows } from "@/lib/lp/pack-rows";
import { type ModelChange, ModelState } from "./model-state";
import { emptyResult, progressSchema, workerResultSchema } from "./result-schema";
import type { Basis, SolveOptions, SolveResult, SolverModel } from "./solver";
import { roundWholeBounds } from "./whole-bounds";
import type { LaneRequest, RequestOptions, WorkerLane } from "./worker-lane";

/** A worker whose heap has grown beyond this starts anew before its next request. */
const RECYCLE_HEAP_BYTES = 1_000_000_000;
/** HiGHS looks at its clock between steps; a step of a large model can be long. */
const OVERRUN_MS = 5_000;

/** The copy of a program in a worker: as LP or as MIP, each with changes it has not seen yet. */
interface Copy {
  readonly key: string;
  generation: number;
  unseen: ModelChange[];
}

/** A program held by HiGHS. Its LP relaxation and its MIP are two copies, so both stay warm. */
export class HighsModel implements SolverModel {
  private readonly state: ModelState;
  private readonly copies: { lp: Copy; mip: Copy };
  private disposed = false;

  constructor(
    private readonly lane: WorkerLane,
    key: number,
    program: LinearProgram,
    /** Kept here as well, so that a copy made anew starts from the same. */
    private referenceBasis: Basis | null = null,
    private readonly scale = true,
  ) {
    this.state = new ModelState(program);
    const makeCopy = (kind: string): Copy => ({ key: `${key}:${kind}`, generation: 0, unseen: [] });
    this.copies = { lp: makeCopy("lp"), mip: makeCopy("mip") };
  }

  /** The basis that solves with `fromReference` start from; null = none was kept. */
  get reference(): Basis | null {
    return this.referenceBasis;
  }

  async changeCosts(cost: Float64Array, offset = 0): Promise<void> {
    if (cost.length !== this.state.program.columnCount) throw new Error("Wrong number of costs");
    this.change({ kind: "costs", cost: cost.slice(), offset });
  }

  async changeColumnBounds(
    columns: Int32Array,
    lower: Float64Array,
    upper: Float64Array,
  ): Promise<void> {
    this.change({
      kind: "columnBounds",
      columns: columns.slice(),
      lower: lower.slice(),
      upper: upper.slice(),
    });
  }

  async changeRowBounds(rows: Int32Array, lower: Float64Array, upper: Float64Array): Promise<void> {
    this.change({
      kind: "rowBounds",
      rows: rows.slice(),
      lower: lower.slice(),
      upper: upper.slice(),
    });
  }

  async addRows(rows: readonly NewRow[]): Promise<number> {
    const first = this.state.rowCount;
    this.change({ kind: "rows", ...packRows(rows) });
    return first;
  }

  async solve(options: SolveOptions = {}): Promise<SolveResult> {
    if (this.disposed) throw new Error("The model is disposed");
    const startedAt = performance.now();
    const relax = options.relax === true || !this.state.program.integer.includes(1);
    const copy = relax ? this.copies.lp : this.copies.mip;
    const answer = await this.lane.request(
      () => this.compose(copy, relax, options),
      limitRequest(options),
    );
    const elapsedMs = performance.now() - startedAt;
    if (answer.kind === "cancelled") return emptyResult("cancelled", elapsedMs);
    if (answer.kind === "overdue") return emptyResult("no_solution", elapsedMs);
    const { heapBytes = 0, basis, ...result } = workerResultSchema.parse(answer.result);
    if (basis && options.keepReference) this.referenceBasis = basis;
    if (heapBytes > RECYCLE_HEAP_BYTES) await this.lane.close();
    return basis ? { ...result, basis } : result;
  }

  async dispose(): Promise<void> {
    if (this.disposed) return;
    this.disposed = true;
    for (const copy of [this.copies.lp, this.copies.mip]) {
      if (copy.generation !== this.lane.generation || copy.generation === 0) continue;
      await this.lane.request(() => ({ kind: "dispose", key: copy.key })).catch(() => undefined);
    }
  }

  private change(change: ModelChange): void {
    this.state.apply(change);
    for (const copy of [this.copies.lp, this.copies.mip]) {
      // A copy that was never made reads the whole state when it is.
      if (copy.generation === 0) continue;
      // Only the last costs count; older ones would pile up in a copy that is seldom solved.
      if (change.kind === "costs") copy.unseen = copy.unseen.filter((old) => old.kind !== "costs");
      copy.unseen.push(change);
    }
  }

  private compose(copy: Copy, relax: boolean, options: SolveOptions): LaneRequest {
    const { signal: _1, onIncumbent: _2, onBound: _3, relax: _4, ...plain } = options;
    const isHeld = copy.generation === this.lane.generation;
    const { program } = this.state;
    const changes = isHeld ? copy.unseen : this.state.listChanges();
    copy.generation = this.lane.generation;
    copy.unseen = [];
    const request = {
      kind: "solve",
      key: copy.key,
      changes: relax ? changes : changes.map((change) => roundChange(change, program)),
      options: plain,
    };
    if (isHeld) return request;
    return {
      ...request,
      load: {
        program: relax ? program : { ...program, ...roundWholeBounds(program.integer, program) },
        relax,
        scale: this.scale,
        referenceBasis: this.referenceBasis,
      },
    };
  }
}

/** New bounds of whole columns are rounded as the first ones were. */
function roundChange(change: ModelChange, { integer }: LinearProgram): ModelChange {
  if (change.kind !== "columnBounds") return change;
  const { columns, lower, upper } = change;
  const flags = Uint8Array.from(columns, (column) => integer[column] ?? 0);
  const rounded = roundWholeBounds(flags, { columnLower: lower, columnUpper: upper });
  return { kind: "columnBounds", columns, lower: rounded.columnLower, upper: rounded.columnUpper };
}

function limitRequest(options: SolveOptions): RequestOptions {
  const { onIncumbent, onBound, signal, timeLimitMs } = options;
  return {
    signal,
    deadlineMs: timeLimitMs === undefined ? undefined : timeLimitMs * 1.5 + OVERRUN_MS,
    onProgress: (posted) => {
      const progress = progressSchema.safeParse(posted);
      if (!progress.success) return;
      const { bound, incumbent } = progress.data;
      if (incumbent) onIncumbent?.(incumbent.x, incumbent.objective, bound);
      else onBound?.(bound);
    },
  };
}
