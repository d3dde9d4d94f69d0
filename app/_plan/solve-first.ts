import { findPreset } from "@/app/_scenario/presets";
import { decodeScenario, isSameScenario } from "@/app/_scenario/scenario-url";
import { defaultScenario, type Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { shareService } from "@/lib/service/service";

/** How long the page may wait for its first answer, ms; after that it is sent without one. */
const PATIENCE_MS = 1500;

/**
 * Server only: the plan that the page opens with. Presets alone are solved here, because their
 * answers are kept; any other scenario is asked for by the browser, which can also cancel it.
 */
export async function solveFirst(
  query: Record<string, string | string[] | undefined>,
): Promise<SolveResponse | undefined> {
  const texts = Object.entries(query).map(([key, text]) => [key, [text].flat()[0]] as const);
  const { scenario } = decodeScenario(Object.fromEntries(texts));
  if (!isPreset(scenario)) return undefined;
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE_MS);
  let best: SolveResponse | undefined;
  try {
    const { solver } = await shareService().ready;
    for await (const response of solver.solve(scenario, control.signal)) best = response;
  } catch {
    // Busy, too slow or broken: the browser asks again and tells the person what is wrong.
  } finally {
    clearTimeout(timer);
  }
  return best;
}

function isPreset(scenario: Scenario): boolean {
  const { targetMw } = scenario;
  return (
    findPreset(targetMw) !== "custom" && isSameScenario(scenario, { ...defaultScenario, targetMw })
  );
}
