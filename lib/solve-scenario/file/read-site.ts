import { z } from "zod";
import { CodedError } from "@/lib/errors";
import { nameProperties } from "@/lib/geodata/site-property-names";
import { isPlainText } from "@/lib/schema/plain-text";
import { lockSchema, ownSiteSchema, siteIdSchema } from "@/lib/schema/scenario";
import { readSizeMw } from "./read-size";
import { checkDegrees } from "./site-collection";

/** One point of a file, read. */
export interface FileSite {
  /** Position in the file, from 0. */
  readonly feature: number;
  /** A site of ours, if the feature names one. */
  readonly id: string | null;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** Null where the file gives no size. */
  readonly loadMw: number | null;
}

const propertiesSchema = z.record(z.string(), z.unknown()).catch({});
const idSchema = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .catch(null);
const geometrySchema = z.object({ type: z.string().max(40), coordinates: z.unknown().optional() });
const positionSchema = z.array(z.number()).min(2).max(4);
const nestedNameSchema = z.object({ ko: z.string() }).transform(({ ko }) => ko);

/** The properties of each feature of a file; none for what has none. */
export function readProperties(feature: unknown): Record<string, unknown> {
  return z.object({ properties: propertiesSchema }).catch({ properties: {} }).parse(feature)
    .properties;
}

/** Id of a site of ours that a feature names by itself or in its properties; null if it names none. */
export function readSiteId(feature: unknown): string | null {
  const properties = readProperties(feature);
  const own = z.object({ id: idSchema }).catch({ id: null }).parse(feature).id;
  const candidates = [idSchema.parse(properties.id), own];
  return candidates.find((id) => siteIdSchema.safeParse(id).success) ?? null;
}

function readName(properties: Record<string, unknown>): string | null {
  for (const key of nameProperties) {
    const value = properties[key];
    const nested = nestedNameSchema.safeParse(value);
    const text = nested.success ? nested.data : typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && text.trim() !== "") return text;
  }
  return null;
}

/** How a message calls a feature: its place in the file, counted from one, and its name. */
function callFeature(position: number, name: string | null): string {
  const isShown = name !== null && isPlainText(name);
  return isShown
    ? `Feature ${position + 1} "${name.trim().slice(0, 80)}"`
    : `Feature ${position + 1}`;
}

/** A point's two numbers; a MultiPoint of one point is one. Throws `not_points` for anything else. */
function readPosition(feature: unknown, what: string, field: string): [lon: number, lat: number] {
  const parsed = z.object({ geometry: geometrySchema }).safeParse(feature);
  const geometry = parsed.success ? parsed.data.geometry : null;
  if (!geometry) throw new CodedError("not_points", `${what} has no geometry`, field);
  const { type, coordinates } = geometry;
  const single = type === "MultiPoint" && Array.isArray(coordinates) && coordinates.length === 1;
  const position = positionSchema.safeParse(single ? coordinates[0] : coordinates);
  if (type !== "Point" && !single) {
    const message = `${what} is a ${type.replace(/\W/g, "")}; only points can be sites`;
    throw new CodedError("not_points", message, field);
  }
  if (!position.success) {
    throw new CodedError("bad_field", `${what} has no two coordinates`, `${field}.coordinates`);
  }
  const [lon = 0, lat = 0] = position.data;
  return [lon, lat];
}

function readLoad(
  properties: Record<string, unknown>,
  sizeProperty: string | null,
  what: string,
  field: string,
): number | null {
  if (sizeProperty === null) return null;
  const loadMw = readSizeMw(properties[sizeProperty], sizeProperty);
  const isFit = loadMw !== undefined && lockSchema.shape.minMw.safeParse(loadMw).success;
  if (isFit) return loadMw;
  const message = `${what} has no size between 0 and 100,000 MW in "${sizeProperty}"`;
  throw new CodedError("bad_field", message, `${field}.properties.${sizeProperty}`.slice(0, 200));
}

/**
 * Reads one feature as a site. Throws `not_points`, `not_degrees`, or `bad_field` naming the feature
 * and the field by its dotted path in the file.
 */
export function readSite(
  feature: unknown,
  position: number,
  sizeProperty: string | null,
): FileSite {
  const properties = readProperties(feature);
  const name = readName(properties);
  const what = callFeature(position, name);
  const field = `features.${position}`;
  const [lon, lat] = readPosition(feature, what, `${field}.geometry`);
  checkDegrees(lon, lat, what, `${field}.geometry.coordinates`);
  const loadMw = readLoad(properties, sizeProperty, what, field);
  const own = ownSiteSchema
    .omit({ id: true })
    .safeParse({ name: name ?? `#${position + 1}`, lon, lat });
  if (own.success) return { feature: position, id: readSiteId(feature), ...own.data, loadMw };
  const [issue] = own.error.issues;
  const isName = issue?.path[0] === "name";
  const message = isName
    ? `${what}: its name is empty, longer than 80 letters, or has control characters`
    : `${what} stands at ${lon}, ${lat}, which is not in Korea`;
  const part = isName ? "properties.name" : "geometry.coordinates";
  throw new CodedError("bad_field", message, `${field}.${part}`);
}
