import type { ExpressionSpecification, FilterSpecification } from "maplibre-gl";
import { isActive, type MapLayer, state } from "./layer-spec";
import { headroomStops, type MapPalette } from "./map-palette";

/** Line widths by voltage in px at zoom 7; the legend draws the same. */
export const lineWidths = { 154: 0.9, 345: 1.8, 765: 3.2 } as const;

const byVoltage = <T extends string | number>(
  v765: T,
  v345: T,
  v154: T,
): ExpressionSpecification => [
  "case",
  [">=", ["get", "kv"], 765],
  v765,
  [">=", ["get", "kv"], 345],
  v345,
  v154,
];

function lineWidth(scale: number): ExpressionSpecification {
  const at = (factor: number): ExpressionSpecification => [
    "*",
    ["case", isActive, 1.8, 1],
    byVoltage(lineWidths[765] * factor, lineWidths[345] * factor, lineWidths[154] * factor),
  ];
  return [
    "interpolate",
    ["linear"],
    ["zoom"],
    5,
    at(0.55 * scale),
    7,
    at(scale),
    11,
    at(1.7 * scale),
  ];
}

/** Transmission lines by voltage; cables underground are dashed. */
export function lineLayers(palette: MapPalette): MapLayer[] {
  const underground: ExpressionSpecification = ["boolean", ["get", "underground"], false];
  const color: ExpressionSpecification = [
    "case",
    state("selected", false),
    palette.select,
    byVoltage(palette.line765, palette.line345, palette.line154),
  ];
  const layout = { "line-join": "round", "line-sort-key": ["get", "kv"] } as const;
  const line = (id: string, filter: FilterSpecification, dash?: number[]): MapLayer => ({
    group: "lines",
    spec: {
      id,
      type: "line",
      source: "lines",
      filter,
      layout: { "line-join": layout["line-join"], "line-sort-key": ["get", "kv"] },
      paint: {
        "line-color": color,
        "line-width": lineWidth(1),
        ...(dash ? { "line-dasharray": dash } : {}),
      },
    },
  });
  return [
    line("line-overhead", ["!", underground]),
    line("line-underground", underground, [2, 1.4]),
  ];
}

/** Single-bus headroom of the network model, as rings so that no one takes them for the plan. */
export function headroomLayers(palette: MapPalette): MapLayer[] {
  const [a, b, c, d, e] = headroomStops;
  if (!a || !b || !c || !d || !e) return [];
  const ramp: ExpressionSpecification = [
    "interpolate",
    ["linear"],
    ["coalesce", ["get", "headroomN1Mw"], 0],
    a.mw,
    a.color,
    b.mw,
    b.color,
    c.mw,
    c.color,
    d.mw,
    d.color,
    e.mw,
    e.color,
  ];
  return [
    {
      group: "headroom",
      spec: {
        id: "headroom",
        type: "circle",
        source: "buses",
        paint: {
          "circle-color": palette.halo,
          "circle-radius": ["interpolate", ["linear"], ["zoom"], 5, 3, 8, 6, 11, 9],
          "circle-stroke-color": ramp,
          "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 5, 2.5, 8, 4.5],
        },
      },
    },
  ];
}

/** √MW scaling of a symbol between readable sizes; `reference` MW is drawn at full size. */
function sizeBy(property: string, reference: number): ExpressionSpecification {
  const at = (factor: number): ExpressionSpecification => [
    "*",
    factor,
    ["min", 1.4, ["max", 0.3, ["sqrt", ["/", ["coalesce", ["get", property], 0], reference]]]],
  ];
  return ["interpolate", ["linear"], ["zoom"], 5, at(0.5), 8, at(0.9), 11, at(1.3)];
}

/** Stations, renewables by network bus, plants and data centres: one shape each. */
export function placeLayers(): MapLayer[] {
  const free = { "icon-allow-overlap": true, "icon-ignore-placement": true } as const;
  return [
    {
      group: "renewables",
      spec: {
        id: "solar",
        type: "symbol",
        source: "renewables",
        filter: [">", ["coalesce", ["get", "solarMw"], 0], 0],
        layout: {
          ...free,
          "icon-image": "solar",
          "icon-anchor": "right",
          "icon-size": sizeBy("solarMw", 600),
        },
      },
    },
    {
      group: "renewables",
      spec: {
        id: "wind",
        type: "symbol",
        source: "renewables",
        filter: [">", ["coalesce", ["get", "windMw"], 0], 0],
        layout: {
          ...free,
          "icon-image": "wind",
          "icon-anchor": "left",
          "icon-size": sizeBy("windMw", 600),
        },
      },
    },
    {
      group: "plants",
      spec: {
        id: "plant",
        type: "symbol",
        source: "plants",
        layout: { ...free, "icon-image": "plant", "icon-size": sizeBy("mw", 2500) },
      },
    },
    {
      group: "stations",
      spec: {
        id: "station",
        type: "symbol",
        source: "stations",
        layout: {
          ...free,
          "symbol-sort-key": ["get", "kv"],
          "icon-image": [
            "case",
            [">=", ["get", "kv"], 765],
            "station-765",
            [">=", ["get", "kv"], 345],
            "station-345",
            "station-154",
          ],
          "icon-size": ["interpolate", ["linear"], ["zoom"], 5, 0.4, 8, 0.7, 11, 1],
        },
      },
    },
    {
      group: "datacentres",
      spec: {
        id: "datacentre",
        type: "symbol",
        source: "datacentres",
        layout: {
          ...free,
          "icon-image": [
            "case",
            [
              "any",
              ["in", "operating", ["coalesce", ["get", "status"], ""]],
              ["==", ["get", "status"], "listed"],
            ],
            "datacentre-operating",
            "datacentre-announced",
          ],
          "icon-size": ["interpolate", ["linear"], ["zoom"], 5, 0.34, 6.5, 0.46, 8, 0.75, 11, 1.1],
        },
      },
    },
  ];
}
