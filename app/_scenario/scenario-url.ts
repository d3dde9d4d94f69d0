import { defaultScenario, type Scenario } from "@/lib/schema/scenario";
import { type LeftOut, leaveOut, type ReadScenario, replaceZeroWeights } from "./left-out";
import { urlFields } from "./url-fields";

/** Keys of the address that belong to the scenario. */
export const scenarioKeys: readonly string[] = urlFields.map((field) => field.key);

/** Writes only what differs from the default; null = leave the key out. */
export function encodeScenario(scenario: Scenario): Record<string, string | null> {
  return Object.fromEntries(
    urlFields.map((field) => {
      const text = field.write(scenario);
      return [field.key, text === field.write(defaultScenario) ? null : text];
    }),
  );
}

/** Reads a scenario from the texts of an address; what cannot be read falls back and is named. */
export function decodeScenario(
  texts: Readonly<Record<string, string | null | undefined>>,
): ReadScenario {
  let scenario = defaultScenario;
  const leftOut: LeftOut[] = [];
  for (const field of urlFields) {
    const text = texts[field.key];
    if (text === null || text === undefined) continue;
    const { into, unread } = field.read(text, scenario);
    scenario = into;
    const why = "unreadable";
    leftOut.push(...unread.map((part) => leaveOut(field.path, `${field.key}=${part}`, why)));
  }
  return replaceZeroWeights({ scenario, leftOut });
}

/** The scenario as a query string without "?"; empty for the default. */
export function writeQuery(scenario: Scenario): string {
  const query = new URLSearchParams();
  for (const [key, text] of Object.entries(encodeScenario(scenario))) {
    if (text !== null) query.set(key, text);
  }
  return query.toString();
}

/** Two scenarios ask the same when their addresses agree. */
export function isSameScenario(a: Scenario, b: Scenario): boolean {
  return a === b || writeQuery(a) === writeQuery(b);
}
