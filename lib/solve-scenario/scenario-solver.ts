import { inTurn } from "@/lib/async/in-turn";
import { KeptRuns } from "@/lib/async/kept-runs";
import type { WorkQueue } from "@/lib/async/work-queue";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";

/** Finds plans for a scenario, each better than the one before; the last is the answer. */
export type Improve = (scenario: Scenario, signal: AbortSignal) => AsyncIterable<SolveResponse>;

export interface SolverDependencies {
  readonly improve: Improve;
  readonly dataVersion: string;
  readonly queue: WorkQueue;
}

const KEPT_ANSWERS = 500;

/** Answers scenarios with better and better plans; of an answer the last plan is kept. */
export class ScenarioSolver {
  private readonly runs: KeptRuns<Scenario, SolveResponse>;

  constructor({ improve, dataVersion, queue }: SolverDependencies) {
    this.runs = new KeptRuns({
      dataVersion,
      work: (scenario, signal) => inTurn(queue, signal, () => improve(scenario, signal)),
      // Time that ran out on a busy machine is no answer for the next who asks.
      isWhole: ({ certificate }) => certificate.status !== "no_solution",
      max: KEPT_ANSWERS,
    });
  }

  /**
   * Yields each better plan; the last is the best within the scenario's time limit.
   * Throws `busy` when too many wait, `unknown_id` and `bad_field` for what does not fit the data.
   */
  solve(scenario: Scenario, signal?: AbortSignal): AsyncGenerator<SolveResponse> {
    return this.runs.follow(scenario, signal);
  }

  /** The last plan that `solve` yields; throws `unavailable` where it was given up. */
  solveToEnd(scenario: Scenario, signal?: AbortSignal): Promise<SolveResponse> {
    return this.runs.ask(scenario, signal);
  }
}
