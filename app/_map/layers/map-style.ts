import type { GeoJSONSourceSpecification, StyleSpecification } from "maplibre-gl";
import type { MapTheme } from "@/app/_plan/map-types";
import { headroomField } from "./headroom-field";
import type { MapLayer } from "./layer-spec";
import { mapPalettes } from "./map-palette";
import { acceptanceLayers } from "./style-acceptance";
import { announcedLandLayers, announcedLayers } from "./style-announced";
import { labelLayers } from "./style-labels";
import { borderLayers, landLayers } from "./style-land";
import { loadingLayers } from "./style-loading";
import { headroomLayers, lineLayers, placeLayers } from "./style-network";
import { planCircleLayers, planSignLayers } from "./style-plan";
import { projectLayers } from "./style-projects";
import { selectionOutline, selectionRing } from "./style-selection";

/** Property that names a feature in each source; feature state and selection go by it. */
export const sourceIds = {
  sea: null,
  provinces: "code",
  municipalities: "code",
  lines: "id",
  stations: "id",
  renewables: "bus",
  plants: "id",
  datacentres: "id",
  buses: "bus",
  branches: "branchId",
  projects: "id",
} as const;

export type RemoteSource = keyof typeof sourceIds;

/** The headroom that rings show until another is asked for. */
export const firstHeadroomField = headroomField("n1", "summer-peak");

/** All layers of one theme, bottom first; the rest stands back while the model's lines are shown. */
export function mapLayers(
  theme: MapTheme,
  dimmed = false,
  headroom = firstHeadroomField,
): MapLayer[] {
  const palette = mapPalettes[theme];
  return [
    ...landLayers(palette, dimmed),
    ...announcedLandLayers(),
    ...borderLayers(palette),
    ...lineLayers(palette, dimmed),
    ...loadingLayers(palette),
    ...projectLayers(palette),
    selectionOutline(palette),
    ...headroomLayers(palette, headroom),
    ...placeLayers(),
    ...planCircleLayers(palette, dimmed),
    ...acceptanceLayers(palette),
    ...announcedLayers(palette),
    ...labelLayers(palette),
    ...planSignLayers(palette),
    selectionRing(palette),
  ];
}

const noFeatures = { type: "FeatureCollection" as const, features: [] };

function localSource(promoteId?: string): GeoJSONSourceSpecification {
  return { type: "geojson", data: noFeatures, ...(promoteId ? { promoteId } : {}) };
}

function remoteSource(name: RemoteSource, layerUrl: (name: string) => string) {
  const promoteId = sourceIds[name];
  const source: GeoJSONSourceSpecification = {
    type: "geojson",
    data: layerUrl(name),
    ...(promoteId ? { promoteId } : {}),
  };
  return source;
}

/** The whole style: remote layers by URL, plan, labels and selection as empty local sources. */
export function mapStyle(theme: MapTheme, layerUrl: (name: string) => string): StyleSpecification {
  return {
    version: 8,
    sources: {
      sea: remoteSource("sea", layerUrl),
      provinces: remoteSource("provinces", layerUrl),
      municipalities: remoteSource("municipalities", layerUrl),
      lines: remoteSource("lines", layerUrl),
      stations: remoteSource("stations", layerUrl),
      renewables: remoteSource("renewables", layerUrl),
      plants: remoteSource("plants", layerUrl),
      datacentres: remoteSource("datacentres", layerUrl),
      buses: remoteSource("buses", layerUrl),
      // Filled when a person first asks for them.
      branches: localSource(sourceIds.branches),
      projects: localSource(sourceIds.projects),
      plan: localSource("id"),
      acceptance: localSource(),
      announced: localSource(),
      labels: localSource(),
      selection: localSource(),
    },
    layers: mapLayers(theme).map(({ spec }) => spec),
  };
}
