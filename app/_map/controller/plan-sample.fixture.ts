import type { Plan, PlanSite } from "@/lib/schema/plan";

/** A site of a made-up plan; only id and load matter to most tests. */
export function makeSite(
  id: string,
  loadMw: number,
  province = "12",
  binding: string[] = [],
): PlanSite {
  return {
    id,
    name: { ko: `변전소 ${id}`, en: `Station ${id}` },
    province,
    municipality: `${province}110`,
    outsideKm: 0,
    lon: 127,
    lat: 36,
    loadMw,
    capMw: 400,
    kv: 154,
    bus: 7,
    matchedMw: loadMw / 4,
    binding,
  };
}

/** A made-up plan of these sites, with totals that add up. */
export function makePlan(sites: PlanSite[]): Plan {
  const placedMw = sites.reduce((sum, site) => sum + site.loadMw, 0);
  const isCapital = (code: string) => ["11", "28", "41"].includes(code);
  const capitalMw = sites
    .filter((site) => isCapital(site.province))
    .reduce((sum, site) => sum + site.loadMw, 0);
  const codes = [...new Set(sites.map((site) => site.province))];
  return {
    sites,
    totals: {
      targetMw: placedMw,
      placedMw,
      unmetMw: 0,
      siteCount: sites.length,
      capitalMw,
      capitalShare: placedMw > 0 ? capitalMw / placedMw : 0,
      matchedShare: 0.25,
      matchedDistanceKm: 30,
      accessKm: null,
      spreadDeviation: 0,
      refusalRiskMw: 0,
    },
    criteria: [],
    provinces: codes.map((code) => {
      const own = sites.filter((site) => site.province === code);
      return {
        code,
        loadMw: own.reduce((sum, site) => sum + site.loadMw, 0),
        siteCount: own.length,
        headroomMw: null,
        capital: isCapital(code),
      };
    }),
    limits: [],
    matches: [],
  };
}
