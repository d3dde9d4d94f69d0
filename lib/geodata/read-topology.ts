import type { Feature, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Objects, Topology } from "topojson-specification";
import { z } from "zod";
import { roundCoordinates } from "@/lib/geo/round-coordinates";
import { readGeodataText } from "./geodata-folder";

const pairSchema = z.tuple([z.number(), z.number()]);
const shapeSchema = z.object({
  type: z.literal("Topology"),
  transform: z.object({ scale: pairSchema, translate: pairSchema }).optional(),
  arcs: z.array(z.array(z.array(z.number()).min(2))),
  objects: z.record(
    z.string(),
    z.object({ type: z.literal("GeometryCollection"), geometries: z.array(z.unknown()) }),
  ),
});

const topologySchema = z.custom<Topology<Objects>>((value) => shapeSchema.safeParse(value).success);

/**
 * The features of one object of a TopoJSON file, as GeoJSON in degrees (WGS84).
 *
 * @throws when the file is no topology or lacks the object
 */
export async function readTopology(path: string, object: string): Promise<Feature[]> {
  const topology = topologySchema.parse(JSON.parse(await readGeodataText(path)));
  const collection = topology.objects[object];
  if (collection?.type !== "GeometryCollection") throw new Error(`${path} has no "${object}"`);
  return feature(topology, collection satisfies GeometryCollection).features.map((one) =>
    roundCoordinates(one, 6),
  );
}

/** An area feature with the code that names it. */
export type CodedArea = Feature<Polygon | MultiPolygon> & { id: string };

/** The features of a TopoJSON object that must all be areas with a code. */
export async function readAreaTopology(path: string, object: string): Promise<CodedArea[]> {
  return (await readTopology(path, object)).map(({ id, geometry, properties }) => {
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") {
      throw new Error(`${path}: ${id} is not an area`);
    }
    return { type: "Feature", id: String(id), properties, geometry };
  });
}
