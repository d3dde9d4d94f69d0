import { encodeScenario } from "@/app/_scenario/scenario-url";
import type { Scenario } from "@/lib/schema/scenario";

/** Keys of the target and the four weights, which stand outside the folded rules. */
const openKeys: ReadonlySet<string> = new Set(["t", "wg", "wd", "wr", "wa"]);

/** How many rules beside target and weights differ from the default. */
export function countChangedRules(scenario: Scenario): number {
  return Object.entries(encodeScenario(scenario)).filter(
    ([key, text]) => text !== null && !openKeys.has(key),
  ).length;
}
