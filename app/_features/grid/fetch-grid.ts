import { ApiError, fetchChecked } from "@/app/_client/api-error";
import { type GridStateResponse, gridStateResponseSchema } from "@/lib/schema/grid-state";

/** Asks for the network in some hours; throws `ApiError` with the code of the refusal. */
export async function fetchGrid(body: string, signal: AbortSignal): Promise<GridStateResponse> {
  const headers = { "content-type": "application/json" };
  const response = await fetchChecked("/api/grid", { method: "POST", headers, body, signal });
  const parsed = gridStateResponseSchema.safeParse(await response.json());
  if (!parsed.success) throw new ApiError("unreadable", undefined);
  return parsed.data;
}
