import type { SolveResult, SolverEngine, SolverModel, SolveStatus } from "@/lib/solver/solver";
import { ContingencyFinder, type Security } from "./contingency-finder";
import type { HourCase } from "./hour-case";
import { buildHourProgram, type HourProgram, type ImportCap } from "./hour-program";
import type { Network } from "./network";

const MAX_ROUNDS = 60;

/** How the system runs in an hour. */
export interface HourOperation {
  /** Output of all units at a bus, MW, [bus]. */
  readonly generationMw: Float64Array;
  /** MW from `from` to `to`, [DC line]. */
  readonly linkMw: Float64Array;
  /** Flows before any outage, MW, [branch]. */
  readonly flowMw: Float64Array;
}

export interface HeadroomResult {
  readonly status: SolveStatus;
  /** Most new load at the buses asked about, MW; NaN unless the status is optimal. */
  readonly headroomMw: number;
  /** New load, MW, [bus]. */
  readonly newLoadMw: Float64Array;
  readonly operation: HourOperation;
}

export interface HourModelOptions {
  /** Lane of the engine; `long` by default. */
  readonly lane?: "quick" | "long";
  readonly importCap?: ImportCap | null;
}

/** What a solve that keeps every outage within limits ended with. */
export interface SecureSolve {
  readonly solved: SolveResult;
  readonly x: Float64Array;
}

/**
 * One hour of the system, held open in a solver: contingency rows that one question brought up
 * serve the next. `close` must be called.
 *
 * Its figures are KPG-193 modelled deliverability: upper bounds (free redispatch, no voltage or
 * stability limits, no transformers), never an operator's figure.
 */
export class HourModel {
  private constructor(
    readonly network: Network,
    readonly hourCase: HourCase,
    readonly built: HourProgram,
    readonly model: SolverModel,
    readonly finder: ContingencyFinder,
  ) {}

  static async open(
    network: Network,
    hourCase: HourCase,
    engine: SolverEngine,
    security: Security,
    { lane = "long", importCap = null }: HourModelOptions = {},
  ): Promise<HourModel> {
    const built = buildHourProgram(network, hourCase, importCap);
    const model = await engine.load(built.program, { lane });
    const finder = new ContingencyFinder(network, security);
    return new HourModel(network, hourCase, built, model, finder);
  }

  /**
   * Most new load that fits at `buses` (counted from 0) together before the first limit binds;
   * `[]` asks only whether the hour works at all. N-1 where the model was opened so, else base case.
   */
  async findHeadroom(buses: readonly number[], signal?: AbortSignal): Promise<HeadroomResult> {
    const chosen = new Set(buses);
    await this.boundNewLoad((bus) => [0, chosen.has(bus) ? Infinity : 0]);
    const { solved, x } = await this.solveSecurely(signal);
    const operation = this.readOperation(x);
    const newLoadMw = this.readNewLoadMw(x);
    const headroomMw =
      solved.status === "optimal" ? -solved.objective * this.network.baseMva : Number.NaN;
    return { status: solved.status, headroomMw, newLoadMw, operation };
  }

  /** Bounds of the new load by bus, MW; below 0 it stands for supply that is missing. */
  async boundNewLoad(bound: (bus: number) => readonly [number, number]): Promise<void> {
    const { baseMva, busIds } = this.network;
    const bounds = Array.from(busIds, (_, bus) => bound(bus));
    await this.model.changeColumnBounds(
      Int32Array.from(busIds, (_, bus) => this.built.newLoadColumn + bus),
      Float64Array.from(bounds, ([lower]) => lower / baseMva),
      Float64Array.from(bounds, ([, upper]) => upper / baseMva),
    );
  }

  /** Solves, adds rows for what an outage would overload, and solves again until nothing is. */
  async solveSecurely(signal?: AbortSignal): Promise<SecureSolve> {
    const none = new Float64Array();
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const solved = await this.model.solve({ signal });
      if (solved.status !== "optimal" || solved.x === null) return { solved, x: none };
      const { flowMw } = this.readOperation(solved.x);
      const rows = this.finder.findRows(flowMw, this.built.flowColumn);
      if (rows.length === 0) return { solved, x: solved.x };
      await this.model.addRows(rows);
    }
    const empty = { objective: Number.NaN, bound: -Infinity, x: null, solveMs: 0 };
    const solved = { ...empty, status: "no_solution" as const, rowDual: null, reducedCost: null };
    return { solved, x: none };
  }

  /** New load at a point, MW, [bus]; below 0 it is supply that is missing. */
  readNewLoadMw(x: Float64Array): Float64Array {
    return this.readMw(x, this.built.newLoadColumn, this.network.busIds.length);
  }

  readOperation(x: Float64Array): HourOperation {
    const { built, network } = this;
    return {
      generationMw: this.readMw(x, built.generationColumn, network.busIds.length),
      linkMw: this.readMw(x, built.linkColumn, this.hourCase.dcLines.length),
      flowMw: this.readMw(x, built.flowColumn, network.from.length),
    };
  }

  async close(): Promise<void> {
    await this.model.dispose();
  }

  private readMw(x: Float64Array, first: number, count: number): Float64Array {
    return x.slice(first, first + count).map((pu) => pu * this.network.baseMva);
  }
}
