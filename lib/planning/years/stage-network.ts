import { LRUCache } from "lru-cache";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolverEngine } from "@/lib/solver/solver";
import { NetworkStore } from "../network/network-store";
import { openPlanNetwork, type PlanNetwork } from "../network/plan-network";
import type { GridOfYear } from "./grid-of-year";

/** Years' networks whose hours stay open: a slip changes some years and leaves the others alone. */
const MOST_NETWORKS = 16;

interface Entry {
  readonly store: NetworkStore;
  userCount: number;
  evicted: boolean;
}

function closeUnused({ store, userCount, evicted }: Entry): void {
  if (evicted && userCount === 0) store.close();
}

/** The networks of years, by what is in them, with the limits that earlier plans brought up. */
export class StageNetworks {
  private readonly entries: LRUCache<string, Entry>;

  constructor(private readonly engine: SolverEngine) {
    this.entries = new LRUCache({
      max: MOST_NETWORKS,
      dispose: (entry) => {
        entry.evicted = true;
        closeUnused(entry);
      },
    });
  }

  /** Lends the network of a year under the rules of a scenario; `release` must be called. */
  borrow(
    { key, grid }: Pick<GridOfYear, "key" | "grid">,
    rules: Scenario["grid"],
  ): { readonly network: PlanNetwork; readonly release: () => void } {
    let entry = this.entries.get(key);
    if (!entry) {
      entry = { store: new NetworkStore(grid, this.engine), userCount: 0, evicted: false };
      this.entries.set(key, entry);
    }
    const held = entry;
    const network = openPlanNetwork(held.store, rules);
    if (!network) throw new Error("A stage without a network");
    held.userCount += 1;
    const release = () => {
      held.userCount -= 1;
      closeUnused(held);
    };
    return { network, release };
  }
}
