import { ApiError, fetchChecked } from "@/app/_client/api-error";
import type { Scenario } from "@/lib/schema/scenario";
import { type FileResponse, fileResponseSchema } from "@/lib/schema/site-file";

/**
 * Asks what a chosen file holds: its scenario, sites that were edited, or points alone.
 *
 * @param text the file; JSON
 * @param scenario takes the points of a file that carries none of its own
 */
export async function askFile(text: string, scenario: Scenario): Promise<FileResponse> {
  const response = await fetchChecked("/api/files", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"scenario":${JSON.stringify(scenario)},"file":${text}}`,
  });
  const parsed = fileResponseSchema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ApiError("unreadable", undefined);
}
