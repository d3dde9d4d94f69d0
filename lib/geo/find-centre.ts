import { centroid } from "@turf/turf";
import type { Geometry } from "geojson";
import type { LonLat } from "./lon-lat";

/** The mean of the corners of a geometry; a point's own place. */
export function findCentre(geometry: Geometry): LonLat {
  const [lon = Number.NaN, lat = Number.NaN] = centroid(geometry).geometry.coordinates;
  return { lon, lat };
}
