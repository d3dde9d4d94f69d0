import type { BBox, Feature, FeatureCollection, Point } from "geojson";
import type { PlanSite } from "@/lib/schema/plan";
import type { RecordedSite } from "@/lib/schema/site-file";
import type { SolveResponse } from "@/lib/schema/solve-response";

/** Where the figures in an export come from. */
export interface SourceNote {
  /** The table or map that was made from it. */
  readonly resource: string;
  readonly title: string;
  readonly url: string;
  readonly licence: string;
  readonly vintage: string;
}

/**
 * What a feature says of its site: text and numbers alone. Desktop GIS refuses to save nested
 * objects and lists, so names stand side by side and limits in one text.
 */
export type SiteProperties = Omit<PlanSite, "lon" | "lat" | "name" | "binding"> & {
  name_ko: string;
  name_en: string;
  /** Ids of the limits that bind, parted by spaces. */
  binding: string;
};

export type PlanCollection = FeatureCollection<Point, SiteProperties> & {
  bunsan: {
    scenario: SolveResponse["scenario"];
    dataVersion: string;
    certificate: SolveResponse["certificate"];
    totals: SolveResponse["plan"]["totals"];
    /** The features as they were, to tell later what was edited. */
    sites: readonly RecordedSite[];
    notice: string;
    sources: readonly SourceNote[];
  };
};

const NOTICE =
  "Screening only: the grid operator's technical review decides. Figures are this model's results.";

/** Six decimals are ten centimetres. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/**
 * Whole kilowatts, rounded down as sizes of sites are: a site that fills a limit must not exceed it
 * when it comes back. The tolerance keeps 40 MW that were computed as 39.999… at 40.
 */
function roundMw(mw: number): number {
  return Math.floor(mw * 1000 + 1e-3) / 1000;
}

function toRecord({ id, name, lon, lat, loadMw }: PlanSite): RecordedSite {
  return { id, name, lon: roundDegrees(lon), lat: roundDegrees(lat), loadMw: roundMw(loadMw) };
}

function toFeature(site: PlanSite): Feature<Point, SiteProperties> {
  const { id, province, municipality, kv, bus } = site;
  const { lon, lat, name, loadMw } = toRecord(site);
  return {
    type: "Feature",
    id,
    geometry: { type: "Point", coordinates: [lon, lat] },
    properties: {
      id,
      name_ko: name.ko,
      name_en: name.en,
      province,
      municipality,
      // To the metre.
      outsideKm: Math.round(site.outsideKm * 1000) / 1000,
      loadMw,
      capMw: roundMw(site.capMw),
      kv,
      bus,
      matchedMw: Math.round(site.matchedMw * 1000) / 1000,
      binding: site.binding.join(" "),
    },
  };
}

function measureBox(sites: readonly PlanSite[]): BBox | undefined {
  if (sites.length === 0) return undefined;
  const lons = sites.map((site) => roundDegrees(site.lon));
  const lats = sites.map((site) => roundDegrees(site.lat));
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/**
 * A plan as an RFC 7946 FeatureCollection: one Point a site in WGS 84, longitude first. Its foreign
 * member `bunsan` holds what is needed to read it later and to solve the same question again.
 */
export function exportGeojson(
  response: SolveResponse,
  sources: readonly SourceNote[],
): PlanCollection {
  const { scenario, plan, certificate } = response;
  const bbox = measureBox(plan.sites);
  return {
    type: "FeatureCollection",
    ...(bbox ? { bbox } : {}),
    features: plan.sites.map(toFeature),
    bunsan: {
      scenario,
      dataVersion: certificate.dataVersion,
      certificate,
      totals: plan.totals,
      sites: plan.sites.map(toRecord),
      notice: NOTICE,
      sources,
    },
  };
}
