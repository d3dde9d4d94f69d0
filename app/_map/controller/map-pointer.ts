import { type Map as MapLibreMap, type MapMouseEvent, Point } from "maplibre-gl";
import type { Selection } from "@/app/_plan/map-types";
import { type PickedPlace, pickPlace } from "./pick-place";

export type Hover = PickedPlace & { x: number; y: number };

export type PointerEvents = {
  onHover(hover: Hover | null): void;
  onSelect(selection: Selection | null): void;
  onPlace(lon: number, lat: number): void;
  onCancelPlacing(): void;
};

/** Reach of the pointer around small signs, px: a finger needs more than a mouse that hovers. */
const HOVER_REACH_PX = 4;
const CLICK_REACH_PX = 8;

/** Turns pointer and keys on the map into what a person means: look, select, place, cancel. */
export class MapPointer {
  private readonly map: MapLibreMap;
  private readonly events: PointerEvents;
  private readonly visibleCentre: () => { x: number; y: number };
  private hovered: PickedPlace | null = null;
  private placing = false;

  constructor(
    map: MapLibreMap,
    events: PointerEvents,
    visibleCentre: () => { x: number; y: number },
  ) {
    this.map = map;
    this.events = events;
    this.visibleCentre = visibleCentre;
    map.on("mousemove", (event) => this.hover(event));
    map.on("mouseout", () => this.setHover(null, 0, 0));
    map.on("click", (event) => this.click(event.point));
    map.getCanvasContainer().addEventListener("keydown", (event) => this.press(event));
  }

  setPlacing(placing: boolean): void {
    this.placing = placing;
    this.map.getCanvas().style.cursor = placing ? "crosshair" : "";
    if (placing) this.map.getCanvas().focus({ preventScroll: true });
  }

  /** Holds no place as hovered: the style that showed it so is gone. */
  forget(): void {
    this.hovered = null;
    this.events.onHover(null);
  }

  private hover(event: MapMouseEvent): void {
    const { point } = event;
    const place = this.placing ? null : pickPlace(this.map, point, HOVER_REACH_PX);
    this.setHover(place, point.x, point.y);
  }

  private setHover(place: PickedPlace | null, x: number, y: number): void {
    const before = this.hovered;
    if (before && (before.kind !== place?.kind || before.id !== place.id)) {
      this.mark(before, false);
    }
    this.hovered = place;
    if (place) this.mark(place, true);
    if (!this.placing) this.map.getCanvas().style.cursor = place ? "pointer" : "";
    if (place || before) this.events.onHover(place ? { ...place, x, y } : null);
  }

  private mark({ source, featureId }: PickedPlace, hover: boolean): void {
    if (featureId === undefined) return;
    this.map.setFeatureState({ source, id: featureId }, { hover });
  }

  private click(point: Point): void {
    if (this.placing) {
      this.place(point);
      return;
    }
    const place = pickPlace(this.map, point, CLICK_REACH_PX);
    this.events.onSelect(place ? { kind: place.kind, id: place.id } : null);
  }

  private place(point: Point): void {
    const { lng, lat } = this.map.unproject(point);
    this.events.onPlace(Math.round(lng * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5);
  }

  private press(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (this.placing) this.events.onCancelPlacing();
      else this.events.onSelect(null);
    }
    if (event.key === "Enter" && this.placing) {
      const { x, y } = this.visibleCentre();
      this.place(new Point(x, y));
    }
  }
}
