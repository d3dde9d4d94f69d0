import { pointToPolygonDistance, polygon } from "@turf/turf";
import type { Area, Box } from "./area";
import { findContainingArea } from "./find-containing-area";
import type { LonLat } from "./lon-lat";
import { measureDistanceKm } from "./measure-distance-km";

/** Distance from a point to a box, km; 0 inside. Never more than the distance to what it holds. */
function measureBoxDistanceKm(point: LonLat, [west, south, east, north]: Box): number {
  const lon = Math.min(Math.max(point.lon, west), east);
  const lat = Math.min(Math.max(point.lat, south), north);
  // On a sphere the nearest place of a box lies a little off the parallel through the point.
  return 0.99 * measureDistanceKm(point, { lon, lat });
}

/**
 * The area that holds a point, else the one whose border is nearest.
 *
 * @param reachKm how far outside every border the point may lie
 * @returns `distanceKm` = 0 inside, else to the border; null where no area is within reach
 */
export function findNearestArea(
  point: LonLat,
  areas: readonly Area[],
  reachKm = Infinity,
): { area: Area; distanceKm: number } | null {
  const containing = findContainingArea(point, areas);
  if (containing) return { area: containing, distanceKm: 0 };
  const byBox = areas
    .filter(({ box }) => measureBoxDistanceKm(point, box) <= reachKm)
    .flatMap((area) =>
      area.parts.map(({ rings, box }) => ({
        area,
        rings,
        boxKm: measureBoxDistanceKm(point, box),
      })),
    )
    .sort((a, b) => a.boxKm - b.boxKm);
  let nearest: { area: Area; distanceKm: number } | null = null;
  for (const { area, rings, boxKm } of byBox) {
    if (boxKm > (nearest?.distanceKm ?? reachKm)) break;
    const distanceKm = Math.abs(
      pointToPolygonDistance([point.lon, point.lat], polygon(rings), { units: "kilometers" }),
    );
    if (nearest === null || distanceKm < nearest.distanceKm) nearest = { area, distanceKm };
  }
  return nearest && nearest.distanceKm <= reachKm ? nearest : null;
}
