import { bbox } from "@turf/turf";
import type { MultiPolygon, Polygon } from "geojson";

/** West, south, east, north; degrees. */
export type Box = [number, number, number, number];

/** A coded area with its bounding box, ready for point queries. */
export type Area = { code: string; geometry: Polygon | MultiPolygon; box: Box };

/** Adds the bounding box that point queries look at first. */
export function createArea(code: string, geometry: Polygon | MultiPolygon): Area {
  const [west, south, east, north] = bbox(geometry);
  return { code, geometry, box: [west, south, east, north] };
}
