import { z } from "zod";
import { CodedError } from "@/lib/errors";
import { parseWith } from "@/lib/http/parse-with";

/** Points of one file: far more than a scenario takes. */
const MAX_FEATURES = 1000;

/** A GeoJSON FeatureCollection as it comes; the features are read one by one. */
const collectionSchema = z.looseObject({
  type: z.literal("FeatureCollection"),
  features: z.array(z.unknown()).max(MAX_FEATURES),
  crs: z.unknown().optional(),
  bunsan: z.unknown().optional(),
});

export type SiteCollection = z.infer<typeof collectionSchema>;

const namedCrsSchema = z.object({
  type: z.literal("name"),
  properties: z.object({ name: z.string().max(200) }),
});

/** Names under which files give longitude and latitude on WGS 84, or on the same to a metre. */
const inDegrees = /(^|[:/])(CRS84h?|4326|4979|4737)$/i;

const SAVE_AGAIN = "save the file in WGS 84 (EPSG:4326)";

const geometryTypes = new Set([
  ...["Feature", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"],
  ...["GeometryCollection", "Topology"],
]);

/** Whether a body is a map file rather than a scenario. */
export function isMapFile(body: unknown): boolean {
  const typed = z.object({ type: z.string() }).safeParse(body);
  if (!typed.success) return false;
  return typed.data.type === "FeatureCollection" || geometryTypes.has(typed.data.type);
}

/** Reads the frame of a file of sites. Throws `bad_field` where it is no FeatureCollection. */
export function parseCollection(body: unknown): SiteCollection {
  const typed = z.object({ type: z.string() }).safeParse(body);
  if (typed.success && geometryTypes.has(typed.data.type)) {
    const message = `A ${typed.data.type} is not read; a GeoJSON FeatureCollection of points is`;
    throw new CodedError("bad_field", message, "type");
  }
  return parseWith(collectionSchema, body);
}

/** Throws `not_degrees` where a file names a system of coordinates other than WGS 84. */
export function checkCoordinateSystem({ crs }: SiteCollection): void {
  if (crs === undefined || crs === null) return;
  const named = namedCrsSchema.safeParse(crs);
  const name = named.success ? named.data.properties.name.trim() : "";
  if (inDegrees.test(name)) return;
  const system = /^[\w:./-]{1,80}$/.test(name) ? name : "a system of another kind";
  throw new CodedError(
    "not_degrees",
    `Its coordinates are in ${system}, not longitude and latitude: ${SAVE_AGAIN}`,
    "crs",
  );
}

const isIn = (degrees: number, from: number, to: number) => degrees >= from && degrees <= to;

/**
 * Throws `not_degrees` where two numbers are no longitude and latitude, or are in the other order.
 *
 * @param what names the feature in the message
 * @param field dotted path of the coordinates
 */
export function checkDegrees(lon: number, lat: number, what: string, field: string): void {
  const isSwapped = isIn(lon, 33, 39) && isIn(lat, 124, 132);
  if (isSwapped) {
    const message = `${what} has its latitude before its longitude: GeoJSON has longitude first`;
    throw new CodedError("not_degrees", message, field);
  }
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return;
  const message = `${what} stands at ${lon}, ${lat}: these are metres, not degrees; ${SAVE_AGAIN}`;
  throw new CodedError("not_degrees", message, field);
}
