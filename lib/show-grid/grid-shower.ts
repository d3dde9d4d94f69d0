import { LRUCache } from "lru-cache";
import { hashJson } from "@/lib/async/hash-json";
import { CodedError } from "@/lib/errors";
import { buildKoreanNetwork, type KoreanNetwork } from "@/lib/grid/build-korean-network";
import type { GridData, StressHour } from "@/lib/schema/grid-data";
import type {
  GridHourState,
  GridLine,
  GridOperation,
  GridStateRequest,
  GridStateResponse,
  Reinforcement,
} from "@/lib/schema/grid-state";
import type { GridShowerDependencies } from "./grid-shower-dependencies";
import { listReinforcements, matchReinforcements } from "./match-reinforcements";
import { ReliefFinder } from "./relief-finder";
import { showHour } from "./show-hour";

/** Shows what a plan does to the modelled network, hour by hour, from memory where it can. */
export class GridShower {
  private readonly network: KoreanNetwork;
  private readonly lines: readonly GridLine[];
  private readonly reinforcements: readonly Reinforcement[];
  private readonly hours: LRUCache<string, Omit<GridHourState, "relief">>;
  private readonly reliefs: ReliefFinder;
  /** Operations without new load, by hour and rating factor. */
  private readonly befores = new LRUCache<string, { operation: GridOperation | null }>({ max: 40 });

  constructor(private readonly dependencies: GridShowerDependencies) {
    const { grid, facts, cacheSize = 120 } = dependencies;
    this.network = buildKoreanNetwork(grid);
    this.lines = listLines(grid);
    this.reinforcements = listReinforcements(facts);
    this.hours = new LRUCache({ max: cacheSize });
    this.reliefs = new ReliefFinder(dependencies);
  }

  /**
   * Throws `unknown_id` naming the load whose bus the network lacks or the project, `busy` when too many wait, and
   * `unavailable` when `signal` aborts.
   */
  async show(request: GridStateRequest, signal?: AbortSignal): Promise<GridStateResponse> {
    const { ratingFactor, projects } = request;
    const newLoadMw = this.sumLoads(request);
    const hours: GridHourState[] = [];
    for (const id of new Set(request.hours)) {
      const state = await this.findHour(id, newLoadMw, ratingFactor, signal);
      const asked = { hour: id, newLoadMw, ratingFactor, projects };
      hours.push({ ...state, relief: await this.reliefs.find(asked, signal) });
    }
    return {
      hash: hashJson({ dataVersion: this.dependencies.dataVersion, request }),
      dataVersion: this.dependencies.dataVersion,
      ratingFactor,
      planMw: newLoadMw.reduce((sum, mw) => sum + mw, 0),
      hours,
      lines: [...this.lines],
      reinforcements: [...this.reinforcements],
    };
  }

  private async findHour(
    id: StressHour["id"],
    newLoadMw: Float64Array,
    ratingFactor: number | null,
    signal?: AbortSignal,
  ): Promise<Omit<GridHourState, "relief">> {
    const { grid, engine, queue } = this.dependencies;
    const hour = grid.stressHours.find((one) => one.id === id);
    if (!hour) throw new CodedError("unknown_id", `There is no hour ${id}`, "hours");
    const key = hashJson({ id, ratingFactor, loads: [...newLoadMw] });
    const kept = this.hours.get(key);
    if (kept) return kept;
    const release = await queue.enter(signal);
    try {
      const question = { grid, network: this.network, hour, newLoadMw, ratingFactor };
      const empty = `${id}:${ratingFactor}`;
      const before = this.befores.get(empty)?.operation;
      const state = await showHour(question, engine, before, signal);
      this.befores.set(empty, { operation: state.before });
      this.hours.set(key, state);
      return state;
    } catch (thrown) {
      if (signal?.aborted) throw new CodedError("unavailable", "The request was given up");
      throw thrown;
    } finally {
      release();
    }
  }

  /** MW at each bus, [bus]. */
  private sumLoads({ siteLoads }: GridStateRequest): Float64Array {
    const { buses } = this.dependencies.grid;
    const position = new Map(buses.map(({ bus }, index) => [bus, index]));
    const newLoadMw = new Float64Array(buses.length);
    siteLoads.forEach(({ bus, loadMw }, index) => {
      const at = position.get(bus);
      if (at === undefined) {
        const field = `siteLoads.${index}.bus`;
        throw new CodedError("unknown_id", `The network has no bus ${bus}`, field);
      }
      newLoadMw[at] = (newLoadMw[at] ?? 0) + loadMw;
    });
    return newLoadMw;
  }
}

function listLines(grid: GridData): GridLine[] {
  const names = new Map(grid.buses.map(({ bus, name }) => [bus, name]));
  return grid.branches.map((line) => {
    const { branch, fromBus, toBus, kv, circuits, ratingMw } = line;
    const from = names.get(fromBus);
    const to = names.get(toBus);
    if (!from || !to) throw new Error(`branch ${branch} lacks a bus`);
    const reinforcements = matchReinforcements(grid, line);
    return { branch, fromBus, toBus, from, to, kv, circuits, ratingMw, reinforcements };
  });
}
