import { scaledRadius } from "../controller/circle-scale";
import type { MapLayer } from "./layer-spec";
import type { MapPalette } from "./map-palette";

/** Width of a selected line and of the outline of a selected area, px. */
const SELECTED_PX = { line: 4, area: 2.4 } as const;

/**
 * The outline of the selected area or line. It has a source of its own with that shape alone: as one
 * more layer over all shapes, drawn by a feature state, it would cost every frame as much as they do.
 */
export function selectionOutline(palette: MapPalette): MapLayer {
  return {
    group: "base",
    spec: {
      id: "selection-outline",
      type: "line",
      source: "selection",
      filter: ["!=", ["geometry-type"], "Point"],
      layout: { "line-join": "round" },
      paint: {
        "line-color": palette.select,
        "line-width": [
          "match",
          ["geometry-type"],
          ["LineString", "MultiLineString"],
          SELECTED_PX.line,
          SELECTED_PX.area,
        ],
      },
    },
  };
}

/** The ring around the selected point, as wide as its circle in the plan. */
export function selectionRing(palette: MapPalette): MapLayer {
  return {
    group: "base",
    spec: {
      id: "selection-ring",
      type: "circle",
      source: "selection",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-color": "rgba(0, 0, 0, 0)",
        "circle-radius": scaledRadius(["get", "mw"], { add: 6, min: 11 }),
        "circle-stroke-color": palette.select,
        "circle-stroke-width": 2.6,
      },
    },
  };
}
