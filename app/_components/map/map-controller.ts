import { type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import type { Plan } from "@/lib/schema/plan";
import { putIcons } from "./map-icons";
import { mapPalettes } from "./map-palette";
import { MapPointer, type PointerEvents } from "./map-pointer";
import { mapLayers, mapStyle } from "./map-style";
import type {
  AcceptedPlace,
  LayerId,
  MapLocale,
  MapPadding,
  MapTheme,
  ProjectStanding,
  Selection,
  ShownProjects,
} from "./map-types";
import type { PlaceSpot } from "./place-record";
import { PlanAnimator } from "./plan-animator";
import { type LabelPlace, type LabelWords, labelFeatures } from "./plan-features";
import { StatedSource } from "./stated-source";
import { acceptanceFeatures } from "./style-acceptance";
import { announcedFeatures, announcedProvinces } from "./style-announced";

setWorkerUrl(new URL("maplibre-gl/dist/maplibre-gl-worker.mjs", import.meta.url).toString());

/** Mainland, Jeju and Ulleungdo's longitude left out: the frame of the first view. */
const KOREA: [[number, number], [number, number]] = [
  [125.75, 33.05],
  [129.75, 38.65],
];
const LIMITS: [[number, number], [number, number]] = [
  [117, 29],
  [139, 43],
];

export type MapEvents = PointerEvents & {
  /** The style is there: plans, locks and selections may be set from now on. */
  onStyle(): void;
  onReady(): void;
  onLoadError(source: string): void;
  onZoom(zoom: number): void;
};

/**
 * Room that the map's own panels take inside the padding, px: the legend beside the country,
 * and what is covered while a card is open.
 */
export type MapAside = { legend: number; cardLeft: number; cardRight: number; cardBottom: number };

export type MapStart = {
  container: HTMLElement;
  theme: MapTheme;
  locale: MapLocale;
  title: string;
  labels: readonly LabelPlace[];
  words: LabelWords;
  hidden: ReadonlySet<LayerId>;
  padding: MapPadding;
  aside: MapAside;
  layerUrl(name: string): string;
  events: MapEvents;
};

type PaintName = Parameters<MapLibreMap["setPaintProperty"]>[1];

function isPaintName(name: string): name is PaintName {
  return /^(background|fill|line|circle|text|icon)-/.test(name);
}

/** The only owner of the MapLibre map. React tells it what to show; it tells React what happened. */
export class MapController {
  private readonly map: MapLibreMap;
  private readonly start: MapStart;
  private readonly animator: PlanAnimator;
  private readonly pointer: MapPointer;
  private theme: MapTheme;
  private locale: MapLocale;
  private words: LabelWords;
  private hidden: ReadonlySet<LayerId>;
  private padding: MapPadding;
  private aside: MapAside;
  private plan: Plan | null = null;
  private marked: { source: string; id: string | number } | null = null;
  private moved = false;
  private readonly loadings: StatedSource<number>;
  private readonly projects: StatedSource<string>;

  constructor(start: MapStart) {
    this.start = start;
    this.theme = start.theme;
    this.locale = start.locale;
    this.words = start.words;
    this.hidden = start.hidden;
    this.padding = start.padding;
    this.aside = start.aside;
    this.map = new MapLibreMap({
      container: start.container,
      style: mapStyle(start.theme, start.layerUrl),
      bounds: KOREA,
      fitBoundsOptions: { padding: this.countryPadding() },
      maxBounds: LIMITS,
      minZoom: 4.5,
      maxZoom: 13,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      renderWorldCopies: false,
      fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    const remote = (source: string) => ({ source, url: start.layerUrl(source) });
    this.loadings = new StatedSource(this.map, remote("branches"), { name: "pct", nothing: -1 });
    this.projects = new StatedSource(this.map, remote("projects"), {
      name: "standing",
      nothing: "",
    });
    this.animator = new PlanAnimator(this.map, start.locale);
    this.pointer = new MapPointer(this.map, start.events, () => this.visibleCentre());
    this.setTitle(start.title);
    this.listen();
  }

  /** Shows a plan: circles, shades and the figures in the province labels. */
  setPlan(plan: Plan | null, previous: Plan | null): void {
    const isNew = plan !== this.plan;
    this.plan = plan;
    this.animator.show(plan, previous);
    // The circles first: figures in two hundred labels take the map longer.
    if (isNew) this.map.once("render", () => this.writeLabels());
  }

  /** Rings the sites by how often they are chosen; null = none. */
  setAcceptance(places: readonly AcceptedPlace[] | null): void {
    this.map.getSource<GeoJSONSource>("acceptance")?.setData(acceptanceFeatures(places));
  }

  /** Rims announced projects and marks the limits that they exceed; null = none. */
  setAnnounced(shown: ShownProjects | null): void {
    this.map.getSource<GeoJSONSource>("announced")?.setData(announcedFeatures(shown));
    const codes = [...(shown?.provinces ?? [])];
    this.map.setFilter(announcedProvinces, ["in", ["get", "code"], ["literal", codes]]);
  }

  setLocale(locale: MapLocale, words: LabelWords, title: string): void {
    this.locale = locale;
    this.words = words;
    this.setTitle(title);
    this.writeLabels();
  }

  setTheme(theme: MapTheme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    putIcons(this.map, mapPalettes[theme]);
    this.repaint();
  }

  setHidden(hidden: ReadonlySet<LayerId>): void {
    this.hidden = hidden;
    this.repaint();
  }

  setLocks(lockedIn: readonly string[], lockedOut: readonly string[]): void {
    this.animator.refresh(lockedIn, this.locale);
    this.map.setFilter("locked-out", ["in", ["get", "id"], ["literal", [...lockedOut]]]);
  }

  /** Colours the model's lines by loading, branch → %; null clears them. */
  setLoadings(loadings: ReadonlyMap<number, number> | null): void {
    this.loadings.show(loadings);
  }

  /** Draws announced lines by how they stand in the year shown; null clears them. */
  setProjects(standings: ReadonlyMap<string, ProjectStanding> | null): void {
    this.projects.show(standings);
  }

  /** Marks a place; `spot` is where it is, null while unknown or when nothing is selected. */
  setSelection(selection: Selection | null, spot: PlaceSpot | null): void {
    this.unmark();
    const isArea = selection?.kind === "province" || selection?.kind === "municipality";
    const isLine = selection?.kind === "line" || selection?.kind === "branch";
    const isPoint = selection !== null && spot !== null && !isArea && !isLine;
    const loadMw = this.plan?.sites.find((site) => site.id === selection?.id)?.loadMw ?? 0;
    this.map.getSource<GeoJSONSource>("selection")?.setData({
      type: "FeatureCollection",
      features: isPoint
        ? [
            {
              type: "Feature",
              geometry: { type: "Point", coordinates: [spot.lon, spot.lat] },
              properties: { mw: loadMw },
            },
          ]
        : [],
    });
    if (selection?.kind === "province") this.mark("provinces", selection.id);
    if (selection?.kind === "municipality") this.mark("municipalities", selection.id);
    if (selection?.kind === "line") this.mark("lines", selection.id);
    if (selection?.kind === "branch") this.mark("branches", Number(selection.id));
    if (spot) this.bringIntoView(spot);
  }

  /** Room that panels of the page and of the map cover; an untouched view is framed again. */
  setRoom(padding: MapPadding, aside: MapAside): void {
    this.padding = padding;
    const legendMoved = aside.legend !== this.aside.legend;
    this.aside = aside;
    if (!this.moved) this.showAll(legendMoved);
  }

  /** While on, the next click on land names a place instead of selecting one. */
  setPlacing(placing: boolean): void {
    this.pointer.setPlacing(placing);
  }

  zoomBy(steps: number): void {
    this.moved = true;
    const { x, y } = this.visibleCentre();
    this.map.easeTo({ zoom: this.map.getZoom() + steps, around: this.map.unproject([x, y]) });
  }

  /** Frames the whole country. */
  showAll(animate = true): void {
    this.moved = false;
    this.map.fitBounds(KOREA, { padding: this.countryPadding(), animate });
  }

  flyTo(spot: PlaceSpot, zoom: number): void {
    this.moved = true;
    if (spot.bounds) {
      this.map.fitBounds(spot.bounds, { padding: this.framePadding(40), maxZoom: 10 });
      return;
    }
    this.map.flyTo({ center: [spot.lon, spot.lat], zoom, offset: this.offset(), speed: 1.6 });
  }

  /** Asks again for a remote layer. */
  reload(name: string): void {
    this.map.getSource<GeoJSONSource>(name)?.setData(this.start.layerUrl(name));
  }

  /** Middle of the part of the map that no panel covers, px. */
  visibleCentre(): { x: number; y: number } {
    const { clientWidth, clientHeight } = this.start.container;
    const { left, right, top, bottom } = this.padding;
    const west = left + this.aside.legend;
    return { x: (west + clientWidth - right) / 2, y: (top + clientHeight - bottom) / 2 };
  }

  destroy(): void {
    this.animator.stop();
    this.map.remove();
  }

  private listen(): void {
    const { map } = this;
    const { events } = this.start;
    map.once("style.load", () => {
      putIcons(map, mapPalettes[this.theme]);
      this.repaint();
      this.writeLabels();
      events.onStyle();
    });
    map.once("idle", () => events.onReady());
    map.on("error", (event) => {
      const source = "sourceId" in event ? event.sourceId : null;
      if (typeof source === "string") events.onLoadError(source);
    });
    map.on("zoom", () => events.onZoom(map.getZoom()));
    map.on("movestart", (event) => {
      if (event.originalEvent) this.moved = true;
    });
    map.on("resize", () => {
      if (!this.moved) this.showAll(false);
    });
  }

  private mark(source: string, id: string | number): void {
    this.marked = { source, id };
    this.map.setFeatureState({ source, id }, { selected: true });
  }

  private unmark(): void {
    if (this.marked) this.map.setFeatureState(this.marked, { selected: false });
    this.marked = null;
  }

  private setTitle(title: string): void {
    this.map.getCanvas().setAttribute("aria-label", title);
  }

  private writeLabels(): void {
    this.map
      .getSource<GeoJSONSource>("labels")
      ?.setData(labelFeatures(this.start.labels, this.plan, this.locale, this.words));
  }

  /** Sets colours and visibility of every layer; MapLibre skips what has not changed. */
  private repaint(): void {
    for (const { group, spec } of mapLayers(this.theme, !this.hidden.has("loading"))) {
      for (const [name, value] of Object.entries(spec.paint ?? {})) {
        if (isPaintName(name)) this.map.setPaintProperty(spec.id, name, value);
      }
      const shown = group === "base" || !this.hidden.has(group);
      this.map.setLayoutProperty(spec.id, "visibility", shown ? "visible" : "none");
    }
  }

  /** Room around a place: page panels and the card that opens beside it. */
  private framePadding(extra: number): MapPadding {
    const { left, right, top, bottom } = this.padding;
    return {
      left: left + extra + this.aside.cardLeft,
      right: right + extra + this.aside.cardRight,
      top: top + extra,
      bottom: bottom + extra + this.aside.cardBottom,
    };
  }

  /** Room around the whole country: page panels and the legend west of it. */
  private countryPadding(): MapPadding {
    const { left, right, top, bottom } = this.padding;
    const edge = 14;
    return {
      left: left + this.aside.legend + edge,
      right: right + edge,
      top: top + edge,
      bottom: bottom + edge,
    };
  }

  private offset(): [number, number] {
    const { left, right, top, bottom } = this.framePadding(0);
    return [(left - right) / 2, (top - bottom) / 2];
  }

  private bringIntoView(spot: PlaceSpot): void {
    const { x, y } = this.map.project([spot.lon, spot.lat]);
    const { clientWidth, clientHeight } = this.start.container;
    const { left, right, top, bottom } = this.framePadding(24);
    const inside = x > left && x < clientWidth - right && y > top && y < clientHeight - bottom;
    if (!inside) this.map.easeTo({ center: [spot.lon, spot.lat], offset: this.offset() });
  }
}
