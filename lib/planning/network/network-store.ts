import { LRUCache } from "lru-cache";
import { buildKoreanNetwork, type KoreanNetwork } from "@/lib/grid/build-korean-network";
import { type PreparedOutage, prepareOutage } from "@/lib/grid/simulate-outages";
import type { GridData, StressHour } from "@/lib/schema/grid-data";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolverEngine } from "@/lib/solver/solver";
import { HourGrid, type HourRules } from "./hour-grid";
import { PlanNetwork } from "./plan-network";

/** Hours that stay open in the engine, over all ratings and caps asked for. */
const MOST_HOURS = 40;
/** Outages factored before others get a turn: a few milliseconds each. */
const OUTAGES_AT_ONCE = 8;

/**
 * The stress hours of the network, opened when first asked for and kept. Cuts depend on hour,
 * network and ratings alone, so that what one scenario brought up serves every other.
 */
export class NetworkStore {
  readonly network: KoreanNetwork;
  private readonly hours: LRUCache<string, Promise<HourGrid>>;
  private outages: Promise<readonly PreparedOutage[]> | null = null;

  constructor(
    readonly grid: GridData,
    private readonly engine: SolverEngine,
  ) {
    this.network = buildKoreanNetwork(grid);
    this.hours = new LRUCache({
      max: MOST_HOURS,
      dispose: (hour) => {
        hour.then((open) => open.close()).catch(() => undefined);
      },
    });
  }

  /** The network under a scenario's rules; null where the scenario asks for headroom tables alone. */
  open(rules: Scenario["grid"]): PlanNetwork | null {
    return rules.model === "headroom" ? null : new PlanNetwork(this, rules);
  }

  borrowHour(hour: StressHour, rules: HourRules): Promise<HourGrid> {
    const key = JSON.stringify([hour.id, rules.n1RatingFactor, rules.capitalImportCapMw]);
    const held = this.hours.get(key);
    if (held) return held;
    const opened = HourGrid.open(this.grid, hour, rules, this.engine);
    this.hours.set(key, opened);
    // What could not be opened may succeed the next time.
    opened.catch(() => this.hours.delete(key));
    return opened;
  }

  /** The network after each outage, [branch], factored once for every plan and hour. */
  prepareOutages(): Promise<readonly PreparedOutage[]> {
    this.outages ??= this.factorOutages();
    return this.outages;
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
