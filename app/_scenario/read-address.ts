import { type LeftOut, leaveOut, type ReadScenario } from "./left-out";
import { decodeScenario, scenarioKeys } from "./scenario-url";
import type { StageSettings } from "./stage-settings";
import { decodeStages, stageKeys } from "./stage-url";

/** Key of the address that names a saved scenario. */
export const SAVED_KEY = "s";

const ourKeys: ReadonlySet<string> = new Set([...scenarioKeys, ...stageKeys, SAVED_KEY]);

/** Reads a whole address; keys that are not ours and those said again are named as left out. */
export function readAddress(
  query: URLSearchParams,
): ReadScenario & { readonly stages: StageSettings } {
  const texts: Record<string, string> = {};
  const strays: LeftOut[] = [];
  for (const [key, text] of query) {
    const isOurs = ourKeys.has(key);
    if (isOurs && !Object.hasOwn(texts, key)) texts[key] = text;
    else strays.push(leaveOut(null, `${key}=${text}`, isOurs ? "repeated" : "unknown"));
  }
  const { scenario, leftOut } = decodeScenario(texts);
  const { settings, leftOut: ofStages } = decodeStages(texts);
  return { scenario, stages: settings, leftOut: [...leftOut, ...ofStages, ...strays] };
}
