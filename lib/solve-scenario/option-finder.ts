import { LRUCache } from "lru-cache";
import type { WorkQueue } from "@/lib/async/work-queue";
import { findAlternatives } from "@/lib/planning/alternatives/find-alternatives";
import type { PlanNetwork } from "@/lib/planning/network/plan-network";
import { sampleRobustness } from "@/lib/planning/robustness/sample-robustness";
import type { Alternative, AlternativesEnd, AlternativesRequest } from "@/lib/schema/alternatives";
import type { SitingData } from "@/lib/schema/geodata";
import type { RobustnessRequest, RobustnessResponse } from "@/lib/schema/robustness";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolverEngine } from "@/lib/solver/solver";
import { hashJson } from "./hash-scenario";
import { requirePlan } from "./require-plan";
import type { ScenarioSolver } from "./scenario-solver";

export interface OptionDependencies {
  readonly solver: ScenarioSolver;
  readonly data: SitingData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  /** The network that a scenario's plans are held to, or null. */
  readonly openNetwork: (scenario: Scenario) => PlanNetwork | null;
  readonly queue: WorkQueue;
}

/** What a search for alternatives tells: plan by plan, then what they say together. */
export type AlternativesItem = Alternative | AlternativesEnd;

/** Whether an item is the last. */
export function isAlternativesEnd(item: AlternativesItem): item is AlternativesEnd {
  return "roles" in item;
}

const KEPT_SETS = 30;

/** Finds what else could be chosen: other plans near the best, and sites that hold up. */
export class OptionFinder {
  private readonly sets = new LRUCache<string, readonly AlternativesItem[]>({ max: KEPT_SETS });
  private readonly samples = new LRUCache<string, RobustnessResponse>({ max: KEPT_SETS });

  constructor(private readonly dependencies: OptionDependencies) {}

  /**
   * The best plan, others within the tolerance, and last what they say together.
   * Throws `infeasible` where the scenario has no plan, `bad_field`, `unknown_id`, `busy`.
   */
  async *findAlternatives(
    request: AlternativesRequest,
    signal: AbortSignal,
  ): AsyncGenerator<AlternativesItem> {
    const key = this.hash(request);
    const known = this.sets.get(key);
    if (known) {
      yield* known;
      return;
    }
    const { scenario, tolerance, measure, count, timeLimitS } = request;
    const answer = await requirePlan(this.dependencies.solver, scenario, signal);
    const release = await this.dependencies.queue.enter(signal);
    const items: AlternativesItem[] = [];
    try {
      const limits = { tolerance, measure, count, timeLimitMs: timeLimitS * 1000, signal };
      const search = findAlternatives({ ...this.open(scenario), answer, ...limits });
      for (let step = await search.next(); ; step = await search.next()) {
        if (step.value) {
          items.push(step.value);
          yield step.value;
        }
        if (step.done) break;
      }
    } finally {
      release();
    }
    const last = items.at(-1);
    // What was cut short by time may get further the next time.
    if (last && isAlternativesEnd(last) && last.ended !== "time") this.sets.set(key, items);
  }

  /** How often each site is chosen; yields what is known so far. Throws as `findAlternatives`. */
  async *sampleRobustness(
    request: RobustnessRequest,
    signal: AbortSignal,
  ): AsyncGenerator<RobustnessResponse> {
    const key = this.hash(request);
    const known = this.samples.get(key);
    if (known) {
      yield known;
      return;
    }
    const { scenario, samples, headroomSpread, seed, timeLimitS } = request;
    const answer = await requirePlan(this.dependencies.solver, scenario, signal);
    const release = await this.dependencies.queue.enter(signal);
    let last: RobustnessResponse | undefined;
    try {
      const limits = { samples, headroomSpread, seed, timeLimitMs: timeLimitS * 1000, signal };
      for await (last of sampleRobustness({ ...this.open(scenario), answer, ...limits })) {
        yield last;
      }
    } finally {
      release();
    }
    if (last?.done === samples) this.samples.set(key, last);
  }

  private hash(request: AlternativesRequest | RobustnessRequest): string {
    return hashJson({ dataVersion: this.dependencies.data.version, request });
  }

  /** What every question about a scenario is asked of. */
  private open(scenario: Scenario) {
    const { data, engines, openNetwork } = this.dependencies;
    return { scenario, data, engine: engines[scenario.engine], network: openNetwork(scenario) };
  }
}
