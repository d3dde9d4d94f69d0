import { booleanClockwise } from "@turf/turf";
import type { MultiPolygon, Polygon } from "geojson";

/** True where every outer ring runs counter-clockwise and every hole clockwise (RFC 7946, 3.1.6). */
export function isRightHanded(geometry: Polygon | MultiPolygon): boolean {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts.every((rings) => rings.every((ring, i) => booleanClockwise(ring) === i > 0));
}
