import type { Geometry } from "geojson";
import { z } from "zod";
import type { SelectionKind } from "@/app/_plan/map-types";
import type { RemoteSource } from "../layers/map-style";

/** Where a place is: a point, and for an area or a line its bounds (west-south, east-north). */
export type PlaceSpot = {
  lon: number;
  lat: number;
  bounds?: [[number, number], [number, number]];
  /** Its outline or course, where the layer has more than a point. */
  shape?: Geometry;
};

/** A place of a layer with the flat properties its layer publishes. */
export type PlaceRecord = {
  kind: SelectionKind;
  properties: Record<string, unknown>;
  spot: PlaceSpot;
};

/** Positions stay unread: a layer has tens of thousands, and it comes from this app's own data. */
const geometrySchema = z.custom<Exclude<Geometry, { type: "GeometryCollection" }>>(
  (value) =>
    z.object({ type: z.string(), coordinates: z.array(z.unknown()) }).safeParse(value).success,
);

/** The part of a GeoJSON layer that the page reads. */
export const layerFileSchema = z.object({
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()),
      geometry: geometrySchema,
    }),
  ),
});

/** Layer that holds each kind of place; a site of the plan is a station or a person's own point. */
export const layerOfKind: Record<SelectionKind, RemoteSource> = {
  site: "stations",
  station: "stations",
  province: "provinces",
  municipality: "municipalities",
  plant: "plants",
  renewable: "renewables",
  datacentre: "datacentres",
  line: "lines",
  bus: "buses",
  branch: "branches",
};

type Box = { west: number; south: number; east: number; north: number };

function widen(box: Box, coordinates: unknown): void {
  if (!Array.isArray(coordinates)) return;
  const [lon, lat] = coordinates;
  if (typeof lon === "number" && typeof lat === "number") {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    return;
  }
  for (const inner of coordinates) widen(box, inner);
}

/** Middle and extent of GeoJSON coordinates of any depth; null when they hold no position. */
export function spotOf(coordinates: unknown): PlaceSpot | null {
  const box: Box = { west: 999, south: 999, east: -999, north: -999 };
  widen(box, coordinates);
  if (box.west > box.east) return null;
  const spot = { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 };
  if (box.west === box.east && box.south === box.north) return spot;
  return {
    ...spot,
    bounds: [
      [box.west, box.south],
      [box.east, box.north],
    ],
  };
}

/** Property as text, or null where the layer has none. */
export function readText(properties: Record<string, unknown>, name: string): string | null {
  const value = properties[name];
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" ? String(value) : null;
}

/** Property as a finite number, or null where it is unknown; never 0 in place of unknown. */
export function readNumber(properties: Record<string, unknown>, name: string): number | null {
  const value = properties[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
