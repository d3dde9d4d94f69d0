import { area, booleanPointInPolygon, centerOfMass, pointOnFeature, polygon } from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";
import type { LonLat } from "./lon-lat";

function findLargestPart(geometry: Polygon | MultiPolygon): Position[][] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  const parts = geometry.coordinates.map((rings) => ({ rings, size: area(polygon(rings)) }));
  return parts.reduce((best, part) => (part.size > best.size ? part : best)).rings;
}

/** A point inside an area to write its name at: the centre of its largest part if that is inside. */
export function findLabelPoint(geometry: Polygon | MultiPolygon): LonLat {
  const part = polygon(findLargestPart(geometry));
  const centre = centerOfMass(part);
  const inside = booleanPointInPolygon(centre, part) ? centre : pointOnFeature(part);
  const [lon = Number.NaN, lat = Number.NaN] = inside.geometry.coordinates;
  return { lon, lat };
}
