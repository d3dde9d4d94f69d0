import { parseWith } from "@/lib/http/parse-with";
import { readRanges } from "@/lib/planning/ask/plan-question";
import { checkBaselines } from "@/lib/planning/baselines/check-baselines";
import { compareBaselines } from "@/lib/planning/baselines/compare-baselines";
import { type BaselinesResponse, baselinesRequestSchema } from "@/lib/schema/baselines";
import type { Scenario } from "@/lib/schema/scenario";
import type { AskerDependencies } from "./open-scenario";
import { refuseZeroWeights } from "./parse-scenario";
import { requirePlan } from "./require-plan";

/** Reads `{ scenario }`. Throws `bad_field` naming the field. */
export function parseBaselinesRequest(body: unknown): Scenario {
  const { scenario } = parseWith(baselinesRequestSchema, body);
  return refuseZeroWeights(scenario, "scenario.weights");
}

/**
 * What one would choose without an optimiser, in the ranges of the scenario's own plan. That plan is
 * taken from memory where it is known, as it is once it has been shown. On a network each is checked
 * against every hour, as the plan is.
 * Throws `infeasible`, `unavailable`, `busy`, `unknown_id` or `bad_field`.
 */
export async function answerBaselines(
  scenario: Scenario,
  { solver, data, openNetwork }: Pick<AskerDependencies, "solver" | "data" | "openNetwork">,
  signal?: AbortSignal,
): Promise<BaselinesResponse> {
  const answer = await requirePlan(solver, scenario, signal);
  const baselines = compareBaselines(scenario, data, readRanges(answer.plan));
  const network = openNetwork(scenario);
  return {
    scenario,
    dataVersion: data.version,
    baselines: network ? await checkBaselines(baselines, scenario, data, network) : baselines,
  };
}
