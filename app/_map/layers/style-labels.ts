import type { VariableAnchorOffsetCollectionSpecification } from "maplibre-gl";
import { fontBold, fontMedium, fontRegular, type MapLayer } from "./layer-spec";
import type { MapPalette } from "./map-palette";

/** Where a province name may go, in ems from its label point, nearest first: never on a circle. */
const labelAnchors: VariableAnchorOffsetCollectionSpecification = [
  "center",
  [0, 0],
  "bottom",
  [0, -0.6],
  "top",
  [0, 0.6],
  "left",
  [0.8, 0],
  "right",
  [-0.8, 0],
  "bottom-left",
  [1, -1],
  "bottom-right",
  [-1, -1],
  "top-left",
  [1, 1],
  "top-right",
  [-1, 1],
];

/** Names of provinces, with the plan's MW in each, and of municipalities from zoom 8.2. */
export function labelLayers(palette: MapPalette): MapLayer[] {
  const halo = {
    "text-halo-color": palette.halo,
    "text-halo-width": 1.4,
    "text-halo-blur": 0.3,
  };
  return [
    {
      group: "labels",
      spec: {
        id: "municipality-label",
        type: "symbol",
        source: "labels",
        minzoom: 8.2,
        filter: ["==", ["get", "kind"], "municipality"],
        layout: {
          "text-field": ["get", "text"],
          "text-font": fontRegular,
          "text-size": ["interpolate", ["linear"], ["zoom"], 8, 11, 11, 13],
          "text-padding": 3,
          "text-variable-anchor": ["center", "top", "bottom"],
          "text-radial-offset": 0.6,
        },
        paint: { ...halo, "text-color": palette.labelQuiet },
      },
    },
    {
      group: "labels",
      spec: {
        id: "province-label",
        type: "symbol",
        source: "labels",
        filter: ["==", ["get", "kind"], "province"],
        layout: {
          "symbol-sort-key": ["case", ["==", ["get", "figure"], ""], 1, 0],
          "text-field": [
            "format",
            ["get", "text"],
            {},
            ["case", ["==", ["get", "figure"], ""], "", ["concat", "\n", ["get", "figure"]]],
            { "font-scale": 0.82, "text-font": ["literal", fontRegular] },
          ],
          "text-font": fontMedium,
          "text-size": ["interpolate", ["linear"], ["zoom"], 5, 11.5, 7, 13, 10, 16],
          "text-padding": 0,
          "text-line-height": 1.2,
          "text-variable-anchor-offset": labelAnchors,
          "text-justify": "auto",
        },
        paint: { ...halo, "text-color": palette.label },
      },
    },
    {
      group: "labels",
      spec: {
        id: "capital-label",
        type: "symbol",
        source: "labels",
        maxzoom: 8.5,
        filter: ["==", ["get", "kind"], "capital"],
        layout: {
          "text-field": [
            "format",
            ["get", "text"],
            {},
            ["concat", "\n", ["get", "figure"]],
            { "font-scale": 0.9 },
          ],
          "text-font": fontBold,
          "text-size": ["interpolate", ["linear"], ["zoom"], 5, 12, 7, 14],
          "text-line-height": 1.25,
          "text-anchor": "bottom",
          "text-allow-overlap": true,
        },
        paint: { ...halo, "text-color": palette.capitalLine },
      },
    },
  ];
}
