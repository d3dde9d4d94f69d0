import type { ExpressionSpecification } from "maplibre-gl";
import { isPointedAt, type MapLayer, state } from "./layer-spec";
import type { MapPalette } from "./map-palette";

/** From here on a line is full, %: an optimum stops at its limits up to rounding. */
const FULL_PCT = 99.5;
/** Loading in % at the four colours of the ramp; a little below full it ends. */
export const loadingStopsPct = [0, 35, 70, 99] as const;
/** Ratings that the legend shows: one circuit pair of 154 kV, one of 345 kV and one of 765 kV. */
export const ratingSamplesMw = [904, 2172, 14_580] as const;

const loadingPct = state("pct", -1);

/** Width of a line of the model in px at zoom 7: √rating, so that 765 kV does not drown the rest. */
export function loadingWidthPx(ratingMw: number): number {
  return Math.max(1, Math.min(5.5, Math.sqrt(ratingMw / 450)));
}

function lineWidth(): ExpressionSpecification {
  const width: ExpressionSpecification = [
    "max",
    1,
    ["min", 5.5, ["sqrt", ["/", ["get", "ratingMw"], 450]]],
  ];
  const at = (factor: number): ExpressionSpecification => [
    "*",
    ["case", isPointedAt, 1.7, 1],
    ["*", factor, width],
  ];
  return ["interpolate", ["linear"], ["zoom"], 5, at(0.6), 7, at(1), 11, at(1.8)];
}

function lineColor(palette: MapPalette): ExpressionSpecification {
  const [a, b, c, d] = loadingStopsPct;
  return [
    "case",
    [">=", loadingPct, FULL_PCT],
    palette.warnRing,
    [
      "interpolate",
      ["linear"],
      loadingPct,
      ...[a, palette.load0, b, palette.load1, c, palette.load2, d, palette.load3],
    ],
  ];
}

/**
 * Branches of the network model, straight from bus to bus, coloured by loading and as wide as their
 * rating says. A branch without a loading is not drawn; full ones lie on top.
 */
export function loadingLayers(palette: MapPalette): MapLayer[] {
  return [
    {
      group: "loading",
      spec: {
        id: "loading",
        type: "line",
        source: "branches",
        layout: { "line-cap": "round" },
        paint: {
          "line-color": lineColor(palette),
          "line-width": lineWidth(),
          "line-opacity": ["case", [">=", loadingPct, 0], 0.95, 0],
        },
      },
    },
    {
      group: "loading",
      spec: {
        id: "loading-full",
        type: "line",
        source: "branches",
        layout: { "line-cap": "round" },
        paint: {
          "line-color": palette.warnRing,
          "line-width": lineWidth(),
          "line-opacity": ["case", [">=", loadingPct, FULL_PCT], 1, 0],
        },
      },
    },
  ];
}
