import { inTurn } from "@/lib/async/in-turn";
import { KeptRuns } from "@/lib/async/kept-runs";
import { answerAnnounced } from "@/lib/planning/announced/answer-announced";
import { checkNetwork } from "@/lib/planning/network/check-network";
import type { AnnouncedProject, AnnouncedRequest, AnnouncedResponse } from "@/lib/schema/announced";
import type { AskerDependencies } from "./open-scenario";

export interface AnnouncedDependencies extends AskerDependencies {
  readonly projects: readonly AnnouncedProject[];
}

const KEPT_ANSWERS = 50;

/** Says whether the announced projects fit, and what would be better; answers are kept. */
export class AnnouncedFinder {
  private readonly answers: KeptRuns<AnnouncedRequest, AnnouncedResponse>;

  constructor(dependencies: AnnouncedDependencies) {
    const { data, queue } = dependencies;
    this.answers = new KeptRuns({
      dataVersion: data.version,
      work: (request, signal) =>
        inTurn(queue, signal, async function* () {
          yield await answerRequest(dependencies, request, signal);
        }),
      isWhole: () => true,
      max: KEPT_ANSWERS,
    });
  }

  /** Throws `unknown_id`, `bad_field`, `busy`, `unavailable`. */
  answer(request: AnnouncedRequest, signal?: AbortSignal): Promise<AnnouncedResponse> {
    return this.answers.ask(request, signal);
  }
}

function answerRequest(
  { solver, data, projects, engines, openNetwork }: AnnouncedDependencies,
  request: AnnouncedRequest,
  signal: AbortSignal,
): Promise<AnnouncedResponse> {
  const network = request.compare ? openNetwork(request.scenario) : null;
  return answerAnnounced({
    request,
    data,
    all: projects,
    engine: engines[request.scenario.engine],
    signal,
    solve: (scenario) => solver.solveToEnd(scenario, signal),
    checkGrid: async (plan) => network && checkNetwork(network, plan),
  });
}
