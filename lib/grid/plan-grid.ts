import type { GridData, StressHour } from "@/lib/schema/grid-data";
import type { SolverEngine } from "@/lib/solver/solver";
import { buildKoreanNetwork, type KoreanNetwork } from "./build-korean-network";
import type { CircuitOutages } from "./circuit-outage";
import { prepareCircuitOutages, type Security } from "./contingency-finder";
import { type DeliverabilityCut, findShortfall, type ShortfallResult } from "./deliverability-cut";
import { buildHourCase } from "./hour-case";
import { HourModel } from "./hour-model";
import type { ImportCap } from "./hour-program";

/** Cuts kept for later plans; the oldest go first. */
const MAX_CUTS = 400;

export interface PlanGridOptions {
  /** Which stress hours to hold; all by default. */
  readonly hours?: ReadonlySet<StressHour["id"]>;
  /** Emergency rating ÷ rating for the loss of one circuit; null = no outages (N-0). */
  readonly n1RatingFactor: number | null;
  /** Largest net flow into Seoul, Incheon and Gyeonggi, MW; null or absent = no cap. */
  readonly capitalImportCapMw?: number | null;
  /** Lane of the engine; `long` by default. */
  readonly lane?: "quick" | "long";
  /** Shortfalls up to this count as none, MW; as `findShortfall` has it by default. */
  readonly toleranceMw?: number;
  /** What several hours of one network share; made from the grid data where absent. */
  readonly shared?: SharedNetwork;
}

/** A network with its outage factors, which depend on no hour. */
export interface SharedNetwork {
  readonly network: KoreanNetwork;
  /** Null = not asked for yet. */
  readonly outages: CircuitOutages | null;
}

const CAPITAL: ReadonlySet<string> = new Set(["11", "28", "41"]);

/** Positions of the buses in Seoul, Incheon and Gyeonggi. */
export function listCapitalBuses({ buses }: GridData): Set<number> {
  return new Set(buses.flatMap(({ province }, bus) => (CAPITAL.has(province) ? [bus] : [])));
}

/** How every hour copes with a plan. */
export interface DeliverabilityCheck {
  /** No supply is missing in any hour. */
  readonly deliverable: boolean;
  readonly hours: readonly ShortfallResult[];
  /** New cuts, one for each hour that falls short. */
  readonly cuts: readonly DeliverabilityCut[];
}

/**
 * The network side of the plan: holds each stress hour open and keeps the cuts found so far. A cut
 * depends on the hour and the network alone, never on weights, sites or target: what one scenario
 * brought up is there from the start for the next.
 */
export class PlanGrid {
  private pool: DeliverabilityCut[] = [];

  private constructor(
    readonly network: KoreanNetwork,
    readonly security: Security,
    readonly importCap: ImportCap | null,
    private readonly hourModels: readonly HourModel[],
    private readonly toleranceMw: number | undefined,
  ) {}

  static async open(
    grid: GridData,
    engine: SolverEngine,
    options: PlanGridOptions,
  ): Promise<PlanGrid> {
    const { network, outages } = options.shared ?? {
      network: buildKoreanNetwork(grid),
      outages: null,
    };
    const { circuitCount } = network;
    const { hours, n1RatingFactor, capitalImportCapMw: capMw = null, lane = "long" } = options;
    const importCap = capMw === null ? null : { buses: listCapitalBuses(grid), capMw };
    const security: Security =
      n1RatingFactor === null
        ? { kind: "n0" }
        : {
            ...{ kind: "n1", circuitCount, ratingFactor: n1RatingFactor },
            outages: outages ?? prepareCircuitOutages(network, circuitCount),
          };
    const chosen = grid.stressHours.filter(({ id }) => hours?.has(id) ?? true);
    const hourModels = await Promise.all(
      chosen.map((hour) =>
        HourModel.open(network, buildHourCase(grid, hour), engine, security, { lane, importCap }),
      ),
    );
    return new PlanGrid(network, security, importCap, hourModels, options.toleranceMw);
  }

  /** Cuts to put into a program before its first solve. */
  get cuts(): readonly DeliverabilityCut[] {
    return this.pool;
  }

  /** Tests new loads (MW, [bus]) in every hour; cuts that come of it are kept. */
  async check(newLoadMw: ArrayLike<number>, signal?: AbortSignal): Promise<DeliverabilityCheck> {
    const hours: ShortfallResult[] = [];
    for (const hourModel of this.hourModels) {
      hours.push(await findShortfall(hourModel, newLoadMw, signal, this.toleranceMw));
    }
    const cuts = hours.flatMap(({ cut }) => (cut === null ? [] : [cut]));
    const fresh = cuts.filter((cut) => !this.pool.some((known) => isSame(known, cut)));
    this.pool = [...this.pool, ...fresh].slice(-MAX_CUTS);
    return { deliverable: hours.every(({ shortfallMw }) => shortfallMw === 0), hours, cuts };
  }

  async close(): Promise<void> {
    await Promise.all(this.hourModels.map((hourModel) => hourModel.close()));
  }
}

/** Loads far and near can run into the same limit: twice in a program it only slows it down. */
function isSame(a: DeliverabilityCut, b: DeliverabilityCut): boolean {
  return (
    a.hour === b.hour &&
    Math.abs(a.upperMw - b.upperMw) < 0.01 &&
    a.weight.every((weight, bus) => Math.abs(weight - (b.weight[bus] ?? 0)) < 1e-6)
  );
}
