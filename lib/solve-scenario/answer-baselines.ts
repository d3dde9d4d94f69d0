import { CodedError } from "@/lib/errors";
import { parseWith } from "@/lib/http/parse-with";
import { compareBaselines } from "@/lib/planning/baselines/compare-baselines";
import { readRanges } from "@/lib/planning/plan-question";
import { type BaselinesResponse, baselinesRequestSchema } from "@/lib/schema/baselines";
import type { Scenario } from "@/lib/schema/scenario";
import { describeInfeasible } from "./describe-infeasible";
import { refuseZeroWeights } from "./parse-scenario";
import type { ReadyService } from "./solve-service";

/** Reads `{ scenario }`. Throws `bad_field` naming the field. */
export function parseBaselinesRequest(body: unknown): Scenario {
  const { scenario } = parseWith(baselinesRequestSchema, body);
  return refuseZeroWeights(scenario, "scenario.weights");
}

/**
 * What one would choose without an optimiser, in the ranges of the scenario's own plan. That plan is
 * taken from memory where it is known, as it is once it has been shown.
 * Throws `infeasible`, `unavailable`, `busy`, `unknown_id` or `bad_field`.
 */
export async function answerBaselines(
  scenario: Scenario,
  { solver, data }: Pick<ReadyService, "solver" | "data">,
  signal?: AbortSignal,
): Promise<BaselinesResponse> {
  const answer = await solver.solveToEnd(scenario, signal);
  const { status } = answer.certificate;
  if (status === "infeasible") throw describeInfeasible(answer);
  if (status === "no_solution") {
    throw new CodedError("unavailable", "No plan was found within the time limit");
  }
  return {
    scenario,
    dataVersion: data.version,
    baselines: compareBaselines(scenario, data, readRanges(answer.plan)),
  };
}
