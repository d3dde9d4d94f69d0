import type { Map as MapLibreMap } from "maplibre-gl";
import type { MapPadding } from "@/app/_plan/map-types";
import type { PlaceSpot } from "../places/place-record";

/** Mainland, Jeju and Ulleungdo's longitude left out: the frame of the first view. */
export const KOREA: [[number, number], [number, number]] = [
  [125.75, 33.05],
  [129.75, 38.65],
];

/** Free edge around the country, and around a place that is brought into view, px. */
const COUNTRY_EDGE_PX = 14;
const PLACE_EDGE_PX = 24;
const AREA_EDGE_PX = 40;

/**
 * Room that the map's own panels take inside the padding, px: the legend beside the country,
 * and what is covered while a card is open.
 */
export type MapAside = { legend: number; cardLeft: number; cardRight: number; cardBottom: number };

/** Room around the whole country: page panels and the legend west of it. */
export function countryPadding(padding: MapPadding, aside: MapAside): MapPadding {
  const { left, right, top, bottom } = padding;
  return {
    left: left + aside.legend + COUNTRY_EDGE_PX,
    right: right + COUNTRY_EDGE_PX,
    top: top + COUNTRY_EDGE_PX,
    bottom: bottom + COUNTRY_EDGE_PX,
  };
}

/** What part of the map no panel covers, and how places are brought into it. */
export class MapFrame {
  private readonly map: MapLibreMap;
  private padding: MapPadding;
  private aside: MapAside;
  /** A person has moved the view: it is framed no more by itself. */
  private moved = false;

  constructor(map: MapLibreMap, padding: MapPadding, aside: MapAside) {
    this.map = map;
    this.padding = padding;
    this.aside = aside;
    map.on("movestart", (event) => {
      if (event.originalEvent) this.moved = true;
    });
    map.on("resize", () => {
      if (!this.moved) this.showAll(false);
    });
  }

  /** Room that panels of the page and of the map cover; an untouched view is framed again. */
  setRoom(padding: MapPadding, aside: MapAside): void {
    this.padding = padding;
    const legendMoved = aside.legend !== this.aside.legend;
    this.aside = aside;
    if (!this.moved) this.showAll(legendMoved);
  }

  zoomBy(steps: number): void {
    this.moved = true;
    const { x, y } = this.visibleCentre();
    this.map.easeTo({ zoom: this.map.getZoom() + steps, around: this.map.unproject([x, y]) });
  }

  /** Frames the whole country. */
  showAll(animate: boolean): void {
    this.moved = false;
    this.map.fitBounds(KOREA, { padding: countryPadding(this.padding, this.aside), animate });
  }

  flyTo(spot: PlaceSpot, zoom: number): void {
    this.moved = true;
    if (spot.bounds) {
      this.map.fitBounds(spot.bounds, { padding: this.placePadding(AREA_EDGE_PX), maxZoom: 10 });
      return;
    }
    this.map.flyTo({ center: [spot.lon, spot.lat], zoom, offset: this.offset(), speed: 1.6 });
  }

  /** Moves the view only if the place lies under a panel or outside. */
  bringIntoView(spot: PlaceSpot): void {
    const { x, y } = this.map.project([spot.lon, spot.lat]);
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { left, right, top, bottom } = this.placePadding(PLACE_EDGE_PX);
    const inside = x > left && x < clientWidth - right && y > top && y < clientHeight - bottom;
    if (!inside) this.map.easeTo({ center: [spot.lon, spot.lat], offset: this.offset() });
  }

  /** Middle of the part of the map that no panel covers, px. */
  visibleCentre(): { x: number; y: number } {
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { left, right, top, bottom } = this.padding;
    const west = left + this.aside.legend;
    return { x: (west + clientWidth - right) / 2, y: (top + clientHeight - bottom) / 2 };
  }

  /** Room around a place: page panels and the card that opens beside it. */
  private placePadding(extra: number): MapPadding {
    const { left, right, top, bottom } = this.padding;
    return {
      left: left + extra + this.aside.cardLeft,
      right: right + extra + this.aside.cardRight,
      top: top + extra,
      bottom: bottom + extra + this.aside.cardBottom,
    };
  }

  private offset(): [number, number] {
    const { left, right, top, bottom } = this.placePadding(0);
    return [(left - right) / 2, (top - bottom) / 2];
  }
}
