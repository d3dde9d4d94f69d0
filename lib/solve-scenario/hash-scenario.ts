import { hashJson } from "@/lib/async/hash-json";
import type { Scenario } from "@/lib/schema/scenario";

/** Names a question: the same scenario on the same data has the same hash, and the same plan. */
export function hashScenario(scenario: Scenario, dataVersion: string): string {
  return hashJson({ dataVersion, scenario });
}
