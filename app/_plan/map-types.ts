/** What a person can point at on the map; `id` is the id of the place in its own layer. */
export type Selection = {
  kind:
    | "site"
    | "station"
    | "province"
    | "municipality"
    | "plant"
    | "renewable"
    | "datacentre"
    | "line"
    | "bus"
    | "branch";
  id: string;
};

export type SelectionKind = Selection["kind"];

/** The layers a person can switch on and off, in the order of the legend. */
export const layerIds = [
  "plan",
  "share",
  "municipalities",
  "labels",
  "lines",
  "stations",
  "renewables",
  "plants",
  "datacentres",
  "headroom",
  "loading",
  "projects",
] as const;

export type LayerId = (typeof layerIds)[number];

/** Layers that start hidden: context that would crowd the first answer. */
export const layersHiddenAtFirst: ReadonlySet<LayerId> = new Set<LayerId>([
  "stations",
  "renewables",
  "plants",
  "headroom",
  "loading",
  "projects",
]);

export type MapLocale = "ko" | "en";
export type MapTheme = "light" | "dark";

/** A site and the share of samples in which it is chosen, 0–1. */
export type AcceptedPlace = { id: string; lon: number; lat: number; acceptance: number };

/** What the map draws of announced projects: what fits of each, and the limits they exceed. */
export type ShownProjects = {
  projects: readonly { lon: number; lat: number; mw: number; fitMw: number }[];
  buses: readonly { lon: number; lat: number }[];
  /** Codes of provinces whose headroom is exceeded. */
  provinces: readonly string[];
};

/** Screen space at each edge that panels cover, px. */
export type MapPadding = { left: number; right: number; top: number; bottom: number };

/** How an announced project stands in the year that is shown; `late` = kept back by a later date. */
export type ProjectStanding = "built" | "planned" | "late";
