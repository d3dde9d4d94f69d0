import { defaultScenario, type Scenario } from "@/lib/schema/scenario";
import { urlFields } from "./url-fields";

/** Keys of the address that belong to the scenario. */
export const scenarioKeys: readonly string[] = urlFields.map((field) => field.key);

/** What an address holds: a scenario that is always usable, and the fields that were not. */
export interface DecodedScenario {
  scenario: Scenario;
  /** Dotted paths of the fields whose text was invalid; they took their defaults. */
  problems: string[];
}

/** Writes only what differs from the default; null = leave the key out. */
export function encodeScenario(scenario: Scenario): Record<string, string | null> {
  return Object.fromEntries(
    urlFields.map((field) => {
      const text = field.write(scenario);
      return [field.key, text === field.write(defaultScenario) ? null : text];
    }),
  );
}

/** Reads a scenario from the texts of an address; every invalid field falls back and is named. */
export function decodeScenario(
  texts: Readonly<Record<string, string | null | undefined>>,
): DecodedScenario {
  let scenario = defaultScenario;
  const problems: string[] = [];
  for (const field of urlFields) {
    const text = texts[field.key];
    if (text === null || text === undefined) continue;
    const next = field.read(text, scenario);
    if (next) scenario = next;
    else problems.push(field.path);
  }
  if (Object.values(scenario.weights).every((weight) => weight === 0)) {
    scenario = { ...scenario, weights: defaultScenario.weights };
    problems.push("weights");
  }
  return { scenario, problems };
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
