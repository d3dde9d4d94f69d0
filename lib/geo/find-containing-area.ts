import { booleanPointInPolygon, polygon } from "@turf/turf";
import type { Area, Box } from "./area";
import type { LonLat } from "./lon-lat";

function isInBox({ lon, lat }: LonLat, [west, south, east, north]: Box): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** The first area that holds the point, its border included; null where none does. */
export function findContainingArea(point: LonLat, areas: readonly Area[]): Area | null {
  for (const area of areas) {
    if (!isInBox(point, area.box)) continue;
    for (const { rings, box } of area.parts) {
      if (!isInBox(point, box)) continue;
      if (booleanPointInPolygon([point.lon, point.lat], polygon(rings))) return area;
    }
  }
  return null;
}
