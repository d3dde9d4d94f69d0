import type { FeatureCollection } from "geojson";
import { topology } from "topojson-server";
import { z } from "zod";
import { fixKv } from "./fix-kv";
import type { SourceFolder } from "./read-source";
import { type JsonResource, round } from "./resource";

const sourceSchema = z.object({
  features: z.array(
    z.object({
      properties: z.object({
        kv: z.number(),
        cables_tag: z.number(),
        km: z.number(),
        dc: z.boolean(),
        ug: z.boolean(),
      }),
      geometry: z.object({
        type: z.literal("LineString"),
        coordinates: z.array(z.tuple([z.number(), z.number()])),
      }),
    }),
  ),
});

/** Three cables make a circuit; other counts of a tag say nothing certain. */
function countCircuits(cables: number, isDirectCurrent: boolean): number | null {
  return isDirectCurrent || cables % 3 !== 0 ? null : cables / 3;
}

/** The 803 lines of the map as TopoJSON, coordinates kept to about 10 m. */
export function buildLines(source: SourceFolder): unknown {
  const { features } = source.readJson("osm/lines_803_simplified.geojson", sourceSchema);
  const lines: FeatureCollection = {
    type: "FeatureCollection",
    features: features.map(({ properties, geometry }, i) => ({
      type: "Feature",
      id: `l${i}`,
      properties: {
        kv: fixKv(properties.kv),
        circuits: countCircuits(properties.cables_tag, properties.dc),
        underground: properties.ug,
        directCurrent: properties.dc,
        km: round(properties.km, 2),
      },
      geometry,
    })),
  };
  return topology({ lines }, 1e5);
}

export function describeLines(content: unknown): JsonResource {
  return {
    kind: "json",
    name: "lines",
    path: "odbl/lines.topo.json",
    title: "송전선 · Transmission lines",
    description: "TopoJSON, object `lines`: 803 simplified lines for the map.",
    licence: "ODbL-1.0",
    sources: ["osm"],
    vintage: "OpenStreetMap about 2024",
    caveats: [
      "For the map only: the solver's network is KPG 193, and a line is not a branch of it.",
      "Simplified to about 200 m; voltage tags 354 and 380 read as 345, 145 as 154.",
      "Circuits = cables ÷ 3 where the tag is a multiple of three, else unknown.",
    ],
    fields: [
      { name: "id", type: "string", description: "l and a number" },
      {
        name: "kv",
        type: "integer",
        unit: "kV",
        description: "Voltage; 180 and 250 are direct current",
      },
      {
        name: "circuits",
        type: "integer",
        nullable: true,
        description: "Number of circuits; null = unknown",
      },
      { name: "underground", type: "boolean", description: "Cable rather than overhead line" },
      { name: "directCurrent", type: "boolean", description: "Direct-current link" },
      { name: "km", type: "number", unit: "km", description: "Length before simplification" },
    ],
    content,
  };
}
