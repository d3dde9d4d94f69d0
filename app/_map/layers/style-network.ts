import type { ExpressionSpecification } from "maplibre-gl";
import { isPointedAt, type MapLayer } from "./layer-spec";
import { headroomStops, type MapPalette } from "./map-palette";

/** Line widths by voltage in px at zoom 7; the legend draws the same. */
export const lineWidths = { 154: 0.9, 345: 1.8, 765: 3.2 } as const;

/** Voltage classes of the map, thin to thick; direct current at 180 and 250 kV counts as 154. */
export const voltages = [154, 345, 765] as const;

const ofVoltage: Record<(typeof voltages)[number], ExpressionSpecification> = {
  154: ["<", ["get", "kv"], 345],
  345: ["all", [">=", ["get", "kv"], 345], ["<", ["get", "kv"], 765]],
  765: [">=", ["get", "kv"], 765],
};

function lineWidth(width: number): ExpressionSpecification {
  const at = (factor: number): ExpressionSpecification => [
    "*",
    ["case", isPointedAt, 1.9, 1],
    width * factor,
  ];
  return ["interpolate", ["linear"], ["zoom"], 5, at(0.55), 7, at(1), 11, at(1.7)];
}

/** Transmission lines, one layer a voltage so that colours are plain; cables are dashed. */
export function lineLayers(palette: MapPalette, dimmed = false): MapLayer[] {
  const underground: ExpressionSpecification = ["boolean", ["get", "underground"], false];
  const colors = { 154: palette.line154, 345: palette.line345, 765: palette.line765 };
  return voltages.flatMap((kv): MapLayer[] =>
    [false, true].map((cable) => ({
      group: "lines",
      spec: {
        id: cable ? `line-${kv}-cable` : `line-${kv}`,
        type: "line",
        source: "lines",
        filter: ["all", ofVoltage[kv], cable ? underground : ["!", underground]],
        layout: { "line-join": "round" },
        paint: {
          "line-color": colors[kv],
          "line-opacity": dimmed ? 0.3 : 1,
          "line-width": lineWidth(lineWidths[kv]),
          ...(cable ? { "line-dasharray": [2, 1.4] } : {}),
        },
      },
    })),
  );
}

/**
 * Single-bus headroom of the network model, as rings so that no one takes them for the plan; `field`
 * names the property with the MW. What is unknown stays without a colour of the ramp.
 */
export function headroomLayers(palette: MapPalette, field: string): MapLayer[] {
  const [a, b, c, d, e] = headroomStops;
  if (!a || !b || !c || !d || !e) return [];
  const ramp: ExpressionSpecification = [
    "interpolate",
    ["linear"],
    ["get", field],
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
          "circle-stroke-color": [
            "case",
            ["==", ["typeof", ["get", field]], "number"],
            ramp,
            palette.labelQuiet,
          ],
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
