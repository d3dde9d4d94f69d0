import type { WorkQueue } from "@/lib/async/work-queue";
import type { PlanNetwork } from "@/lib/planning/network/plan-network";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import type { SolverEngine } from "@/lib/solver/solver";
import { requirePlan } from "./require-plan";
import type { ScenarioSolver } from "./scenario-solver";

/** What questions about a scenario's plan are asked of. */
export interface AskerDependencies {
  readonly solver: ScenarioSolver;
  readonly data: SitingData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  /** The network that a scenario's plans are held to, or null. */
  readonly openNetwork: (scenario: Scenario) => PlanNetwork | null;
  readonly queue: WorkQueue;
}

/** A scenario with its plan, and with what solves further questions about it. */
export interface AskedScenario {
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly engine: SolverEngine;
  readonly network: PlanNetwork | null;
  /** The same that `POST /api/solve` answers with. */
  readonly answer: SolveResponse;
}

/**
 * Everything that a question about a scenario's plan starts from. Throws `infeasible` where there is
 * no plan, `unavailable` where none was found in time, `unknown_id`, `bad_field`, `busy`.
 */
export async function openScenario(
  { solver, data, engines, openNetwork }: AskerDependencies,
  scenario: Scenario,
  signal: AbortSignal,
): Promise<AskedScenario> {
  const answer = await requirePlan(solver, scenario, signal);
  const engine = engines[scenario.engine];
  return { scenario, data, engine, network: openNetwork(scenario), answer };
}
