import { type JudgedPlace, placeResponseSchema } from "@/lib/schema/judged-place";
import { ApiError, fetchChecked } from "./api-error";

/** Asks which municipality a point counts to; null at sea and abroad. Rejects with `ApiError`. */
export async function judgePlace(lon: number, lat: number): Promise<JudgedPlace | null> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ lon, lat });
  const response = await fetchChecked("/api/place", { method: "POST", headers, body });
  const parsed = placeResponseSchema.safeParse(await response.json());
  if (!parsed.success) throw new ApiError("unreadable", undefined);
  return parsed.data.place;
}
