import type { MapTheme } from "@/app/_plan/map-types";

/**
 * Every colour the map canvas and its legend draw with, for one theme. A canvas cannot read CSS
 * variables, so the values shared with `globals.css` are repeated here and a test compares them.
 */
export type MapPalette = {
  sea: string;
  neighbour: string;
  neighbourLine: string;
  land: string;
  /** Land of a province that takes the largest share of the plan. */
  landShare: string;
  coast: string;
  provinceLine: string;
  municipalityLine: string;
  capitalLine: string;
  hatch: string;
  line154: string;
  line345: string;
  line765: string;
  station: string;
  plan: string;
  planEdge: string;
  onPlan: string;
  warn: string;
  /** The warning as a thin ring, where the text colour would look brown. */
  warnRing: string;
  /** Loading of a line from none to just below full; a full one has the warning colour. */
  load0: string;
  load1: string;
  load2: string;
  load3: string;
  solar: string;
  wind: string;
  plant: string;
  datacentre: string;
  /** Announced links and lines. */
  project: string;
  select: string;
  label: string;
  labelQuiet: string;
  halo: string;
};

const light: MapPalette = {
  sea: "#dfe7ea",
  neighbour: "#e9e7e0",
  neighbourLine: "#d3d1c9",
  land: "#f6f4ee",
  landShare: "#66aaa0",
  coast: "#9a9a90",
  provinceLine: "#b9b4a7",
  municipalityLine: "#d6d2c7",
  capitalLine: "#3f4a59",
  hatch: "rgba(63, 74, 89, 0.24)",
  line154: "#b2aa9b",
  line345: "#857b69",
  line765: "#4d463a",
  station: "#6f675a",
  plan: "#0f6e68",
  planEdge: "#fbfaf7",
  onPlan: "#ffffff",
  warn: "#a94f00",
  warnRing: "#d96a00",
  load0: "#b9c3d0",
  load1: "#86a0c6",
  load2: "#5272b0",
  load3: "#2a3a78",
  solar: "#c08a00",
  wind: "#4b5cb8",
  plant: "#7a7066",
  datacentre: "#1a2330",
  project: "#8a2f6b",
  select: "#1f5fbf",
  label: "#3f4a59",
  labelQuiet: "#626d7b",
  halo: "#fbfaf7",
};

const dark: MapPalette = {
  sea: "#0b1117",
  neighbour: "#141b22",
  neighbourLine: "#222c36",
  land: "#1a222b",
  landShare: "#267873",
  coast: "#4b5864",
  provinceLine: "#44505d",
  municipalityLine: "#2b3540",
  capitalLine: "#c4c7c9",
  hatch: "rgba(196, 199, 201, 0.15)",
  line154: "#55606b",
  line345: "#7f8a94",
  line765: "#b7bec4",
  station: "#8a949e",
  plan: "#4fc7b8",
  planEdge: "#10161d",
  onPlan: "#06211f",
  warn: "#f0a35a",
  warnRing: "#f0a35a",
  load0: "#3b4757",
  load1: "#56709a",
  load2: "#86a4d6",
  load3: "#d5e2fb",
  solar: "#e3b94a",
  wind: "#94a3f0",
  plant: "#a39a90",
  datacentre: "#eceae4",
  project: "#e58fc6",
  select: "#8ab8ff",
  label: "#c4c7c9",
  labelQuiet: "#98a1aa",
  halo: "#10161d",
};

/** Colours per theme. Plan teal and warning orange stay apart for every common colour blindness. */
export const mapPalettes: Record<MapTheme, MapPalette> = { light, dark };

/** Headroom ramp, MW → colour: viridis, whose lightness alone carries the order in a grey print. */
export const headroomStops: readonly { mw: number; color: string }[] = [
  { mw: 0, color: "#44337a" },
  { mw: 1000, color: "#3a5b8c" },
  { mw: 2000, color: "#2a828c" },
  { mw: 3500, color: "#4aac72" },
  { mw: 6000, color: "#c4d34a" },
];

/** Share of the plan (0–1) at which a province reaches its full shade. */
export const FULL_SHADE_SHARE = 0.3;
