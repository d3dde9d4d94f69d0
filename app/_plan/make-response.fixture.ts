import type { Certificate, Plan, PlanSite } from "@/lib/schema/plan";
import { defaultScenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";

/** A site for tests: only id and load matter. */
export function makeSite(id: string, loadMw: number): PlanSite {
  return {
    id,
    name: { ko: `곳 ${id}`, en: `Place ${id}` },
    province: "46",
    municipality: "46110",
    outsideKm: 0,
    lon: 126.5,
    lat: 34.8,
    loadMw,
    capMw: 1000,
    kv: 154,
    bus: 1,
    matchedMw: 0,
    binding: [],
  };
}

/** A proven response of 1,000 MW for tests, with the given parts replaced. */
export function makeResponse(parts: {
  sites?: PlanSite[];
  totals?: Partial<Plan["totals"]>;
  certificate?: Partial<Certificate>;
}): SolveResponse {
  const sites = parts.sites ?? [makeSite("s1", 1000)];
  return {
    scenario: defaultScenario,
    plan: {
      sites,
      totals: {
        targetMw: 1000,
        placedMw: 1000,
        unmetMw: 0,
        siteCount: sites.length,
        capitalMw: 0,
        capitalShare: 0,
        matchedShare: 0.4,
        matchedDistanceKm: 30,
        accessKm: 120,
        spreadDeviation: 0.1,
        refusalRiskMw: 50,
        ...parts.totals,
      },
      criteria: [],
      provinces: [],
      limits: [],
      matches: [],
    },
    certificate: {
      status: "optimal",
      objective: 0.2,
      bound: 0.2,
      gap: 0,
      boundCheck: "recomputed",
      recomputedBound: 0.2,
      verified: true,
      maxViolation: 0,
      engine: "highs",
      solveMs: 12,
      stage: "proven",
      dataVersion: "test",
      scenarioHash: "test",
      ...parts.certificate,
    },
    relaxations: [],
    gridCheck: null,
  };
}
