import type { Feature, FeatureCollection, Point } from "geojson";
import type { ShownProjects } from "@/app/_plan/map-types";
import { scaledRadius } from "../controller/circle-scale";
import type { MapLayer } from "./layer-spec";
import type { MapPalette } from "./map-palette";

/** MW below which nothing is missing of a project. */
const NOISE_MW = 0.01;
/** Radius of the mark of a bus that projects exceed, and its line, px. */
const BUS_RADIUS_PX = 6;
const LINE_PX = 2;

/** Projects by what was told and what fits of it, largest first, and the buses they exceed. */
export function announcedFeatures(shown: ShownProjects | null): FeatureCollection<Point> {
  const point = (
    { lon, lat }: { lon: number; lat: number },
    properties: Record<string, unknown>,
  ): Feature<Point> => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: [lon, lat] },
    properties,
  });
  return {
    type: "FeatureCollection",
    features: [
      ...(shown?.projects ?? []).map(({ mw, fitMw, ...place }) =>
        point(place, { kind: mw - fitMw > NOISE_MW ? "over" : "fits", mw, fitMw }),
      ),
      ...(shown?.buses ?? []).map((place) => point(place, { kind: "bus" })),
    ],
  };
}

/** Provinces whose headroom projects exceed; none until a set is shown. */
export const announcedProvinces = "announced-province";

/** Hatches a province in the colour of a limit, over its shade: an outline would trace each islet. */
export function announcedLandLayers(): MapLayer[] {
  return [
    {
      group: "datacentres",
      spec: {
        id: announcedProvinces,
        type: "fill",
        source: "provinces",
        filter: ["in", ["get", "code"], ["literal", []]],
        paint: { "fill-pattern": "warn-hatch" },
      },
    },
  ];
}

/** A rim as large as the MW told, filled as far as they fit; what exceeds a limit in its colour. */
export function announcedLayers(palette: MapPalette): MapLayer[] {
  const source = "announced";
  const group = "datacentres";
  const rim = (kind: "fits" | "over", color: string): MapLayer => ({
    group,
    spec: {
      id: `announced-${kind}`,
      type: "circle",
      source,
      filter: ["==", ["get", "kind"], kind],
      paint: {
        "circle-color": "rgba(0, 0, 0, 0)",
        "circle-radius": scaledRadius(["get", "mw"], { min: 3 }),
        "circle-stroke-color": color,
        "circle-stroke-width": LINE_PX,
      },
    },
  });
  return [
    {
      group,
      spec: {
        id: "announced-fill",
        type: "circle",
        source,
        filter: ["!=", ["get", "kind"], "bus"],
        paint: {
          "circle-color": palette.datacentre,
          "circle-opacity": 0.3,
          "circle-radius": scaledRadius(["get", "fitMw"]),
        },
      },
    },
    rim("fits", palette.datacentre),
    rim("over", palette.warnRing),
    {
      group,
      spec: {
        id: "announced-bus",
        type: "circle",
        source,
        filter: ["==", ["get", "kind"], "bus"],
        paint: {
          "circle-color": palette.halo,
          "circle-radius": BUS_RADIUS_PX,
          "circle-stroke-color": palette.warnRing,
          "circle-stroke-width": LINE_PX + 1,
        },
      },
    },
  ];
}
