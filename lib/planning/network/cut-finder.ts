import type { DeliverabilityCut } from "@/lib/grid/deliverability-cut";
import type { StressHour } from "@/lib/schema/grid-data";
import type { HourGrid } from "./hour-grid";
import { isBroken, type NetworkCut, type PlanNetwork } from "./plan-network";

/** How often the way from loads that an hour delivers to those asked about is halved. */
const HALVINGS = 3;

/**
 * Finds limits that cut deep. A limit is the tangent of an hour's shortfall, and far beyond what an
 * hour can deliver the tangent says little of where its border lies. So the way from loads that the
 * hour is known to deliver to the loads asked about is halved until the border is near, and the
 * tangent is taken there: half as many rounds, and half as many rows in the program.
 *
 * The hour that fell short last is asked first, and the others wait until it delivers.
 */
export class CutFinder {
  private order: readonly StressHour[];
  /** Loads that an hour delivers, MW, [bus]; none to begin with. */
  private readonly delivered = new Map<StressHour["id"], Float64Array>();

  constructor(private readonly network: PlanNetwork) {
    this.order = network.hours;
  }

  /**
   * Whether every hour delivers new loads (MW, [bus]), and a limit that they break where one does
   * not. `delivers` is false also where an hour gives neither an operation nor a limit.
   */
  async find(newLoadMw: Float64Array): Promise<{ delivers: boolean; cuts: NetworkCut[] }> {
    let delivers = true;
    for (const hour of this.order) {
      const open = await this.network.borrowHour(hour);
      const result = await open.test(newLoadMw);
      if (result.shortfallMw === 0) continue;
      delivers = false;
      if (!result.cut) continue;
      this.order = [hour, ...this.order.filter(({ id }) => id !== hour.id)];
      const cut = await this.deepen(open, newLoadMw, result.cut);
      return { delivers, cuts: [this.network.describeCut(cut)] };
    }
    return { delivers, cuts: [] };
  }

  /** The limit found nearest to the border; each breaks the loads asked about. */
  private async deepen(
    open: HourGrid,
    newLoadMw: Float64Array,
    first: DeliverabilityCut,
  ): Promise<DeliverabilityCut> {
    const inside = this.delivered.get(open.hour.id) ?? new Float64Array(newLoadMw.length);
    const mix = (part: number) =>
      newLoadMw.map((mw, bus) => part * mw + (1 - part) * (inside[bus] ?? 0));
    let [lower, upper, cut] = [0, 1, first];
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (lower + upper) / 2;
      const found = await open.test(mix(middle));
      if (found.shortfallMw === 0) lower = middle;
      // Where not even the loads taken for delivered are, a tangent may miss those asked about.
      else if (!found.cut || !isBroken(found.cut, newLoadMw)) break;
      else [upper, cut] = [middle, found.cut];
    }
    if (lower > 0) this.delivered.set(open.hour.id, mix(lower));
    return cut;
  }
}
