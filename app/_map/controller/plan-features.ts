import type { Feature, FeatureCollection, Point } from "geojson";
import type { MapLocale } from "@/app/_plan/map-types";
import type { Plan, PlanSite } from "@/lib/schema/plan";
import type { PlaceSpot } from "../places/place-record";

const numberFormats: Record<MapLocale, Intl.NumberFormat> = {
  ko: new Intl.NumberFormat("ko-KR", { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 }),
};

/** Whole megawatts with separated thousands, without the unit. */
export function formatMw(mw: number, locale: MapLocale): string {
  return numberFormats[locale].format(Math.round(mw));
}

/** A site as a point; `mw` is the load it ends with (0 = leaves the plan), `text` its figure. */
export function siteFeature(
  site: PlanSite,
  finalMw: number,
  lockedIn: boolean,
  locale: MapLocale,
): Feature<Point> {
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [site.lon, site.lat] },
    properties: {
      id: site.id,
      nameKo: site.name.ko,
      nameEn: site.name.en,
      mw: finalMw,
      text: formatMw(finalMw, locale),
      binds: finalMw > 0 && site.binding.length > 0,
      locked: lockedIn,
    },
  };
}

/** All sites that are on the map, with the load each has in `plan` (0 when it is leaving). */
export function siteFeatures(
  sites: readonly PlanSite[],
  plan: Plan | null,
  lockedIn: readonly string[],
  locale: MapLocale,
): FeatureCollection<Point> {
  const loads = new Map(plan?.sites.map((site) => [site.id, site.loadMw]));
  const locked = new Set(lockedIn);
  return {
    type: "FeatureCollection",
    features: sites.map((site) =>
      siteFeature(site, loads.get(site.id) ?? 0, locked.has(site.id), locale),
    ),
  };
}

export type LabelPlace = {
  kind: "province" | "municipality";
  code: string;
  nameKo: string;
  nameEn: string;
  lon: number;
  lat: number;
};

/** Words of the labels that no layer carries. */
export type LabelWords = { shortNames: Readonly<Record<string, string>>; capital: string };

/** North of Yeoncheon, where the name of the capital region has room above its outline. */
const CAPITAL_LABEL = [126.75, 38.33];

/** Names that stand better away from the middle of their area: Gyeonggi's lies on Seoul. */
const movedLabels: Readonly<Record<string, readonly [number, number]>> = { "41": [127.5, 37.3] };

function capitalLabel(plan: Plan | null, locale: MapLocale, words: LabelWords): Feature<Point> {
  const percent = Math.round(100 * (plan?.totals.capitalShare ?? 0));
  const figure = plan ? `${formatMw(plan.totals.capitalMw, locale)} MW · ${percent} %` : "";
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: CAPITAL_LABEL },
    properties: { kind: "capital", code: "", text: words.capital, figure },
  };
}

/**
 * Province and municipality labels in one language, and the capital region's. A province carries the plan's MW in it as
 * `figure` ("" = none of the plan is there).
 */
export function labelFeatures(
  places: readonly LabelPlace[],
  plan: Plan | null,
  locale: MapLocale,
  words: LabelWords,
): FeatureCollection<Point> {
  const loads = new Map(plan?.provinces.map((one) => [one.code, one.loadMw]));
  return {
    type: "FeatureCollection",
    features: [
      ...places.map((place): Feature<Point> => {
        const loadMw = place.kind === "province" ? (loads.get(place.code) ?? 0) : 0;
        const name = locale === "ko" ? place.nameKo : place.nameEn;
        return {
          type: "Feature",
          geometry: {
            type: "Point",
            coordinates: [...(movedLabels[place.code] ?? [place.lon, place.lat])],
          },
          properties: {
            kind: place.kind,
            code: place.code,
            text: place.kind === "province" ? (words.shortNames[place.code] ?? name) : name,
            figure: loadMw >= 0.5 ? `${formatMw(loadMw, locale)} MW` : "",
          },
        };
      }),
      capitalLabel(plan, locale, words),
    ],
  };
}

/** What is selected: its shape, or else its point with the load it has in the plan. */
export function selectionFeatures(spot: PlaceSpot | null, mw: number): FeatureCollection {
  if (!spot) return { type: "FeatureCollection", features: [] };
  const point: Point = { type: "Point", coordinates: [spot.lon, spot.lat] };
  return {
    type: "FeatureCollection",
    features: [{ type: "Feature", geometry: spot.shape ?? point, properties: { mw } }],
  };
}
