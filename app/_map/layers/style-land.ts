import type { ExpressionSpecification } from "maplibre-gl";
import { isPointedAt, type MapLayer, state } from "./layer-spec";
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
export function landLayers(palette: MapPalette, dimmed = false): MapLayer[] {
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
          "fill-opacity": dimmed ? ["*", 0.35, shadeOpacity] : shadeOpacity,
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

function tint({ label }: MapPalette, opacity: number) {
  const pointed: ExpressionSpecification = ["case", isPointedAt, opacity, 0];
  return { "fill-color": label, "fill-opacity": pointed, "fill-antialias": false };
}

/** Municipality and province borders, and a tint over the area that is pointed at. */
export function borderLayers(palette: MapPalette): MapLayer[] {
  return [
    {
      group: "base",
      spec: {
        id: "province-tint",
        type: "fill",
        source: "provinces",
        paint: tint(palette, 0.05),
      },
    },
    {
      group: "municipalities",
      spec: {
        id: "municipality-fill",
        type: "fill",
        source: "municipalities",
        minzoom: 7.5,
        paint: tint(palette, 0.08),
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
        paint: {
          "line-color": palette.provinceLine,
          "line-width": ["interpolate", ["linear"], ["zoom"], 5, 0.5, 9, 1.4],
        },
      },
    },
  ];
}
