import type { LonLat } from "./lon-lat";
import { measureDistanceKm } from "./measure-distance-km";

/** The place nearest to a point and its distance, km; the first of equals; null of no places. */
export function findNearest<Place extends LonLat>(
  point: LonLat,
  places: readonly Place[],
): { place: Place; distanceKm: number } | null {
  let nearest: { place: Place; distanceKm: number } | null = null;
  for (const place of places) {
    const distanceKm = measureDistanceKm(point, place);
    if (nearest === null || distanceKm < nearest.distanceKm) nearest = { place, distanceKm };
  }
  return nearest;
}
