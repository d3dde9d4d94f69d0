import { log } from "@/lib/log";
import { defaultScenario, type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import type { ScenarioSolver } from "@/lib/solve-scenario/scenario-solver";

async function solveAhead(solver: ScenarioSolver, scenario: Scenario): Promise<void> {
  const { model } = scenario.grid;
  try {
    const { certificate } = await solver.solveToEnd(scenario);
    log.info({ certificate, model }, "the default scenario is solved");
  } catch (err) {
    log.error({ err, model }, "the default scenario was not solved");
  }
}

/**
 * Finds the first visitor's answer before the first visitor comes, which compiles the engine; then
 * opens the stress hours and finds their first limits, for those who first ask for power flows.
 */
export async function warmUp(solver: ScenarioSolver, onWarm: () => void): Promise<void> {
  await solveAhead(solver, defaultScenario);
  onWarm();
  for (const model of ["dc", "dc-n1"] as const) {
    await solveAhead(solver, scenarioSchema.parse({ grid: { model } }));
  }
}
