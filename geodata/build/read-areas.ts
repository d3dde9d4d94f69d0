import { feature } from "topojson-client";
import { type Area, createArea } from "@/lib/geo/area";
import type { buildBoundaries } from "./boundaries";

/** The municipalities as areas for point queries. */
export function readAreas(boundaries: ReturnType<typeof buildBoundaries>): Area[] {
  return feature(boundaries, boundaries.objects.municipalities).features.map(({ id, geometry }) => {
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") {
      throw new Error(`${id} is not an area`);
    }
    return createArea(String(id), geometry);
  });
}
