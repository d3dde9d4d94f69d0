import { z } from "zod";
import type { Selection } from "@/app/_plan/map-types";
import { layerFileSchema, layerOfKind, type PlaceRecord, spotOf } from "../places/place-record";
import { placeId } from "./pick-place";
import type { LabelPlace } from "./plan-features";

type LayerFile = z.infer<typeof layerFileSchema>;

const files = new Map<string, Promise<LayerFile>>();

/** Address of a map layer, absolute because the map's worker has no page to resolve it against. */
export function layerUrl(name: string): string {
  return new URL(`/api/layers/${name}`, window.location.href).toString();
}

/** A layer's features, fetched once; a failed fetch is forgotten so that it can be tried again. */
export function fetchLayer(name: string): Promise<LayerFile> {
  const known = files.get(name);
  if (known) return known;
  const file = readLayer(name);
  files.set(name, file);
  file.catch(() => files.delete(name));
  return file;
}

async function readLayer(name: string): Promise<LayerFile> {
  const response = await fetch(layerUrl(name));
  if (!response.ok) throw new Error(`Layer ${name} answered ${response.status}`);
  return layerFileSchema.parse(await response.json());
}

const labelSchema = z.object({
  kind: z.enum(["province", "municipality"]),
  code: z.string(),
  nameKo: z.string(),
  nameEn: z.string(),
});

/** Label points of provinces and municipalities. */
export async function fetchLabels(): Promise<LabelPlace[]> {
  const { features } = await fetchLayer("labels");
  return features.flatMap((feature) => {
    const label = labelSchema.safeParse(feature.properties);
    const spot = spotOf(feature.geometry.coordinates);
    return label.success && spot ? [{ ...label.data, lon: spot.lon, lat: spot.lat }] : [];
  });
}

/** What a layer says of a selected place; null when the layer does not have it. */
export async function fetchPlace(selection: Selection): Promise<PlaceRecord | null> {
  const { kind, id } = selection;
  const { features } = await fetchLayer(layerOfKind[kind]);
  const feature = features.find((one) => placeId(kind, one.properties) === id);
  const spot = feature && spotOf(feature.geometry.coordinates);
  if (!feature || !spot) return null;
  const { properties, geometry } = feature;
  return { kind, properties, spot: spot.bounds ? { ...spot, shape: geometry } : spot };
}
