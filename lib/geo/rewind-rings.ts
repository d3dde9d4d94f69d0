import { booleanClockwise } from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";

function rewindPart(rings: Position[][]): Position[][] {
  return rings.map((ring, i) => (booleanClockwise(ring) === i > 0 ? ring : ring.toReversed()));
}

/** A copy whose outer rings run counter-clockwise and holes clockwise (RFC 7946, 3.1.6). */
export function rewindRings(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  if (geometry.type === "Polygon") {
    return { type: "Polygon", coordinates: rewindPart(geometry.coordinates) };
  }
  return { type: "MultiPolygon", coordinates: geometry.coordinates.map(rewindPart) };
}
