import { inTurn } from "@/lib/async/in-turn";
import { KeptRuns } from "@/lib/async/kept-runs";
import { findAlternatives } from "@/lib/planning/alternatives/find-alternatives";
import { sampleRobustness } from "@/lib/planning/robustness/sample-robustness";
import type { Alternative, AlternativesEnd, AlternativesRequest } from "@/lib/schema/alternatives";
import type { RobustnessRequest, RobustnessResponse } from "@/lib/schema/robustness";
import { type AskerDependencies, openScenario } from "./open-scenario";

/** What a search for alternatives yields: plan by plan, then what they say together. */
export type AlternativesItem = Alternative | AlternativesEnd;

/** Whether an item is the last. */
export function isAlternativesEnd(item: AlternativesItem): item is AlternativesEnd {
  return "roles" in item;
}

const KEPT_SETS = 30;

/** Finds what else could be chosen: other plans near the best, and sites that hold up. */
export class OptionFinder {
  private readonly sets: KeptRuns<AlternativesRequest, AlternativesItem>;
  private readonly samples: KeptRuns<RobustnessRequest, RobustnessResponse>;

  constructor(dependencies: AskerDependencies) {
    const { data, queue } = dependencies;
    this.sets = new KeptRuns({
      dataVersion: data.version,
      async *work({ scenario, tolerance, measure, count, timeLimitS }, signal) {
        const asked = await openScenario(dependencies, scenario, signal);
        const limits = { tolerance, measure, count, timeLimitMs: timeLimitS * 1000, signal };
        const search = () => findAlternatives({ ...asked, ...limits });
        const end = yield* inTurn(queue, signal, search);
        if (end) yield end;
      },
      // What was cut short by time may get further the next time.
      isWhole: (last) => isAlternativesEnd(last) && last.ended !== "time",
      max: KEPT_SETS,
      replay: "all",
    });
    this.samples = new KeptRuns({
      dataVersion: data.version,
      async *work({ scenario, samples, headroomSpread, seed, timeLimitS }, signal) {
        const asked = await openScenario(dependencies, scenario, signal);
        const limits = { samples, headroomSpread, seed, timeLimitMs: timeLimitS * 1000, signal };
        yield* inTurn(queue, signal, () => sampleRobustness({ ...asked, ...limits }));
      },
      isWhole: (last) => last.done === last.total,
      max: KEPT_SETS,
    });
  }

  /**
   * The best plan, others within the tolerance, and last what they say together.
   * Throws `infeasible` where the scenario has no plan, `bad_field`, `unknown_id`, `busy`.
   */
  findAlternatives(
    request: AlternativesRequest,
    signal?: AbortSignal,
  ): AsyncGenerator<AlternativesItem> {
    return this.sets.follow(request, signal);
  }

  /** How often each site is chosen; yields what is known so far. Throws as `findAlternatives`. */
  sampleRobustness(
    request: RobustnessRequest,
    signal?: AbortSignal,
  ): AsyncGenerator<RobustnessResponse> {
    return this.samples.follow(request, signal);
  }
}
