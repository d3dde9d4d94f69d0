import { LRUCache } from "lru-cache";
import type { WorkQueue } from "@/lib/async/work-queue";
import { answerAnnounced } from "@/lib/planning/announced/answer-announced";
import { checkNetwork } from "@/lib/planning/network/check-network";
import type { PlanNetwork } from "@/lib/planning/network/plan-network";
import type { AnnouncedProject, AnnouncedRequest, AnnouncedResponse } from "@/lib/schema/announced";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolverEngine } from "@/lib/solver/solver";
import { hashJson } from "./hash-scenario";
import type { ScenarioSolver } from "./scenario-solver";

export interface AnnouncedDependencies {
  readonly solver: ScenarioSolver;
  readonly data: SitingData;
  readonly projects: readonly AnnouncedProject[];
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  readonly openNetwork: (scenario: Scenario) => PlanNetwork | null;
  readonly queue: WorkQueue;
}

const KEPT_ANSWERS = 50;

/** Says whether the announced projects fit, and what would be better; answers are kept. */
export class AnnouncedFinder {
  private readonly answers = new LRUCache<string, AnnouncedResponse>({ max: KEPT_ANSWERS });

  constructor(private readonly dependencies: AnnouncedDependencies) {}

  /** Throws `unknown_id`, `bad_field`, `busy`, `unavailable`. */
  async answer(request: AnnouncedRequest, signal: AbortSignal): Promise<AnnouncedResponse> {
    const { solver, data, projects, engines, openNetwork, queue } = this.dependencies;
    const key = hashJson({ request, version: data.version });
    const known = this.answers.get(key);
    if (known) return known;
    const release = await queue.enter(signal);
    try {
      const network = request.compare ? openNetwork(request.scenario) : null;
      const answer = await answerAnnounced({
        request,
        data,
        all: projects,
        engine: engines[request.scenario.engine],
        signal,
        solve: (scenario) => solver.solveToEnd(scenario, signal),
        checkGrid: async (plan) => network && checkNetwork(network, plan),
      });
      this.answers.set(key, answer);
      return answer;
    } finally {
      release();
    }
  }
}
