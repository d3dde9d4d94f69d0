import { createHash } from "node:crypto";
import { configure } from "safe-stable-stringify";
import type { Scenario } from "@/lib/schema/scenario";

const stringify = configure({ deterministic: true, strict: true });

/** SHA-256, hexadecimal, of any JSON value; the order of keys does not matter. */
export function hashJson(value: unknown): string {
  return createHash("sha256")
    .update(stringify(value) ?? "")
    .digest("hex");
}

/** Names a question: the same scenario on the same data has the same hash, and the same plan. */
export function hashScenario(scenario: Scenario, dataVersion: string): string {
  return hashJson({ dataVersion, scenario });
}
