import { inTurn } from "@/lib/async/in-turn";
import { KeptRuns } from "@/lib/async/kept-runs";
import type { WorkQueue } from "@/lib/async/work-queue";
import type { StagesItem } from "@/lib/planning/years/stage-planner";
import type { StagesRequest } from "@/lib/schema/stages-request";

export interface StageSolverDependencies {
  readonly plan: (request: StagesRequest, signal: AbortSignal) => AsyncGenerator<StagesItem>;
  readonly dataVersion: string;
  readonly queue: WorkQueue;
}

/** Each holds a plan a stage. */
const KEPT_ANSWERS = 12;

/** Plans over years, and keeps the answers that time did not cut short. */
export class StageSolver {
  private readonly runs: KeptRuns<StagesRequest, StagesItem>;

  constructor({ plan, dataVersion, queue }: StageSolverDependencies) {
    this.runs = new KeptRuns({
      dataVersion,
      work: (request, signal) => inTurn(queue, signal, () => plan(request, signal)),
      isWhole: (last) =>
        last.event === "done" && last.data.plan?.certificate.status !== "no_solution",
      max: KEPT_ANSWERS,
      replay: "all",
    });
  }

  /** Yields what the planner yields, `done` last; throws what it throws, and `busy`. */
  solve(request: StagesRequest, signal?: AbortSignal): AsyncGenerator<StagesItem> {
    return this.runs.follow(request, signal);
  }
}
