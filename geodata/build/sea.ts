import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import type { GeometryCollection, Topology } from "topojson-specification";
import { z } from "zod";
import type { Box } from "@/lib/geo/area";
import { clipToBox } from "@/lib/geo/clip-to-box";
import type { JsonResource } from "./resource";

/** Wide enough that a wide screen showing Korea does not see its edge. */
const frame: Box = [116, 27, 142, 46];
/** Where the armistice line runs over land: closes the gap between two drawings of it. */
const strip: Box = [126.7, 37.8, 128.355, 38.62];
const SOUTH_KOREA = "410";

const topologySchema = z.custom<Topology<{ countries: GeometryCollection<{ name: string }> }>>(
  (value) =>
    z
      .object({
        type: z.literal("Topology"),
        arcs: z.array(z.array(z.array(z.number()))),
        objects: z.object({ countries: z.object({ geometries: z.array(z.unknown()) }) }),
      })
      .safeParse(value).success,
);

function clipCountry(
  { id, geometry, properties }: Feature<Polygon | MultiPolygon, { name: string }>,
  box: Box,
): Feature[] {
  const clipped = clipToBox(geometry, box);
  return clipped
    ? [
        {
          type: "Feature",
          id: String(id),
          properties: { name: properties.name },
          geometry: clipped,
        },
      ]
    : [];
}

/** Land around Korea as TopoJSON, object `land`; without the South, whose coast is drawn elsewhere. */
export function buildSea(): unknown {
  const path = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
  const atlas = topologySchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const features = feature(atlas, atlas.objects.countries).features.flatMap((country) => {
    const { id, geometry, properties } = country;
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") return [];
    const box = id === SOUTH_KOREA ? strip : frame;
    return clipCountry({ type: "Feature", id, geometry, properties }, box);
  });
  return topology({ land: { type: "FeatureCollection", features } }, 1e5);
}

export function describeSea(content: unknown): JsonResource {
  return {
    kind: "json",
    name: "sea",
    path: "public-domain/sea.topo.json",
    title: "주변 해안 · Coasts around Korea",
    description:
      "TopoJSON, object `land`: neighbouring land between 116–142° E and 27–46° N, cut at that frame. South Korea is left out but for an inland strip below its northern border.",
    licence: "public-domain",
    sources: ["naturalEarth"],
    vintage: "Natural Earth 4–5, world-atlas 2.0.2",
    caveats: ["Background for the map only; its borders take no position."],
    fields: [
      { name: "id", type: "string", description: "ISO 3166-1 numeric code" },
      { name: "name", type: "string", description: "English name in Natural Earth" },
    ],
    content,
  };
}
