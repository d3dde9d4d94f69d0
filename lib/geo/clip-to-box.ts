import { bboxClip, polygon } from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";
import type { Box } from "./area";

function clipPart(rings: Position[][], box: Box): Position[][][] {
  const clipped = bboxClip(polygon(rings), box).geometry;
  if (clipped.type === "MultiPolygon") return clipped.coordinates;
  return clipped.type === "Polygon" ? [clipped.coordinates] : [];
}

/** What of an area lies inside a box; null where nothing does. */
export function clipToBox(geometry: Polygon | MultiPolygon, box: Box): MultiPolygon | null {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = parts
    .flatMap((rings) => clipPart(rings, box))
    .filter((rings) => (rings[0]?.length ?? 0) >= 4);
  return coordinates.length === 0 ? null : { type: "MultiPolygon", coordinates };
}
