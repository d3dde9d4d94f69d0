import type { ExpressionSpecification } from "maplibre-gl";
import type { ProjectStanding } from "@/app/_plan/map-types";
import { type MapLayer, state } from "./layer-spec";
import type { MapPalette } from "./map-palette";

/** Widths of a direct-current link and of a 345 kV line at zoom 7, px. */
export const projectWidths = { hvdc: 3, line: 2 } as const;
/** Dash and gap of what does not stand yet, in line widths. */
export const projectDash = [1.6, 1.3] as const;

/** Bottom to top: what keeps load waiting lies over what is merely to come. */
const standings = ["planned", "built", "late"] as const satisfies readonly ProjectStanding[];

const isHvdc: ExpressionSpecification = ["==", ["get", "kind"], "hvdc"];

const widthAt = (factor: number): ExpressionSpecification => [
  "case",
  isHvdc,
  projectWidths.hvdc * factor,
  projectWidths.line * factor,
];

const width: ExpressionSpecification = [
  "interpolate",
  ["linear"],
  ["zoom"],
  ...[5, widthAt(0.6), 7, widthAt(1), 11, widthAt(1.7)],
];

/**
 * Announced links and lines from bus to bus: dashed while they do not stand in the year shown, solid
 * once they do, in the warning colour where a later date keeps them back. Units are left to the panel.
 */
export function projectLayers(palette: MapPalette): MapLayer[] {
  return standings.map((standing) => ({
    group: "projects",
    spec: {
      id: `project-${standing}`,
      type: "line",
      source: "projects",
      filter: ["in", ["get", "kind"], ["literal", ["hvdc", "line"]]],
      layout: { "line-cap": standing === "built" ? "round" : "butt" },
      paint: {
        "line-color": standing === "late" ? palette.warnRing : palette.project,
        "line-width": width,
        "line-opacity": ["case", ["==", state("standing", ""), standing], 0.95, 0],
        ...(standing === "built" ? {} : { "line-dasharray": [...projectDash] }),
      },
    },
  }));
}
