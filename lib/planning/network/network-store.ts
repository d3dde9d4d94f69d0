import { LRUCache } from "lru-cache";
import { buildKoreanNetwork, type KoreanNetwork } from "@/lib/grid/build-korean-network";
import type { CircuitOutages } from "@/lib/grid/circuit-outage";
import { prepareCircuitOutages } from "@/lib/grid/contingency-finder";
import type { DeliverabilityCut } from "@/lib/grid/deliverability-cut";
import type { SharedNetwork } from "@/lib/grid/plan-grid";
import { type PreparedOutage, prepareOutage } from "@/lib/grid/simulate-outages";
import type { GridData, StressHour } from "@/lib/schema/grid-data";
import type { SolverEngine } from "@/lib/solver/solver";
import { HourGrid, type HourOptions, type HourRules, isNoStricter } from "./hour-grid";

/** Hours that stay open in the engine, over all ratings and caps asked for. */
const MOST_HOURS = 40;
/** Outages factored before others get a turn: a few milliseconds each. */
const OUTAGES_AT_ONCE = 4;

/**
 * The stress hours of the network, opened when first asked for and kept. Cuts depend on hour,
 * network and ratings alone, so that what one scenario brought up serves every other.
 */
export class NetworkStore {
  readonly network: KoreanNetwork;
  private readonly hours: LRUCache<string, Promise<HourGrid>>;
  /** Those of the hours that are open by now. */
  private readonly ready = new Map<string, HourGrid>();
  private factors: CircuitOutages | null = null;
  private outages: Promise<readonly PreparedOutage[]> | null = null;

  constructor(
    readonly grid: GridData,
    private readonly engine: SolverEngine,
    private readonly options: HourOptions = {},
  ) {
    this.network = buildKoreanNetwork(grid);
    this.hours = new LRUCache({
      max: MOST_HOURS,
      dispose: (hour, key) => {
        this.ready.delete(key);
        hour.then((open) => open.close()).catch(() => undefined);
      },
    });
  }

  /**
   * A store of its own for the same lines and circuits with other limits. What outages do is taken
   * over, since it depends on no limit; limits that the network puts on loads are not.
   */
  changeLimits(grid: GridData, options: HourOptions): NetworkStore {
    const changed = new NetworkStore(grid, this.engine, options);
    changed.factors = this.factors;
    return changed;
  }

  borrowHour(hour: StressHour, rules: HourRules): Promise<HourGrid> {
    const key = JSON.stringify([hour.id, rules.n1RatingFactor, rules.capitalImportCapMw]);
    const held = this.hours.get(key);
    if (held) return held;
    const opened = HourGrid.open(
      this.grid,
      hour,
      rules,
      this.engine,
      this.share(rules),
      this.options,
    );
    this.hours.set(key, opened);
    opened.then(
      (open) => this.ready.set(key, open),
      // What could not be opened may succeed the next time.
      () => this.hours.delete(key),
    );
    return opened;
  }

  /**
   * The limits that any scenario has brought up in an hour so far and that hold under these rules:
   * what the network cannot do without outages or at a higher rating, it cannot do at all.
   */
  listCuts({ id }: StressHour, rules: HourRules): DeliverabilityCut[] {
    return [...this.ready.values()].flatMap(({ hour, rules: own, cuts }) =>
      hour.id === id && isNoStricter(own, rules) ? cuts : [],
    );
  }

  /** The network, and what all its hours know of outages where outages count. */
  private share({ n1RatingFactor }: HourRules): SharedNetwork {
    const { network } = this;
    if (n1RatingFactor === null) return { network, outages: null };
    this.factors ??= prepareCircuitOutages(network, network.circuitCount);
    return { network, outages: this.factors };
  }

  /** The network after each outage, [branch], factored once for every plan and hour. */
  prepareOutages(): Promise<readonly PreparedOutage[]> {
    this.outages ??= this.factorOutages();
    return this.outages;
  }

  /** Gives the engine's memory back; hours that are still being asked close after that. */
  close(): void {
    this.hours.clear();
  }

  private async factorOutages(): Promise<PreparedOutage[]> {
    const prepared: PreparedOutage[] = [];
    for (let outage = 0; outage < this.network.from.length; outage += 1) {
      if (outage % OUTAGES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
      prepared.push(prepareOutage(this.network, this.network.circuitCount, outage));
    }
    return prepared;
  }
}
