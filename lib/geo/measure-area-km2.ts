import { area } from "@turf/turf";
import type { MultiPolygon, Polygon } from "geojson";

/** Area on the sphere, km². */
export function measureAreaKm2(geometry: Polygon | MultiPolygon): number {
  return area(geometry) / 1e6;
}
