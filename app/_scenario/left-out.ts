import { defaultScenario, type Scenario } from "@/lib/schema/scenario";

/** A part of a link or file that a scenario was read without. */
export interface LeftOut {
  /** Dotted path of the field that it spoke of; null where it names none of ours. */
  readonly path: string | null;
  /** What stands there, as it was written, shortened. */
  readonly text: string;
  /** Not ours, not to be read as the value of its field, or said twice. */
  readonly why: "unknown" | "unreadable" | "repeated";
}

/** What was read of a link or file: a scenario that is always usable, and what it lacks of it. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly leftOut: readonly LeftOut[];
}

/** Longest text that is shown of a part. */
const MOST_LETTERS = 60;

/** Notes a part that is left out. */
export function leaveOut(path: string | null, text: string, why: LeftOut["why"]): LeftOut {
  const letters = [...text.slice(0, 4 * MOST_LETTERS)];
  const isLong = letters.length > MOST_LETTERS;
  return { path, text: isLong ? `${letters.slice(0, MOST_LETTERS).join("")}…` : text, why };
}

/** Puts the default weights in place of weights of which none counts, and says so. */
export function replaceZeroWeights({ scenario, leftOut }: ReadScenario): ReadScenario {
  const weights = Object.entries(scenario.weights);
  if (weights.some(([, weight]) => weight > 0)) return { scenario, leftOut };
  const text = weights.map(([id, weight]) => `${id} ${weight}`).join(", ");
  return {
    scenario: { ...scenario, weights: defaultScenario.weights },
    leftOut: [...leftOut, leaveOut("weights", text, "unreadable")],
  };
}
