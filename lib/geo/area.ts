import { bbox, polygon } from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";

/** West, south, east, north; degrees. */
export type Box = [number, number, number, number];

/** One closed piece of land: its outline and holes, with the box around it. */
export type AreaPart = { rings: Position[][]; box: Box };

/** A coded area in its parts, each with its bounding box, ready for point queries. */
export type Area = { code: string; parts: AreaPart[]; box: Box };

function findBox(geometry: Polygon | MultiPolygon): Box {
  const [west, south, east, north] = bbox(geometry);
  return [west, south, east, north];
}

/** Adds the bounding boxes that point queries look at first. */
export function createArea(code: string, geometry: Polygon | MultiPolygon): Area {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return {
    code,
    parts: parts.map((rings) => ({ rings, box: findBox(polygon(rings).geometry) })),
    box: findBox(geometry),
  };
}
