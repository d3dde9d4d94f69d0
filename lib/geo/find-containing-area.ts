import { booleanPointInPolygon } from "@turf/turf";
import type { Area } from "./area";
import type { LonLat } from "./lon-lat";

/** The first area that holds the point, its border included; null where none does. */
export function findContainingArea(point: LonLat, areas: readonly Area[]): Area | null {
  for (const area of areas) {
    const [west, south, east, north] = area.box;
    if (point.lon < west || point.lon > east || point.lat < south || point.lat > north) continue;
    if (booleanPointInPolygon([point.lon, point.lat], area.geometry)) return area;
  }
  return null;
}
