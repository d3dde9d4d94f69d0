import type { Feature, FeatureCollection } from "geojson";
import { remember } from "@/lib/async/remember";
import { CodedError } from "@/lib/errors";
import { type LayerInfo, type LayerName, layerNameSchema } from "@/lib/schema/layers";
import {
  buildLabelLayer,
  buildMunicipalityLayer,
  buildProvince17Layer,
  buildProvinceLayer,
  buildSeaLayer,
} from "./layers/area-layers";
import {
  buildBranchLayer,
  buildBusLayer,
  buildLineLayer,
  buildRenewableLayer,
  buildStationLayer,
} from "./layers/network-layers";
import { buildDatacentreLayer, buildPlantLayer } from "./layers/place-layers";
import { buildProjectLayer } from "./layers/project-layer";
import { loadDescriptor, nameLicence } from "./load-descriptor";

type Layer = {
  title: LayerInfo["title"];
  /** The resource whose licence, sources and vintage hold. */
  resource: string;
  build: () => Promise<Feature[]>;
};

const layers: Record<LayerName, Layer> = {
  sea: { title: { ko: "주변 육지", en: "Land nearby" }, resource: "sea", build: buildSeaLayer },
  provinces: {
    title: { ko: "시·도", en: "Provinces" },
    resource: "provinces",
    build: buildProvinceLayer,
  },
  provinces17: {
    title: { ko: "통합 전 시·도", en: "Provinces before 2026-07-01" },
    resource: "provinces17",
    build: buildProvince17Layer,
  },
  municipalities: {
    title: { ko: "시·군·구", en: "Municipalities" },
    resource: "municipalities",
    build: buildMunicipalityLayer,
  },
  labels: {
    title: { ko: "지명", en: "Place names" },
    resource: "municipalities",
    build: buildLabelLayer,
  },
  lines: {
    title: { ko: "송전선", en: "Transmission lines" },
    resource: "lines",
    build: buildLineLayer,
  },
  stations: {
    title: { ko: "변전소", en: "Transmission stations" },
    resource: "stations",
    build: buildStationLayer,
  },
  renewables: {
    title: { ko: "재생에너지", en: "Renewables" },
    resource: "buses",
    build: buildRenewableLayer,
  },
  plants: {
    title: { ko: "발전소", en: "Power plants" },
    resource: "plants",
    build: buildPlantLayer,
  },
  datacentres: {
    title: { ko: "데이터센터", en: "Data centres" },
    resource: "datacentres",
    build: buildDatacentreLayer,
  },
  buses: {
    title: { ko: "KPG-193 모선", en: "KPG-193 buses" },
    resource: "buses",
    build: buildBusLayer,
  },
  branches: {
    title: { ko: "KPG-193 선로", en: "KPG-193 branches" },
    resource: "grid-branches",
    build: buildBranchLayer,
  },
  projects: {
    title: { ko: "예정된 송전망·발전 사업", en: "Announced grid and generation projects" },
    resource: "grid-project-effects",
    build: buildProjectLayer,
  },
};

const loaders = new Map(
  layerNameSchema.options.map((name) => [
    name,
    remember(
      async (): Promise<FeatureCollection> => ({
        type: "FeatureCollection",
        features: await layers[name].build(),
      }),
    ),
  ]),
);

/**
 * A layer of the map as RFC 7946 GeoJSON: WGS84, right-hand rule, flat properties.
 *
 * @throws CodedError `not_found` for a name that is none of the layers
 */
export async function loadLayer(name: string): Promise<FeatureCollection> {
  const known = layerNameSchema.safeParse(name);
  const load = known.success ? loaders.get(known.data) : undefined;
  if (!load) {
    throw new CodedError("not_found", `There is no layer "${name.slice(0, 40)}"`, "name");
  }
  return load();
}

/** Every layer with its size, licence, vintage and source. */
export async function listLayers(): Promise<LayerInfo[]> {
  const { resources } = await loadDescriptor();
  return Promise.all(
    layerNameSchema.options.map(async (name) => {
      const { title, resource } = layers[name];
      const described = resources.find((candidate) => candidate.name === resource);
      const licence = described?.licenses[0];
      if (!described || !licence) throw new Error(`no resource describes the layer ${name}`);
      return {
        name,
        title,
        featureCount: (await loadLayer(name)).features.length,
        licence: nameLicence(licence),
        vintage: described.vintage,
        source: described.sources.map((source) => source.title).join("; "),
        href: `/api/layers/${name}`,
      };
    }),
  );
}
