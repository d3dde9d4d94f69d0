import type { DeliverabilityCut } from "@/lib/grid/deliverability-cut";
import type { ImportCap } from "@/lib/grid/hour-program";
import { listCapitalBuses } from "@/lib/grid/plan-grid";
import type { StressHour } from "@/lib/schema/grid-data";
import type { NetworkLimit } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { HourGrid, HourRules } from "./hour-grid";
import type { NetworkStore } from "./network-store";

/** Limits of one hour that join a program at once: each is a dense row, and few of them matter. */
const CUTS_AT_ONCE = 4;
/** Breaches below this are rounding, MW. */
const BROKEN_MW = 0.02;
/** Worth below this is rounding, MW for a MW. */
const LEAST_WORTH = 1e-6;

/** A limit of the network on new load, whatever the plan, with what it rests on. */
export interface NetworkCut {
  readonly cut: DeliverabilityCut;
  readonly limitedBy: NetworkLimit["limitedBy"];
  /** Of an hour's adequacy: rise of its `upperMw` for one more MW of output that is available. */
  readonly mwPerSupplyMw?: number;
}

/** The stress hours under one scenario's rules. */
export class PlanNetwork {
  readonly rules: HourRules;
  readonly importCap: ImportCap | null;
  readonly hours: readonly StressHour[];
  /** Position of a bus by its number. */
  private readonly positionOfBus: ReadonlyMap<number, number>;

  constructor(
    readonly store: NetworkStore,
    readonly asked: Scenario["grid"],
  ) {
    const { model, ratingFactor, capitalImportCapMw, hours } = asked;
    this.rules = { n1RatingFactor: model === "dc-n1" ? ratingFactor : null, capitalImportCapMw };
    this.importCap =
      capitalImportCapMw === null
        ? null
        : { buses: listCapitalBuses(store.grid), capMw: capitalImportCapMw };
    this.hours = store.grid.stressHours.filter(({ id }) => hours.includes(id));
    this.positionOfBus = new Map(store.grid.buses.map(({ bus }, position) => [bus, position]));
  }

  /** The bus counted from 0; null for a place that the network does not know. */
  findBus(bus: number | null): number | null {
    return bus === null ? null : (this.positionOfBus.get(bus) ?? null);
  }

  /** New load of places, MW, summed by bus, [bus]; what has no bus is left out. */
  sumByBus(places: Iterable<{ readonly bus: number | null; readonly mw: number }>): Float64Array {
    const newLoadMw = new Float64Array(this.store.grid.buses.length);
    for (const { bus, mw } of places) {
      const position = this.findBus(bus);
      if (position !== null) newLoadMw[position] = (newLoadMw[position] ?? 0) + mw;
    }
    return newLoadMw;
  }

  borrowHour(hour: StressHour): Promise<HourGrid> {
    return this.store.borrowHour(hour, this.rules);
  }

  /** What generation alone leaves room for in each hour: known before any plan. */
  async listAdequacy(): Promise<NetworkCut[]> {
    const open = await Promise.all(this.hours.map((hour) => this.borrowHour(hour)));
    return open.map((hour) => this.describeAdequacy(hour));
  }

  /**
   * The limits that any plan has brought up so far and that new loads (MW, [bus]) break: of each
   * hour those that they break most. A sum each, where a test is a dispatch.
   */
  listBroken(newLoadMw: Float64Array): NetworkCut[] {
    const broken: NetworkCut[] = [];
    for (const hour of this.hours) {
      const cuts = this.store.listCuts(hour, this.rules);
      const excess = cuts.map((cut) => ({ cut, mw: measureExcessMw(cut, newLoadMw) }));
      const worst = excess.filter(({ mw }) => mw > BROKEN_MW).sort((a, b) => b.mw - a.mw);
      broken.push(...worst.slice(0, CUTS_AT_ONCE).map(({ cut }) => this.describeCut(cut)));
    }
    return broken;
  }

  /**
   * Tests new loads (MW, [bus]) in every hour. `delivers` is false also where an hour gives neither
   * an operation nor a limit.
   */
  async test(newLoadMw: Float64Array): Promise<{ delivers: boolean; cuts: NetworkCut[] }> {
    const cuts: NetworkCut[] = [];
    let delivers = true;
    for (const hour of this.hours) {
      const { shortfallMw, cut } = await (await this.borrowHour(hour)).test(newLoadMw);
      if (shortfallMw > 0) delivers = false;
      if (cut) cuts.push(this.describeCut(cut));
    }
    return { delivers, cuts };
  }

  /**
   * New load that the generation of an hour leaves room for, wherever it stands, MW:
   * available ÷ (1 + reserve) − demand.
   */
  measureRoomMw({ availableMw, demandMw }: HourGrid): number {
    return availableMw / (1 + this.asked.reserveMarginPct / 100) - demandMw;
  }

  private describeAdequacy(open: HourGrid): NetworkCut {
    const cut: DeliverabilityCut = {
      hour: open.hour.id,
      weight: new Float64Array(this.store.grid.buses.length).fill(1),
      upperMw: this.measureRoomMw(open),
      lines: [],
    };
    const { reserveMarginPct } = this.asked;
    const mwPerSupplyMw = 1 / (1 + reserveMarginPct / 100);
    return { cut, limitedBy: reserveMarginPct > 0 ? "reserve" : "generation", mwPerSupplyMw };
  }

  /** What a limit of an hour rests on. */
  describeCut(cut: DeliverabilityCut): NetworkCut {
    // Where the cap has a part in it, it is named: unlike a line it is a rule that can be moved.
    if ((cut.mwPerImportMw ?? 0) > LEAST_WORTH) return { cut, limitedBy: "capital-import" };
    return { cut, limitedBy: cut.lines.length > 0 ? "lines" : "generation" };
  }
}

/** The network under a scenario's rules; null where the scenario asks for headroom tables alone. */
export function openPlanNetwork(store: NetworkStore, rules: Scenario["grid"]): PlanNetwork | null {
  // Plans will be re-simulated: this thread has time for that while workers look for the first.
  if (rules.model === "dc-n1") void store.prepareOutages();
  return rules.model === "headroom" ? null : new PlanNetwork(store, rules);
}

/** Whether new loads (MW, [bus]) break a limit by more than rounding. */
export function isBroken(cut: DeliverabilityCut, newLoadMw: Float64Array): boolean {
  return measureExcessMw(cut, newLoadMw) > BROKEN_MW;
}

/** Σ weight · new load − upper, MW. */
function measureExcessMw({ weight, upperMw }: DeliverabilityCut, newLoadMw: Float64Array): number {
  return weight.reduce((sum, each, bus) => sum + each * (newLoadMw[bus] ?? 0), -upperMw);
}
