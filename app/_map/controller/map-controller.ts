import {
  type FilterSpecification,
  type GeoJSONSource,
  Map as MapLibreMap,
  setWorkerUrl,
} from "maplibre-gl";
import type {
  AcceptedPlace,
  LayerId,
  MapLocale,
  MapPadding,
  MapTheme,
  ProjectStanding,
  Selection,
  ShownProjects,
} from "@/app/_plan/map-types";
import type { Plan } from "@/lib/schema/plan";
import { DrawnWishes } from "../drawn-wishes";
import { putIcons } from "../layers/map-icons";
import { mapPalettes } from "../layers/map-palette";
import { firstHeadroomField, mapLayers, mapStyle } from "../layers/map-style";
import { acceptanceFeatures } from "../layers/style-acceptance";
import { announcedFeatures, announcedProvinces } from "../layers/style-announced";
import type { PlaceSpot } from "../places/place-record";
import { StatedSource } from "../places/stated-source";
import { countryPadding, KOREA, type MapAside, MapFrame } from "./map-frame";
import { MapPointer, type PointerEvents } from "./map-pointer";
import { PlanAnimator } from "./plan-animator";
import {
  type LabelPlace,
  type LabelWords,
  labelFeatures,
  selectionFeatures,
} from "./plan-features";

setWorkerUrl(new URL("maplibre-gl/dist/maplibre-gl-worker.mjs", import.meta.url).toString());

/** The labels take a plan's figures over once no other has come for so long, ms. */
const LABEL_REST_MS = 250;

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
  private readonly frame: MapFrame;
  private readonly animator: PlanAnimator;
  private readonly pointer: MapPointer;
  private readonly wishes = new DrawnWishes();
  private theme: MapTheme;
  private locale: MapLocale;
  private words: LabelWords;
  private hidden: ReadonlySet<LayerId>;
  private headroom = firstHeadroomField;
  private plan: Plan | null = null;
  private labelTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly loadings: StatedSource<number>;
  private readonly projects: StatedSource<string>;

  constructor(start: MapStart) {
    this.start = start;
    this.theme = start.theme;
    this.locale = start.locale;
    this.words = start.words;
    this.hidden = start.hidden;
    this.map = new MapLibreMap({
      container: start.container,
      style: mapStyle(start.theme, start.layerUrl),
      bounds: KOREA,
      fitBoundsOptions: { padding: countryPadding(start.padding, start.aside) },
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
    this.frame = new MapFrame(this.map, start.padding, start.aside);
    const remote = (source: string) => ({ source, url: start.layerUrl(source) });
    this.loadings = new StatedSource(this.map, remote("branches"), { name: "pct", nothing: -1 });
    this.projects = new StatedSource(this.map, remote("projects"), {
      name: "standing",
      nothing: "",
    });
    this.animator = new PlanAnimator(this.map, start.locale);
    this.pointer = new MapPointer(this.map, start.events, () => this.frame.visibleCentre());
    this.setTitle(start.title);
    this.listen();
  }

  /** Shows a plan: circles, shades and the figures in the province labels. */
  setPlan(plan: Plan | null, previous: Plan | null): void {
    const isNew = plan !== this.plan;
    this.plan = plan;
    this.wishes.set("plan", () => this.animator.show(plan, previous));
    if (isNew) this.writeLabelsSoon();
  }

  /** Rings the sites by how often they are chosen; null = none. */
  setAcceptance(places: readonly AcceptedPlace[] | null): void {
    this.write("acceptance", acceptanceFeatures(places));
  }

  /** Rims announced projects and marks the limits that they exceed; null = none. */
  setAnnounced(shown: ShownProjects | null): void {
    this.write("announced", announcedFeatures(shown));
    const codes = [...(shown?.provinces ?? [])];
    this.filter(announcedProvinces, "code", codes);
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
    this.putIcons();
    this.repaint();
  }

  setHidden(hidden: ReadonlySet<LayerId>): void {
    this.hidden = hidden;
    this.repaint();
  }

  /** Colours the buses by another figure of headroom; `field` is a property of the buses. */
  setHeadroom(field: string): void {
    if (field === this.headroom) return;
    this.headroom = field;
    this.repaint();
  }

  setLocks(lockedIn: readonly string[], lockedOut: readonly string[]): void {
    this.wishes.set("locks", () => this.animator.refresh(lockedIn, this.locale));
    this.filter("locked-out", "id", lockedOut);
  }

  /** Colours the model's lines by loading, branch → %; null clears them. */
  setLoadings(loadings: ReadonlyMap<number, number> | null): void {
    this.wishes.set("loadings", () => this.loadings.show(loadings));
  }

  /** Draws announced lines by how they stand in the year shown; null clears them. */
  setProjects(standings: ReadonlyMap<string, ProjectStanding> | null): void {
    this.wishes.set("projects", () => this.projects.show(standings));
  }

  /** Marks a place; `spot` is where it is, null while unknown or when nothing is selected. */
  setSelection(selection: Selection | null, spot: PlaceSpot | null): void {
    const mw = this.plan?.sites.find((site) => site.id === selection?.id)?.loadMw ?? 0;
    this.write("selection", selectionFeatures(spot, mw));
    if (spot) this.frame.bringIntoView(spot);
  }

  setRoom(padding: MapPadding, aside: MapAside): void {
    this.frame.setRoom(padding, aside);
  }

  /** While on, the next click names a place instead of selecting one. */
  setPlacing(placing: boolean): void {
    this.pointer.setPlacing(placing);
  }

  zoomBy(steps: number): void {
    this.frame.zoomBy(steps);
  }

  showAll(): void {
    this.frame.showAll(true);
  }

  flyTo(spot: PlaceSpot, zoom: number): void {
    this.frame.flyTo(spot, zoom);
  }

  /** Asks again for a remote layer. */
  reload(name: string): void {
    this.map.getSource<GeoJSONSource>(name)?.setData(this.start.layerUrl(name));
  }

  visibleCentre(): { x: number; y: number } {
    return this.frame.visibleCentre();
  }

  /** Draws at once and hands on the canvas, whose picture lasts until the browser draws next. */
  drawNow(): HTMLCanvasElement {
    return this.map.redraw().getCanvas();
  }

  destroy(): void {
    clearTimeout(this.labelTimer);
    this.animator.stop();
    this.map.remove();
  }

  private listen(): void {
    const { map } = this;
    const { events } = this.start;
    this.putIcons();
    this.repaint();
    this.writeLabels();
    // A map that gets its graphics context back loads its style anew, without any feature's state.
    map.on("style.load", () => {
      this.wishes.drawAll();
      this.animator.restore();
    });
    map.once("style.load", () => events.onStyle());
    map.on("webglcontextlost", () => {
      this.wishes.hold();
      this.animator.stop();
      this.pointer.forget();
    });
    map.once("idle", () => events.onReady());
    map.on("error", (event) => {
      const source = "sourceId" in event ? event.sourceId : null;
      if (typeof source === "string") events.onLoadError(source);
    });
    map.on("zoom", () => events.onZoom(map.getZoom()));
  }

  private setTitle(title: string): void {
    this.map.getCanvas().setAttribute("aria-label", title);
  }

  /** The circles first: figures in two hundred labels take the map longer, and plans come in rows. */
  private writeLabelsSoon(): void {
    clearTimeout(this.labelTimer);
    this.labelTimer = setTimeout(() => this.writeLabels(), LABEL_REST_MS);
  }

  private writeLabels(): void {
    this.write("labels", labelFeatures(this.start.labels, this.plan, this.locale, this.words));
  }

  private write(source: string, data: Parameters<GeoJSONSource["setData"]>[0]): void {
    const draw = () => this.map.getSource<GeoJSONSource>(source)?.setData(data);
    this.wishes.set(`source ${source}`, draw);
  }

  /** Shows of a layer only the features with one of these values. */
  private filter(layer: string, property: string, values: readonly string[]): void {
    const wanted: FilterSpecification = ["in", ["get", property], ["literal", [...values]]];
    this.wishes.set(`filter ${layer}`, () => this.map.setFilter(layer, wanted));
  }

  private putIcons(): void {
    this.wishes.set("icons", () => putIcons(this.map, mapPalettes[this.theme]));
  }

  private repaint(): void {
    this.wishes.set("look", () => this.drawLook());
  }

  /** Sets colours and visibility of every layer; MapLibre skips what has not changed. */
  private drawLook(): void {
    const dimmed = !this.hidden.has("loading");
    for (const { group, spec } of mapLayers(this.theme, dimmed, this.headroom)) {
      for (const [name, value] of Object.entries(spec.paint ?? {})) {
        if (isPaintName(name)) this.map.setPaintProperty(spec.id, name, value);
      }
      const shown = group === "base" || !this.hidden.has(group);
      this.map.setLayoutProperty(spec.id, "visibility", shown ? "visible" : "none");
    }
  }
}
