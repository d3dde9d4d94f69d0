import { pointToPolygonDistance } from "@turf/turf";
import type { Area, Box } from "./area";
import { findContainingArea } from "./find-containing-area";
import type { LonLat } from "./lon-lat";
import { measureDistanceKm } from "./measure-distance-km";

/** Distance from a point to a box, km; 0 inside. Never more than the distance to what it holds. */
function measureBoxDistanceKm(point: LonLat, [west, south, east, north]: Box): number {
  const lon = Math.min(Math.max(point.lon, west), east);
  const lat = Math.min(Math.max(point.lat, south), north);
  return measureDistanceKm(point, { lon, lat });
}

/**
 * The area that holds a point, else the one whose border is nearest.
 *
 * @returns `distanceKm` = 0 inside, else to the border; null of no areas.
 */
export function findNearestArea(
  point: LonLat,
  areas: readonly Area[],
): { area: Area; distanceKm: number } | null {
  const containing = findContainingArea(point, areas);
  if (containing) return { area: containing, distanceKm: 0 };
  const byBox = areas
    .map((area) => ({ area, boxKm: measureBoxDistanceKm(point, area.box) }))
    .sort((a, b) => a.boxKm - b.boxKm);
  let nearest: { area: Area; distanceKm: number } | null = null;
  for (const { area, boxKm } of byBox) {
    if (nearest && boxKm * 0.99 > nearest.distanceKm) break;
    const distanceKm = Math.abs(
      pointToPolygonDistance([point.lon, point.lat], area.geometry, { units: "kilometers" }),
    );
    if (nearest === null || distanceKm < nearest.distanceKm) nearest = { area, distanceKm };
  }
  return nearest;
}
