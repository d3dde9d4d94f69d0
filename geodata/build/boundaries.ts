import { mergeArcs } from "topojson-client";
import type {
  GeometryCollection,
  MultiPolygon,
  Objects,
  Polygon,
  Topology,
} from "topojson-specification";
import { z } from "zod";
import type { MunicipalityRow } from "./municipalities";
import type { SourceFolder } from "./read-source";
import type { JsonResource } from "./resource";

const ringsSchema = z.array(z.array(z.int()));
const sourceSchema = z.object({
  transform: z.object({
    scale: z.tuple([z.number(), z.number()]),
    translate: z.tuple([z.number(), z.number()]),
  }),
  arcs: z.array(z.array(z.array(z.number()).min(2))),
  objects: z.object({
    sgg: z.object({
      geometries: z.array(
        z.discriminatedUnion("type", [
          z.object({
            type: z.literal("Polygon"),
            arcs: ringsSchema,
            properties: z.object({ sgg: z.string() }),
          }),
          z.object({
            type: z.literal("MultiPolygon"),
            arcs: z.array(ringsSchema),
            properties: z.object({ sgg: z.string() }),
          }),
        ]),
      ),
    }),
  }),
});

type Shape = Polygon | MultiPolygon;
type Boundaries = Topology<{
  municipalities: GeometryCollection;
  provinces: GeometryCollection;
  provinces17: GeometryCollection;
}>;

function collect(shapes: ReadonlyMap<string, Shape>): GeometryCollection {
  return {
    type: "GeometryCollection",
    geometries: [...shapes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([id, shape]): Shape =>
          shape.type === "Polygon"
            ? { type: "Polygon", id, arcs: shape.arcs }
            : { type: "MultiPolygon", id, arcs: shape.arcs },
      ),
  };
}

/** Dissolves the municipalities that share a code into one shape each. */
function dissolve(
  topology: Topology<Objects>,
  shapes: ReadonlyMap<string, Shape>,
  codes: ReadonlyMap<string, string>,
): GeometryCollection {
  const groups = new Map<string, Shape[]>();
  for (const [municipality, shape] of shapes) {
    const code = codes.get(municipality);
    if (code === undefined) throw new Error(`${municipality} has no province`);
    groups.set(code, [...(groups.get(code) ?? []), shape]);
  }
  return collect(
    new Map([...groups].map(([code, members]) => [code, mergeArcs(topology, members)])),
  );
}

/** Municipalities, 16 and 17 si/do as one topology: they share every border exactly. */
export function buildBoundaries(
  source: SourceFolder,
  municipalities: readonly MunicipalityRow[],
): Boundaries {
  const { transform, arcs, objects } = source.readJson(
    "admin/sgg_20260701.topo.json",
    sourceSchema,
  );
  const shapes = new Map<string, Shape>(
    objects.sgg.geometries.map((shape) => [
      shape.properties.sgg,
      shape.type === "Polygon"
        ? { type: "Polygon", arcs: shape.arcs }
        : { type: "MultiPolygon", arcs: shape.arcs },
    ]),
  );
  const topology: Topology<Objects> = { type: "Topology", transform, arcs, objects: {} };
  const codeOf = (key: "province" | "province17") =>
    new Map(municipalities.map((municipality) => [municipality.code, municipality[key]]));
  return {
    type: "Topology",
    transform,
    objects: {
      municipalities: collect(shapes),
      provinces: dissolve(topology, shapes, codeOf("province")),
      provinces17: dissolve(topology, shapes, codeOf("province17")),
    },
    arcs,
  };
}

export function describeBoundaries(content: Boundaries): JsonResource {
  return {
    kind: "json",
    name: "boundaries",
    path: "kogl/boundaries.topo.json",
    title: "행정구역 경계 · Boundaries of municipalities and provinces",
    description:
      "TopoJSON with three objects that share their arcs: municipalities (256), provinces (16, in force) and provinces17 (before 2026-07-01). Provinces are dissolved from municipalities.",
    licence: "KOGL-1",
    sources: ["sgis"],
    vintage: "lines 2018, units 2026-07-01",
    caveats: [
      "Derived, not surveyed: 2018 lines regrouped to the units of 2026-07-01 and simplified; islands below 0.06 km² left out.",
      "Landfill and small boundary moves since 2018 are not in it; Baekseok-dong lies in Seohae-gu here.",
      "Shown with the attribution: 통계청 통계지리정보서비스(SGIS), 공공누리 제1유형, 가공.",
    ],
    fields: [
      {
        name: "id",
        type: "string",
        description: "MOIS code: joins `municipalities`, `provinces` or `provinces17` by `code`",
      },
    ],
    content,
  };
}
