import type { ExpressionSpecification } from "maplibre-gl";
import { radiusPx, scaledRadius } from "../controller/circle-scale";
import { fontBold, type MapLayer, state } from "./layer-spec";
import type { MapPalette } from "./map-palette";

/** Width of the transparent image that keeps other labels off the circles, px. */
export const SHIELD_PX = 32;

/** Circles from this load on keep place names away; smaller ones let them lie across, MW. */
const SHIELDED_MW = 180;

const shownMw = state("mw", 0);
const finalMw: ExpressionSpecification = ["get", "mw"];

function figureFrom(minMw: number): ExpressionSpecification {
  return ["case", [">=", finalMw, minMw], ["get", "text"], ""];
}

/** Size of the padlock, of the symbol's own. */
const LOCK_SIZE = 0.6;

/** Offset of the padlock to the upper right rim of a circle, by steps of MW. */
function rimOffset(): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => {
    const rim = (mw: number): ExpressionSpecification => {
      const shift = (0.72 * radiusPx(mw, zoom) + 5) / LOCK_SIZE;
      return ["literal", [shift, -shift]];
    };
    return [
      "step",
      finalMw,
      rim(50),
      80,
      rim(120),
      170,
      rim(250),
      330,
      rim(420),
      520,
      rim(640),
      760,
      rim(900),
    ];
  };
  return [
    "interpolate",
    ["linear"],
    ["zoom"],
    5,
    at(5),
    6.5,
    at(6.5),
    8,
    at(8),
    10,
    at(10),
    12,
    at(12),
  ];
}

/**
 * The plan: circles whose area is proportional to the MW of the feature state (so that they can
 * grow and shrink without new data), and a ring where a limit binds.
 */
export function planCircleLayers(palette: MapPalette, dimmed = false): MapLayer[] {
  return [
    {
      group: "plan",
      spec: {
        id: "plan-glow",
        type: "circle",
        source: "plan",
        paint: {
          "circle-color": palette.plan,
          "circle-radius": scaledRadius(shownMw, { add: 14 }),
          "circle-blur": 0.8,
          "circle-opacity": ["*", 0.55, state("glow", 0)],
        },
      },
    },
    {
      group: "plan",
      spec: {
        id: "plan-ring",
        type: "circle",
        source: "plan",
        filter: ["get", "binds"],
        paint: {
          "circle-color": "rgba(0, 0, 0, 0)",
          "circle-radius": scaledRadius(shownMw, { add: 2.2 }),
          "circle-stroke-color": palette.warnRing,
          "circle-stroke-width": ["case", [">", shownMw, 0.5], 2.6, 0],
        },
      },
    },
    {
      group: "plan",
      spec: {
        id: "plan-circle",
        type: "circle",
        source: "plan",
        layout: { "circle-sort-key": ["-", 0, finalMw] },
        paint: {
          "circle-color": palette.plan,
          "circle-opacity": dimmed ? 0.6 : 0.88,
          "circle-radius": scaledRadius(shownMw),
          "circle-stroke-color": palette.planEdge,
          "circle-stroke-width": ["case", ["<=", shownMw, 0.5], 0, state("hover", false), 2.2, 1.2],
        },
      },
    },
  ];
}

/**
 * Signs over the circles and the place names: figures that fit inside, invisible shields that
 * keep place names off the larger circles, and locks.
 */
export function planSignLayers(palette: MapPalette): MapLayer[] {
  return [
    {
      group: "plan",
      spec: {
        id: "plan-shield",
        type: "symbol",
        source: "plan",
        filter: [">=", finalMw, SHIELDED_MW],
        layout: {
          "icon-image": "shield",
          "icon-size": scaledRadius(finalMw, { scale: 1.6 / SHIELD_PX }),
          "icon-allow-overlap": true,
        },
      },
    },
    {
      group: "plan",
      spec: {
        id: "plan-figure",
        type: "symbol",
        source: "plan",
        filter: [">", finalMw, 0],
        layout: {
          "symbol-sort-key": ["-", 0, finalMw],
          "text-field": [
            "step",
            ["zoom"],
            figureFrom(450),
            6,
            figureFrom(190),
            7,
            figureFrom(110),
            8,
            figureFrom(60),
            9,
            figureFrom(0),
          ],
          "text-font": fontBold,
          "text-size": scaledRadius(finalMw, { scale: 0.56, min: 9.5, max: 17 }),
          "text-padding": 0,
        },
        paint: { "text-color": palette.onPlan },
      },
    },
    {
      group: "plan",
      spec: {
        id: "plan-locked",
        type: "symbol",
        source: "plan",
        filter: ["all", ["get", "locked"], [">", finalMw, 0]],
        layout: {
          "icon-image": "locked-in",
          "icon-size": LOCK_SIZE,
          "icon-offset": rimOffset(),
          "icon-allow-overlap": true,
          "icon-ignore-placement": true,
        },
      },
    },
    {
      group: "plan",
      spec: {
        id: "locked-out",
        type: "symbol",
        source: "stations",
        filter: ["in", ["get", "id"], ["literal", []]],
        layout: {
          "icon-image": "locked-out",
          "icon-size": 0.6,
          "icon-allow-overlap": true,
          "icon-ignore-placement": true,
        },
      },
    },
  ];
}
