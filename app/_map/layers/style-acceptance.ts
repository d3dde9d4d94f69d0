import type { Feature, FeatureCollection, Point } from "geojson";
import type { AcceptedPlace } from "@/app/_plan/map-types";
import type { MapLayer } from "./layer-spec";
import type { MapPalette } from "./map-palette";

/** Radius of the ring of a site that no sample accepts, and what full acceptance adds, px. */
const RADIUS_PX = 2.5;
const GROWTH_PX = 8;

/** Radius of the ring of a site by its acceptance (0–1), px. */
export function acceptanceRadiusPx(acceptance: number): number {
  return RADIUS_PX + GROWTH_PX * acceptance;
}

/** Sites as points with the share of samples that accept them, 0–1. */
export function acceptanceFeatures(
  places: readonly AcceptedPlace[] | null,
): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: (places ?? []).map(
      ({ lon, lat, acceptance }): Feature<Point> => ({
        type: "Feature",
        geometry: { type: "Point", coordinates: [lon, lat] },
        properties: { acceptance },
      }),
    ),
  };
}

/** A ring at each site: the larger and stronger, the more samples accept it. */
export function acceptanceLayers(palette: MapPalette): MapLayer[] {
  return [
    {
      group: "plan",
      spec: {
        id: "acceptance",
        type: "circle",
        source: "acceptance",
        layout: { "circle-sort-key": ["get", "acceptance"] },
        paint: {
          "circle-color": "rgba(0, 0, 0, 0)",
          "circle-radius": ["+", RADIUS_PX, ["*", GROWTH_PX, ["get", "acceptance"]]],
          "circle-stroke-color": palette.label,
          "circle-stroke-width": 1.6,
          "circle-stroke-opacity": ["+", 0.15, ["*", 0.8, ["get", "acceptance"]]],
        },
      },
    },
  ];
}
