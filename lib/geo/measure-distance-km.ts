import { distance } from "@turf/turf";
import type { LonLat } from "./lon-lat";

/** Great-circle distance between two places, km (haversine on a sphere of 6,371.0088 km). */
export function measureDistanceKm(from: LonLat, to: LonLat): number {
  return distance([from.lon, from.lat], [to.lon, to.lat], { units: "kilometers" });
}
