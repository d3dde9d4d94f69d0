import type { BBox, Feature, FeatureCollection, Point } from "geojson";
import type { PlanSite } from "@/lib/schema/plan";
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

export type PlanCollection = FeatureCollection<Point, Omit<PlanSite, "lon" | "lat">> & {
  bunsan: {
    scenario: SolveResponse["scenario"];
    dataVersion: string;
    certificate: SolveResponse["certificate"];
    totals: SolveResponse["plan"]["totals"];
    notice: string;
    sources: readonly SourceNote[];
  };
};

const NOTICE =
  "Screening only: the grid operator's technical review decides. Figures are this model's results.";

/** Seven decimals are a centimetre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

function toFeature(site: PlanSite): Feature<Point, Omit<PlanSite, "lon" | "lat">> {
  const { lon, lat, ...properties } = site;
  return {
    type: "Feature",
    id: site.id,
    geometry: { type: "Point", coordinates: [round(lon), round(lat)] },
    properties,
  };
}

function measureBox(sites: readonly PlanSite[]): BBox | undefined {
  if (sites.length === 0) return undefined;
  const lons = sites.map((site) => round(site.lon));
  const lats = sites.map((site) => round(site.lat));
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
      notice: NOTICE,
      sources,
    },
  };
}
