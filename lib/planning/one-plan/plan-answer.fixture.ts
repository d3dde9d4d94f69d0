import type { SitingData } from "@/lib/schema/geodata";
import type { GridData } from "@/lib/schema/grid-data";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import type { SolverEngine } from "@/lib/solver/solver";
import type { PlanQuestion } from "../ask/plan-question";
import { Planner } from "./planner";

/** Time that no test on a busy machine runs out of, ms. */
export const AMPLE_MS = 120_000;

/** A question about the best plan of a scenario. */
export async function askAbout(
  data: SitingData,
  input: ScenarioInput,
  engine: SolverEngine,
  grid?: GridData,
): Promise<PlanQuestion> {
  const scenario = scenarioSchema.parse({ timeLimitS: 60, ...input });
  const engines = { highs: engine, glpk: engine };
  const planner = new Planner({
    data,
    engines,
    hashScenario: () => "0",
    ...(grid ? { grid } : {}),
  });
  let answer: SolveResponse | undefined;
  for await (const response of planner.improve(scenario)) answer = response;
  if (!answer) throw new Error("The planner gave no answer");
  return {
    scenario,
    data,
    engine,
    network: planner.openNetwork(scenario),
    answer,
    timeLimitMs: AMPLE_MS,
    signal: undefined,
  };
}
