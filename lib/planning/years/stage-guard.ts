import type { NewRow } from "@/lib/lp/pack-rows";
import { NetworkGuard } from "../network/network-guard";
import type { NetworkCut, PlanNetwork } from "../network/plan-network";
import type { StackedModel } from "./stack-models";

/** The guards of several years' networks on one stacked program, as one. */
export class StageGuard {
  private readonly arrived: { readonly known: NetworkCut; readonly year: number }[] = [];

  private constructor(readonly guards: readonly NetworkGuard[]) {
    this.collect();
  }

  /** Network y holds the loads of year y. */
  static async open(stacked: StackedModel, networks: readonly PlanNetwork[]): Promise<StageGuard> {
    const guards = await Promise.all(
      stacked.parts.map((part, year) => {
        const network = networks[year];
        if (!network) throw new Error("A year has no network");
        return NetworkGuard.open(network, part);
      }),
    );
    return new StageGuard(guards);
  }

  get cuts(): readonly NetworkCut[] {
    return this.arrived.map(({ known }) => known);
  }

  /** Position of the year that a cut belongs to, by the cut's position. */
  yearOf(position: number): number {
    return this.arrived[position]?.year ?? 0;
  }

  makeRow(known: NetworkCut): NewRow {
    const year = this.arrived.find((one) => one.known === known)?.year ?? 0;
    const guard = this.guards[year];
    if (!guard) throw new Error("A limit belongs to no year");
    return guard.makeRow(known);
  }

  /** Whether every hour of every year delivers the loads of a point. */
  async test(x: Float64Array): Promise<{ delivers: boolean; cutCount: number }> {
    const results = [];
    for (const guard of this.guards) results.push(await guard.test(x));
    this.collect();
    return {
      delivers: results.every(({ delivers }) => delivers),
      cutCount: results.reduce((sum, { cutCount }) => sum + cutCount, 0),
    };
  }

  private collect(): void {
    const seen = new Set(this.arrived.map(({ known }) => known));
    this.guards.forEach((guard, year) => {
      for (const known of guard.cuts) if (!seen.has(known)) this.arrived.push({ known, year });
    });
  }
}
