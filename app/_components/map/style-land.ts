import type {
  ExpressionSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from "maplibre-gl";
import { fontBold, fontMedium, fontRegular, isActive, type MapLayer, state } from "./layer-spec";
import { FULL_SHADE_SHARE, type MapPalette } from "./map-palette";

const isCapital: ExpressionSpecification = ["boolean", ["get", "capital"], false];

/** Opacity of the full shade: 0 where the plan has nothing, 1 from the share of a full shade on. */
const shadeOpacity: ExpressionSpecification = [
  "interpolate",
  ["linear"],
  state("share", 0),
  0,
  0,
  FULL_SHADE_SHARE,
  1,
];

/**
 * Sea, coast and provinces. The outline of the capital region is a wide line under its own
 * opaque fill, so that only the outer edge of the region shows and no border inside it.
 * No colour depends on a feature, so that a change of theme needs no new tiles.
 */
export function landLayers(palette: MapPalette): MapLayer[] {
  return [
    {
      group: "base",
      spec: { id: "background", type: "background", paint: { "background-color": palette.sea } },
    },
    {
      group: "base",
      spec: {
        id: "neighbours",
        type: "fill",
        source: "sea",
        paint: { "fill-color": palette.neighbour, "fill-outline-color": palette.neighbourLine },
      },
    },
    {
      group: "base",
      spec: {
        id: "coast",
        type: "line",
        source: "provinces",
        layout: { "line-join": "round" },
        paint: { "line-color": palette.coast, "line-width": 1.6 },
      },
    },
    {
      group: "base",
      spec: {
        id: "province-fill",
        type: "fill",
        source: "provinces",
        filter: ["!", isCapital],
        paint: { "fill-color": palette.land, "fill-antialias": false },
      },
    },
    {
      group: "base",
      spec: {
        id: "capital-outline",
        type: "line",
        source: "provinces",
        filter: isCapital,
        layout: { "line-join": "round" },
        paint: {
          "line-color": palette.capitalLine,
          "line-width": ["interpolate", ["linear"], ["zoom"], 5, 2.4, 8, 4.4],
        },
      },
    },
    {
      group: "base",
      spec: {
        id: "capital-fill",
        type: "fill",
        source: "provinces",
        filter: isCapital,
        paint: { "fill-color": palette.land, "fill-antialias": false },
      },
    },
    {
      group: "share",
      spec: {
        id: "province-share",
        type: "fill",
        source: "provinces",
        paint: {
          "fill-color": palette.landShare,
          "fill-opacity": shadeOpacity,
          "fill-antialias": false,
        },
      },
    },
    {
      group: "base",
      spec: {
        id: "capital-hatch",
        type: "fill",
        source: "provinces",
        filter: isCapital,
        paint: { "fill-pattern": "hatch" },
      },
    },
  ];
}

/** Municipality and province borders, and the outline of the place that is pointed at. */
export function borderLayers(palette: MapPalette): MapLayer[] {
  return [
    {
      group: "municipalities",
      spec: {
        id: "municipality-fill",
        type: "fill",
        source: "municipalities",
        minzoom: 7.5,
        paint: { "fill-color": palette.label, "fill-opacity": ["case", isActive, 0.08, 0] },
      },
    },
    {
      group: "municipalities",
      spec: {
        id: "municipality-line",
        type: "line",
        source: "municipalities",
        minzoom: 7,
        paint: {
          "line-color": palette.municipalityLine,
          "line-width": ["interpolate", ["linear"], ["zoom"], 7, 0.5, 10, 1.2],
          "line-opacity": ["interpolate", ["linear"], ["zoom"], 7, 0, 7.7, 1],
        },
      },
    },
    {
      group: "base",
      spec: {
        id: "province-line",
        type: "line",
        source: "provinces",
        layout: { "line-join": "round" },
        paint: {
          "line-color": palette.provinceLine,
          "line-width": ["interpolate", ["linear"], ["zoom"], 5, 0.5, 9, 1.4],
        },
      },
    },
    {
      group: "base",
      spec: {
        id: "province-active",
        type: "line",
        source: "provinces",
        layout: { "line-join": "round" },
        paint: {
          "line-color": palette.select,
          "line-width": ["case", state("selected", false), 2.4, state("hover", false), 1.2, 0],
        },
      },
    },
    {
      group: "base",
      spec: {
        id: "municipality-active",
        type: "line",
        source: "municipalities",
        paint: {
          "line-color": palette.select,
          "line-width": ["case", state("selected", false), 2.4, 0],
        },
      },
    },
  ];
}

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
