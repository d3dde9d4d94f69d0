import { type LoadColumn, makeCutRow } from "@/lib/grid/cut-row";
import type { DeliverabilityCut } from "@/lib/grid/deliverability-cut";
import { appendRows } from "@/lib/lp/append-rows";
import { packRows } from "@/lib/lp/pack-rows";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverModel } from "@/lib/solver/solver";
import { CutFinder } from "./cut-finder";
import type { NetworkCut, PlanNetwork } from "./plan-network";
import { type LoadGuard, SecuredModel } from "./secured-model";

/** The rows that a network puts on a siting program, shared by every copy of the program. */
export class NetworkGuard implements LoadGuard {
  private readonly loads: readonly LoadColumn[];
  /** The cuts that have a row, so that none gets two. */
  private readonly held = new Set<DeliverabilityCut>();

  private readonly finder: CutFinder;

  private constructor(
    readonly network: PlanNetwork,
    private readonly siting: SitingModel,
    private readonly known: NetworkCut[],
  ) {
    this.finder = new CutFinder(network);
    this.loads = siting.problem.candidateSites.flatMap(({ bus }, site): LoadColumn[] => {
      const position = network.findBus(bus);
      const column = siting.columns.load[site];
      return position === null || column === undefined ? [] : [{ column, bus: position }];
    });
  }

  /**
   * Starts from the adequacy of each hour and from `known` limits; what else a point breaks joins
   * when it does.
   */
  static async open(
    network: PlanNetwork,
    siting: SitingModel,
    known: readonly NetworkCut[] = [],
  ): Promise<NetworkGuard> {
    return new NetworkGuard(network, siting, [...(await network.listAdequacy()), ...known]);
  }

  get cuts(): readonly NetworkCut[] {
    return this.known;
  }

  /** A copy of the program whose solves end with points that every hour delivers. */
  secure(model: SolverModel): SolverModel {
    return new SecuredModel(model, this);
  }

  makeRow({ cut }: NetworkCut): ReturnType<typeof makeCutRow> {
    return makeCutRow(cut, this.loads, this.siting.unitMw);
  }

  /**
   * Whether every hour delivers the loads of a point; limits that it breaks join the rows, those
   * that earlier plans brought up first.
   */
  async test(x: Float64Array): Promise<{ delivers: boolean; cutCount: number }> {
    const newLoadMw = new Float64Array(this.network.store.grid.buses.length);
    for (const { column, bus } of this.loads) {
      newLoadMw[bus] = (newLoadMw[bus] ?? 0) + Math.max(0, x[column] ?? 0) * this.siting.unitMw;
    }
    const brokenCount = this.hold(this.network.listBroken(newLoadMw));
    if (brokenCount > 0) return { delivers: false, cutCount: brokenCount };
    const { delivers, cuts } = await this.finder.find(newLoadMw);
    return { delivers, cutCount: this.hold(cuts) };
  }

  private hold(cuts: readonly NetworkCut[]): number {
    const fresh = cuts.filter(({ cut }) => !this.held.has(cut));
    for (const known of fresh) {
      this.held.add(known.cut);
      this.known.push(known);
    }
    return fresh.length;
  }

  /** Another model of the same sites with the rows found so far, as limits that can be moved. */
  extend(siting: SitingModel): SitingModel {
    const first = siting.program.rowCount;
    const limitRows = this.known.map(({ cut }, position) => ({
      row: first + position,
      id: nameCut(this.known, position),
      kind: "network" as const,
      subject: cut.hour,
      boundPerUnit: 1 / siting.unitMw,
    }));
    const rows = packRows(this.known.map((known) => this.makeRow(known)));
    return {
      ...siting,
      program: appendRows(siting.program, rows),
      limitRows: [...siting.limitRows, ...limitRows],
    };
  }
}

/** `network:<hour>` for the hour's adequacy, which comes first, `network:<hour>:<n>` for the rest. */
export function nameCut(cuts: readonly NetworkCut[], position: number): string {
  const hour = cuts[position]?.cut.hour;
  const before = cuts.slice(0, position).filter(({ cut }) => cut.hour === hour).length;
  return before === 0 ? `network:${hour}` : `network:${hour}:${before}`;
}
