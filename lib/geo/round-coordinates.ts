import { truncate } from "@turf/turf";
import type { Feature } from "geojson";

/** A copy with its coordinates rounded to so many decimals of a degree; 6 ≈ 0.1 m. */
export function roundCoordinates<F extends Feature>(feature: F, decimals: number): F {
  return truncate(feature, { precision: decimals, coordinates: 2, mutate: false });
}
