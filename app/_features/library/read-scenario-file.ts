import { z } from "zod";
import { type Scenario, scenarioSchema } from "@/lib/schema/scenario";

const exportSchema = z.object({
  type: z.literal("FeatureCollection"),
  bunsan: z.object({ scenario: z.unknown() }),
});

/** What a chosen file held: a scenario, a field that is wrong, or nothing of ours (field null). */
export type ScenarioFile = { scenario: Scenario } | { field: string | null };

/** Reads the scenario back from an exported GeoJSON file. */
export function readScenarioFile(text: string): ScenarioFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { field: null };
  }
  const file = exportSchema.safeParse(json);
  if (!file.success) return { field: null };
  const scenario = scenarioSchema.safeParse(file.data.bunsan.scenario);
  if (scenario.success) return { scenario: scenario.data };
  return { field: scenario.error.issues[0]?.path.join(".") || "scenario" };
}
