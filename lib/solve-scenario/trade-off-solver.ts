import { LRUCache } from "lru-cache";
import { SharedRun } from "@/lib/async/shared-run";
import type { WorkQueue } from "@/lib/async/work-queue";
import { reduceTradeOff, type TradeOffUpdate } from "@/lib/planning/trade-off/trade-off-planner";
import type { TradeOffEnd, TradeOffRequest } from "@/lib/schema/trade-off";
import { hashJson } from "./hash-scenario";

/** What a curve yields: its points and what lies below them, then what the whole says of them. */
export type TradeOffItem = TradeOffUpdate | TradeOffEnd;

export interface TradeOffSolverDependencies {
  readonly trace: (
    request: TradeOffRequest,
    signal: AbortSignal,
  ) => AsyncGenerator<TradeOffUpdate, TradeOffEnd>;
  readonly dataVersion: string;
  readonly queue: WorkQueue;
  /** Finished curves that are kept; each holds a plan a point. */
  readonly cacheSize?: number;
}

/** True for the last item of a curve. */
export function isTradeOffEnd(item: TradeOffItem): item is TradeOffEnd {
  return "marks" in item;
}

/** Draws curves: from memory, by joining one under way, or anew; ends a curve nobody waits for. */
export class TradeOffSolver {
  private readonly runs: LRUCache<string, SharedRun<TradeOffItem>>;

  constructor(private readonly dependencies: TradeOffSolverDependencies) {
    this.runs = new LRUCache({ max: dependencies.cacheSize ?? 12 });
  }

  /** Yields the points, then the end; throws what the curve throws, and `busy`. */
  async *draw(asked: TradeOffRequest, signal?: AbortSignal): AsyncGenerator<TradeOffItem> {
    const request = reduceTradeOff(asked);
    const { dataVersion } = this.dependencies;
    yield* this.join(hashJson({ dataVersion, request }), request).follow(signal);
  }

  private join(hash: string, request: TradeOffRequest): SharedRun<TradeOffItem> {
    const current = this.runs.get(hash);
    if (current && !current.abandoned) return current;
    const run = new SharedRun((signal) => this.work(request, signal));
    this.runs.set(hash, run);
    // A curve that failed or was left is no answer for the next who asks.
    void run.ended.then(() => {
      const isWhole = run.final !== undefined && isTradeOffEnd(run.final) && !run.abandoned;
      if (!isWhole && this.runs.peek(hash) === run) this.runs.delete(hash);
    });
    return run;
  }

  private async *work(request: TradeOffRequest, signal: AbortSignal): AsyncGenerator<TradeOffItem> {
    const { queue, trace } = this.dependencies;
    const release = await queue.enter(signal);
    try {
      yield yield* trace(request, signal);
    } finally {
      release();
    }
  }
}
