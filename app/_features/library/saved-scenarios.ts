import type { z } from "zod";
import { ApiError, fetchChecked } from "@/app/_client/api-error";
import {
  type SavedScenario,
  type SavedSummary,
  savedListSchema,
  savedScenarioSchema,
} from "@/lib/schema/saved-scenario";
import type { Scenario } from "@/lib/schema/scenario";

const PATH = "/api/scenarios";

async function readAs<T>(schema: z.ZodType<T>, response: Response): Promise<T> {
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ApiError("unreadable", undefined);
}

const send = (method: "POST" | "PUT", body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** What this browser has saved, last changed first. */
export async function listSaved(): Promise<SavedSummary[]> {
  return (await readAs(savedListSchema, await fetchChecked(PATH))).scenarios;
}

/** One saved scenario, by the id that its link carries. */
export async function readSaved(id: string): Promise<SavedScenario> {
  return readAs(savedScenarioSchema, await fetchChecked(`${PATH}/${encodeURIComponent(id)}`));
}

/** Saves a scenario under a name. */
export async function createSaved(name: string, scenario: Scenario): Promise<SavedScenario> {
  return readAs(savedScenarioSchema, await fetchChecked(PATH, send("POST", { name, scenario })));
}

/** Gives a saved scenario another name. */
export async function renameSaved(id: string, name: string): Promise<SavedScenario> {
  const { scenario, revision } = await readSaved(id);
  const change = send("PUT", { name, scenario, revision });
  return readAs(
    savedScenarioSchema,
    await fetchChecked(`${PATH}/${encodeURIComponent(id)}`, change),
  );
}

/** Deletes a saved scenario and returns what it was, so that it can be saved again. */
export async function deleteSaved(id: string): Promise<SavedScenario> {
  const saved = await readSaved(id);
  await fetchChecked(`${PATH}/${encodeURIComponent(id)}`, { method: "DELETE" });
  return saved;
}
