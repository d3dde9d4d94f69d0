import { Mutex } from "@/lib/async/mutex";
import { CheapestOperation } from "@/lib/grid/cheapest-operation";
import type { DeliverabilityCut, ShortfallResult } from "@/lib/grid/deliverability-cut";
import { buildHourCase, type HourCase } from "@/lib/grid/hour-case";
import type { HourOperation } from "@/lib/grid/hour-model";
import { PlanGrid, type PlanGridOptions, type SharedNetwork } from "@/lib/grid/plan-grid";
import type { GridData, StressHour } from "@/lib/schema/grid-data";
import type { SolverEngine } from "@/lib/solver/solver";

/** What makes the network of one hour differ between scenarios. */
export interface HourRules {
  /** Emergency rating ÷ rating; null = outages need not be survived. */
  readonly n1RatingFactor: number | null;
  readonly capitalImportCapMw: number | null;
}

/** Whether whatever keeps `strict` keeps `loose`, so that the limits of `loose` hold for both. */
export function isNoStricter(loose: HourRules, strict: HourRules): boolean {
  const noLower = (a: number | null, b: number | null) => a === null || (b !== null && a >= b);
  return (
    noLower(loose.n1RatingFactor, strict.n1RatingFactor) &&
    noLower(loose.capitalImportCapMw, strict.capitalImportCapMw)
  );
}

/** How an hour is held open; by default for plans that somebody waits for. */
export type HourOptions = Pick<PlanGridOptions, "lane" | "toleranceMw">;

/** One stress hour held open in an engine, with the cuts that any scenario brought up so far. */
export class HourGrid {
  private readonly turns = new Mutex();

  /** Opened when an operation is first shown: most plans on the way are not. */
  private cheapest: Promise<CheapestOperation> | null = null;

  private constructor(
    readonly hour: StressHour,
    readonly rules: HourRules,
    readonly hourCase: HourCase,
    private readonly planGrid: PlanGrid,
    private readonly openCheapest: () => Promise<CheapestOperation>,
  ) {}

  static async open(
    grid: GridData,
    hour: StressHour,
    rules: HourRules,
    engine: SolverEngine,
    shared: SharedNetwork,
    { lane = "quick", ...more }: HourOptions = {},
  ): Promise<HourGrid> {
    const options = { ...rules, ...more, hours: new Set([hour.id]), lane, shared };
    const planGrid = await PlanGrid.open(grid, engine, options);
    const hourCase = buildHourCase(grid, hour);
    const openCheapest = () =>
      CheapestOperation.open(shared.network, hourCase, engine, planGrid.security, {
        lane,
        importCap: planGrid.importCap,
      });
    return new HourGrid(hour, rules, hourCase, planGrid, openCheapest);
  }

  get cuts(): readonly DeliverabilityCut[] {
    return this.planGrid.cuts;
  }

  /** Output that the units of the hour can give together, MW. */
  get availableMw(): number {
    return this.hourCase.generators.reduce((sum, { maxMw }) => sum + maxMw, 0);
  }

  /** Demand before any new load, MW. */
  get demandMw(): number {
    return this.hourCase.demandMw.reduce((sum, mw) => sum + mw, 0);
  }

  /** How the hour copes with new loads, MW, [bus]; a cut that comes of it is kept. */
  async test(newLoadMw: ArrayLike<number>): Promise<ShortfallResult> {
    // The model is one: bounds and solve of one question must not mix with another's.
    const check = await this.turns.run(() => this.planGrid.check(newLoadMw));
    const [result] = check.hours;
    if (!result) throw new Error(`The hour ${this.hour.id} is not in the grid data`);
    return result;
  }

  /**
   * The least-cost operation with new loads, MW, [bus], that a test has found to be delivered but
   * for what is missing; the test's own operation, which costs nothing in particular, where the
   * limits are too close for a second program.
   */
  async operate(
    newLoadMw: ArrayLike<number>,
    { operation, missingMw }: ShortfallResult,
  ): Promise<HourOperation | null> {
    if (operation === null) return null;
    const served = Array.from(newLoadMw, (mw, bus) => mw - (missingMw?.[bus] ?? 0));
    return this.turns.run(async () => {
      this.cheapest ??= this.openCheapest();
      return (await (await this.cheapest).find(served)) ?? operation;
    });
  }

  close(): Promise<void> {
    return this.turns.run(async () => {
      await Promise.all([this.planGrid.close(), this.cheapest?.then((open) => open.close())]);
    });
  }
}
