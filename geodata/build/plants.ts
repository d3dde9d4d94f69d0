import { z } from "zod";
import { findCentre } from "@/lib/geo/find-centre";
import { readCell, readNumber, type SourceFolder } from "./read-source";
import { type Cell, round, type TableResource } from "./resource";

/** Korean rows of the Global Power Plant Database. */
export function buildPlants(source: SourceFolder): Record<string, Cell>[] {
  return source
    .readRows("plants/gppd_KOR.csv")
    .map((row) => ({
      name: readCell(row, "name"),
      fuel: readCell(row, "primary_fuel"),
      mw: readNumber(row, "capacity_mw"),
      lon: readNumber(row, "longitude"),
      lat: readNumber(row, "latitude"),
      commissioned:
        readCell(row, "commissioning_year") === ""
          ? null
          : Math.floor(readNumber(row, "commissioning_year")),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.lon - b.lon))
    .map((row, i) => ({ id: `p${i + 1}`, ...row }));
}

export function describePlants(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "plants",
    path: "cc-by/plants.csv",
    title: "발전소 128곳 · Power plants",
    description: "Plants with capacity and fuel; context for the map, not part of any calculation.",
    licence: "CC-BY-4.0",
    sources: ["gppd"],
    vintage: "about 2017–19",
    caveats: [
      "No longer maintained; lacks nearly all solar plants and units opened after 2018.",
      "The rows come from a trimmed copy of version 1.2.0 without owners and plant ids.",
    ],
    primaryKey: ["id"],
    fields: [
      { name: "id", type: "string", description: "p and a number, in the order of the names" },
      { name: "name", type: "string", description: "English name in the database" },
      { name: "fuel", type: "string", description: "Main fuel" },
      { name: "mw", type: "number", unit: "MW", description: "Capacity" },
      { name: "lon", type: "number", unit: "°", description: "Longitude, WGS84" },
      { name: "lat", type: "number", unit: "°", description: "Latitude, WGS84" },
      {
        name: "commissioned",
        type: "integer",
        nullable: true,
        description: "Year of start; empty = unknown",
      },
    ],
    rows,
  };
}

const positionSchema = z.tuple([z.number(), z.number()]);
const generatorsSchema = z.object({
  features: z.array(
    z.object({
      properties: z.object({
        id: z.number(),
        power_output_MW: z.number().nullable(),
        "tags.generator:source": z.string().nullable(),
      }),
      geometry: z.discriminatedUnion("type", [
        z.object({ type: z.literal("Point"), coordinates: positionSchema }),
        z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(positionSchema)) }),
      ]),
    }),
  ),
});

/** Generators of the map as points; a tagged output of 0 means that it is unknown. */
export function buildMapGenerators(source: SourceFolder): Record<string, Cell>[] {
  return source
    .readJson("osm/all_clean_generators.geojson", generatorsSchema)
    .features.map(({ properties, geometry }) => {
      const { lon, lat } = findCentre(geometry);
      return {
        osmId: String(properties.id),
        kind: properties["tags.generator:source"],
        mw: properties.power_output_MW || null,
        lon: round(lon, 5),
        lat: round(lat, 5),
      };
    })
    .sort((a, b) => Number(a.osmId) - Number(b.osmId));
}

export function describeMapGenerators(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "map-generators",
    path: "odbl/map-generators.csv",
    title: "발전기 · Generators of the map",
    description: "Generators tagged in OpenStreetMap, outlines reduced to their centre.",
    licence: "ODbL-1.0",
    sources: ["osm"],
    vintage: "OpenStreetMap about 2024",
    caveats: ["Far from complete; mostly single wind turbines."],
    primaryKey: ["osmId"],
    fields: [
      { name: "osmId", type: "string", description: "Id of the OpenStreetMap object" },
      { name: "kind", type: "string", nullable: true, description: "Energy source as tagged" },
      {
        name: "mw",
        type: "number",
        unit: "MW",
        nullable: true,
        description: "Output; empty = not tagged",
      },
      { name: "lon", type: "number", unit: "°", description: "Longitude, WGS84" },
      { name: "lat", type: "number", unit: "°", description: "Latitude, WGS84" },
    ],
    rows,
  };
}
