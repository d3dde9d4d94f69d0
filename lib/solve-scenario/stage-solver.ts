import { LRUCache } from "lru-cache";
import { SharedRun } from "@/lib/async/shared-run";
import type { WorkQueue } from "@/lib/async/work-queue";
import type { StagesItem } from "@/lib/planning/years/stage-planner";
import type { StagesRequest } from "@/lib/schema/stages-request";
import { hashJson } from "./hash-scenario";

export interface StageSolverDependencies {
  readonly plan: (request: StagesRequest, signal: AbortSignal) => AsyncGenerator<StagesItem>;
  readonly dataVersion: string;
  readonly queue: WorkQueue;
  /** Finished answers that are kept; each holds a plan a stage. */
  readonly cacheSize?: number;
}

/** Plans over years: from memory, by joining a run under way, or anew; ends a run nobody waits for. */
export class StageSolver {
  private readonly runs: LRUCache<string, SharedRun<StagesItem>>;

  constructor(private readonly dependencies: StageSolverDependencies) {
    this.runs = new LRUCache({ max: dependencies.cacheSize ?? 12 });
  }

  /** Yields what the planner yields, `done` last; throws what it throws, and `busy`. */
  async *solve(request: StagesRequest, signal?: AbortSignal): AsyncGenerator<StagesItem> {
    const { dataVersion } = this.dependencies;
    yield* this.join(hashJson({ dataVersion, request }), request).follow(signal);
  }

  private join(hash: string, request: StagesRequest): SharedRun<StagesItem> {
    const current = this.runs.get(hash);
    if (current && !current.abandoned) return current;
    const run = new SharedRun((signal) => this.work(request, signal));
    this.runs.set(hash, run);
    // A run that failed, was left, or was short of time is no answer for the next who asks.
    void run.ended.then(() => {
      const isKept = isAnswer(run.final) && !run.abandoned;
      if (!isKept && this.runs.peek(hash) === run) this.runs.delete(hash);
    });
    return run;
  }

  private async *work(request: StagesRequest, signal: AbortSignal): AsyncGenerator<StagesItem> {
    const release = await this.dependencies.queue.enter(signal);
    try {
      yield* this.dependencies.plan(request, signal);
    } finally {
      release();
    }
  }
}

function isAnswer(last: StagesItem | undefined): boolean {
  return last?.event === "done" && last.data.plan?.certificate.status !== "no_solution";
}
