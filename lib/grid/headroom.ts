import type { SolverEngine, SolverModel, SolveStatus } from "../solver/solver";
import { type CircuitOutages, computeCircuitOutages } from "./circuit-outage";
import { type Contingency, findOverloads, makeContingencyRow } from "./contingency-rows";
import { prepareNetwork } from "./dc-power-flow";
import type { HourCase } from "./hour-case";
import { buildHourProgram, type HourProgram } from "./hour-program";
import type { Network } from "./network";
import { computePtdf } from "./ptdf";

const MAX_ROUNDS = 40;
const PER_OUTAGE = 2;

/** Which outages new load must survive. */
export type Security =
  | { readonly kind: "n0" }
  | {
      readonly kind: "n1";
      /** Parallel circuits, [branch]. */
      readonly circuitCount: ArrayLike<number>;
      /** Emergency rating ÷ rating. */
      readonly ratingFactor: number;
    };

export interface HeadroomResult {
  readonly status: SolveStatus;
  /** Most new load at the buses asked about, MW; NaN unless the status is optimal. */
  readonly headroomMw: number;
  /** New load, MW, [bus]. */
  readonly newLoadMw: Float64Array;
  /** Flows before any outage, MW, [branch]. */
  readonly flowMw: Float64Array;
}

/**
 * Headroom of one hour: how much new load fits at chosen buses before the first limit binds, with
 * free redispatch. KPG-193 modelled deliverability: an upper bound (no voltage or stability limits,
 * no transformers), never an operator's figure.
 *
 * Held open because rows found for one bus serve the next. `close` must be called.
 */
export class HeadroomModel {
  private readonly contingencies = new Set<string>();

  private constructor(
    private readonly network: Network,
    private readonly built: HourProgram,
    private readonly model: SolverModel,
    private readonly outages: CircuitOutages | null,
    private readonly ratingFactor: number,
  ) {}

  static async open(
    network: Network,
    hourCase: HourCase,
    engine: SolverEngine,
    security: Security,
  ): Promise<HeadroomModel> {
    const built = buildHourProgram(network, hourCase);
    const model = await engine.load(built.program, { lane: "long" });
    if (security.kind === "n0") return new HeadroomModel(network, built, model, null, 1);
    const ptdf = computePtdf(prepareNetwork(network));
    const outages = computeCircuitOutages(network, ptdf, security.circuitCount);
    return new HeadroomModel(network, built, model, outages, security.ratingFactor);
  }

  /** Rows added so far to keep outages within limits. */
  get contingencyCount(): number {
    return this.contingencies.size;
  }

  /** Most new load at `buses` (counted from 0) together; `[]` asks only whether the hour works. */
  async findHeadroom(buses: readonly number[], signal?: AbortSignal): Promise<HeadroomResult> {
    await this.openBuses(buses);
    const { baseMva } = this.network;
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      const solved = await this.model.solve({ signal });
      if (solved.status !== "optimal" || solved.x === null) return makeEmpty(solved.status);
      const read = (first: number, count: number) =>
        (solved.x ?? new Float64Array()).slice(first, first + count).map((pu) => pu * baseMva);
      const flowMw = read(this.built.flowColumn, this.network.from.length);
      const fresh = this.findFresh(flowMw);
      if (fresh.length > 0) {
        await this.forbid(fresh);
        continue;
      }
      const newLoadMw = read(this.built.newLoadColumn, this.network.busIds.length);
      const headroomMw = -solved.objective * baseMva;
      return { status: "optimal", headroomMw, newLoadMw, flowMw };
    }
    return makeEmpty("no_solution");
  }

  async close(): Promise<void> {
    await this.model.dispose();
  }

  private async openBuses(buses: readonly number[]): Promise<void> {
    const busCount = this.network.busIds.length;
    const chosen = new Set(buses);
    const columns = Int32Array.from(
      { length: busCount },
      (_, bus) => this.built.newLoadColumn + bus,
    );
    const upper = Float64Array.from(columns, (_, bus) => (chosen.has(bus) ? Infinity : 0));
    await this.model.changeColumnBounds(columns, new Float64Array(busCount), upper);
  }

  /** Overloads after an outage that no row forbids yet. */
  private findFresh(flowMw: Float64Array): Contingency[] {
    if (this.outages === null) return [];
    return findOverloads(this.network, this.outages, flowMw, this.ratingFactor, PER_OUTAGE).filter(
      ({ branch, outage }) => !this.contingencies.has(`${branch}:${outage}`),
    );
  }

  private async forbid(fresh: readonly Contingency[]): Promise<void> {
    const { outages } = this;
    if (outages === null) return;
    const { flowColumn } = this.built;
    for (const { branch, outage } of fresh) this.contingencies.add(`${branch}:${outage}`);
    await this.model.addRows(
      fresh.map((one) => makeContingencyRow(one, outages, flowColumn, this.network.baseMva)),
    );
  }
}

function makeEmpty(status: SolveStatus): HeadroomResult {
  const none = new Float64Array();
  return { status, headroomMw: Number.NaN, newLoadMw: none, flowMw: none };
}
