import type { MapGeoJSONFeature, Map as MapLibreMap, Point } from "maplibre-gl";
import type { SelectionKind } from "@/app/_plan/map-types";

/** A place under the pointer: what it is, and what its layer says of it. */
export type PickedPlace = {
  kind: SelectionKind;
  id: string;
  source: string;
  featureId: string | number | undefined;
  properties: Record<string, unknown>;
};

/** Layers that answer to the pointer, the most specific first, and the kind of place in each. */
const pickable: readonly (readonly [layer: string, kind: SelectionKind])[] = [
  ["plan-circle", "site"],
  ["locked-out", "station"],
  ["datacentre", "datacentre"],
  ["station", "station"],
  ["plant", "plant"],
  ["solar", "renewable"],
  ["wind", "renewable"],
  ["headroom", "bus"],
  ["loading", "branch"],
  ...[765, 345, 154].flatMap((kv) => [
    [`line-${kv}`, "line"] as const,
    [`line-${kv}-cable`, "line"] as const,
  ]),
  ["municipality-fill", "municipality"],
  ["province-fill", "province"],
  ["capital-fill", "province"],
];

const idProperties: Record<SelectionKind, readonly string[]> = {
  site: ["id"],
  station: ["id"],
  province: ["code"],
  municipality: ["code"],
  plant: ["id", "name"],
  renewable: ["bus"],
  datacentre: ["id", "nameEn"],
  line: ["id"],
  bus: ["bus"],
  branch: ["branchId"],
};

/** Id of a feature of `kind`: the first of its naming properties that is set, "" if none is. */
export function placeId(kind: SelectionKind, properties: Record<string, unknown>): string {
  for (const property of idProperties[kind]) {
    const value = properties[property];
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number") return String(value);
  }
  return "";
}

function firstOf(features: MapGeoJSONFeature[]): PickedPlace | null {
  for (const [layer, kind] of pickable) {
    const feature = features.find((one) => one.layer.id === layer);
    if (!feature) continue;
    const id = placeId(kind, feature.properties);
    if (id === "") continue;
    const { source, properties } = feature;
    return { kind, id, source, featureId: feature.id, properties };
  }
  return null;
}

/** The most specific place within a few px of `point`, or null over the sea. */
export function pickPlace(map: MapLibreMap, point: Point, reachPx: number): PickedPlace | null {
  const layers = pickable.map(([layer]) => layer).filter((layer) => map.getLayer(layer));
  const exact = firstOf(map.queryRenderedFeatures(point, { layers }));
  if (exact && exact.kind !== "province" && exact.kind !== "municipality") return exact;
  const near = firstOf(
    map.queryRenderedFeatures(
      [
        [point.x - reachPx, point.y - reachPx],
        [point.x + reachPx, point.y + reachPx],
      ],
      { layers: layers.filter((layer) => !layer.endsWith("-fill")) },
    ),
  );
  return near ?? exact;
}
