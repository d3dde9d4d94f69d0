import type { Feature, LineString, Point } from "geojson";

/** Flat properties of a feature; null means unknown or not applicable. */
export type FlatProperties = Record<string, string | number | boolean | null>;

/** A point feature. */
export function createPoint(
  place: { lon: number; lat: number },
  properties: FlatProperties,
): Feature<Point, FlatProperties> {
  return {
    type: "Feature",
    properties,
    geometry: { type: "Point", coordinates: [place.lon, place.lat] },
  };
}

/** A straight line feature. */
export function createLine(
  from: { lon: number; lat: number },
  to: { lon: number; lat: number },
  properties: FlatProperties,
): Feature<LineString, FlatProperties> {
  return {
    type: "Feature",
    properties,
    geometry: {
      type: "LineString",
      coordinates: [
        [from.lon, from.lat],
        [to.lon, to.lat],
      ],
    },
  };
}
