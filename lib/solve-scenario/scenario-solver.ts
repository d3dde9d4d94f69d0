import { LRUCache } from "lru-cache";
import { SharedRun } from "@/lib/async/shared-run";
import type { WorkQueue } from "@/lib/async/work-queue";
import { CodedError } from "@/lib/errors";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { hashScenario } from "./hash-scenario";

/** Finds plans for a scenario, each better than the one before; the last is the answer. */
export type Improve = (scenario: Scenario, signal: AbortSignal) => AsyncIterable<SolveResponse>;

export interface SolverDependencies {
  readonly improve: Improve;
  readonly dataVersion: string;
  readonly queue: WorkQueue;
  /** Answers that are kept. */
  readonly cacheSize?: number;
}

/**
 * Answers scenarios: from memory where the same was asked before, by joining a run that is under
 * way, or by a run of its own, which ends when nobody waits for it any more.
 */
export class ScenarioSolver {
  private readonly answers: LRUCache<string, SolveResponse>;
  private readonly runs = new Map<string, SharedRun<SolveResponse>>();

  constructor(private readonly dependencies: SolverDependencies) {
    this.answers = new LRUCache({ max: dependencies.cacheSize ?? 500 });
  }

  /**
   * Yields each better plan; the last is the best within the scenario's time limit.
   * Throws `busy` when too many wait, `unknown_id` and `bad_field` for what does not fit the data.
   */
  async *solve(scenario: Scenario, signal?: AbortSignal): AsyncGenerator<SolveResponse> {
    const hash = hashScenario(scenario, this.dependencies.dataVersion);
    const answer = this.answers.get(hash);
    if (answer) yield answer;
    else yield* this.join(hash, scenario).follow(signal);
  }

  /** The last plan that `solve` yields. */
  async solveToEnd(scenario: Scenario, signal?: AbortSignal): Promise<SolveResponse> {
    let last: SolveResponse | undefined;
    for await (const response of this.solve(scenario, signal)) last = response;
    if (!last) throw new CodedError("unavailable", "The solve ended without a plan");
    return last;
  }

  private join(hash: string, scenario: Scenario): SharedRun<SolveResponse> {
    const current = this.runs.get(hash);
    if (current && !current.abandoned) return current;
    const run = new SharedRun((signal) => this.work(scenario, signal));
    this.runs.set(hash, run);
    void run.ended.then(() => {
      if (this.runs.get(hash) === run) this.runs.delete(hash);
      // Time that ran out on a busy machine is no answer for the next who asks.
      const isAnswer = run.final && run.final.certificate.status !== "no_solution";
      if (run.final && isAnswer && !run.abandoned) this.answers.set(hash, run.final);
    });
    return run;
  }

  private async *work(scenario: Scenario, signal: AbortSignal): AsyncGenerator<SolveResponse> {
    const release = await this.dependencies.queue.enter(signal);
    try {
      yield* this.dependencies.improve(scenario, signal);
    } finally {
      release();
    }
  }
}
