import { CodedError } from "@/lib/errors";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { describeInfeasible } from "./describe-infeasible";
import type { ScenarioSolver } from "./scenario-solver";

/** In the body of a question the scenario is a field: its own fields are named from there. */
function nameWithin(error: unknown): unknown {
  if (!(error instanceof CodedError) || error.field === undefined) return error;
  const isScenarioField = error.code === "unknown_id" || error.code === "bad_field";
  if (!isScenarioField) return error;
  return new CodedError(error.code, error.message, `scenario.${error.field}`);
}

/**
 * The plan that a question is about: the same that `POST /api/solve` answers with, from memory where
 * it is known. Throws `infeasible` where there is none, `unavailable` where none was found in time,
 * `unknown_id` and `bad_field` naming `scenario.…`, `busy`.
 */
export async function requirePlan(
  solver: Pick<ScenarioSolver, "solveToEnd">,
  scenario: Scenario,
  signal?: AbortSignal,
): Promise<SolveResponse> {
  const answer = await solver.solveToEnd(scenario, signal).catch((error: unknown) => {
    throw nameWithin(error);
  });
  if (answer.certificate.status === "infeasible") throw describeInfeasible(answer);
  if (answer.certificate.objective === null) {
    const message = "No plan was found within the time limit";
    throw new CodedError("unavailable", message, "scenario.timeLimitS");
  }
  return answer;
}
