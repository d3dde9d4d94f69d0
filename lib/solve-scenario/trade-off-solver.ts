import { inTurn } from "@/lib/async/in-turn";
import { KeptRuns } from "@/lib/async/kept-runs";
import type { WorkQueue } from "@/lib/async/work-queue";
import { reduceTradeOff, type TradeOffUpdate } from "@/lib/planning/trade-off/trade-off-planner";
import type { TradeOffEnd, TradeOffRequest } from "@/lib/schema/trade-off";

/** What a curve yields: its points and what lies below them, then what the whole says of them. */
export type TradeOffItem = TradeOffUpdate | TradeOffEnd;

export interface TradeOffSolverDependencies {
  readonly trace: (
    request: TradeOffRequest,
    signal: AbortSignal,
  ) => AsyncGenerator<TradeOffUpdate, TradeOffEnd>;
  readonly dataVersion: string;
  readonly queue: WorkQueue;
}

/** Each holds a plan a point. */
const KEPT_CURVES = 12;

/** True for the last item of a curve. */
export function isTradeOffEnd(item: TradeOffItem): item is TradeOffEnd {
  return "marks" in item;
}

/** Draws curves, point by point, and keeps the whole ones. */
export class TradeOffSolver {
  private readonly runs: KeptRuns<TradeOffRequest, TradeOffItem>;

  constructor({ trace, dataVersion, queue }: TradeOffSolverDependencies) {
    this.runs = new KeptRuns({
      dataVersion,
      async *work(request, signal) {
        yield yield* inTurn(queue, signal, () => trace(request, signal));
      },
      isWhole: isTradeOffEnd,
      max: KEPT_CURVES,
      replay: "all",
    });
  }

  /** Yields the points, then the end; throws what the curve throws, and `busy`. */
  draw(asked: TradeOffRequest, signal?: AbortSignal): AsyncGenerator<TradeOffItem> {
    return this.runs.follow(reduceTradeOff(asked), signal);
  }
}
