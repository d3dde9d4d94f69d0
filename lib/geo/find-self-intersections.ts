import { kinks } from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";

/** The places where a border crosses itself; none in a valid area. */
export function findSelfIntersections(geometry: Polygon | MultiPolygon): Position[] {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts.flatMap((coordinates) =>
    kinks({ type: "Polygon", coordinates }).features.map((kink) => kink.geometry.coordinates),
  );
}
