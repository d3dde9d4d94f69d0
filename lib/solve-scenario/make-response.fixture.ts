import { defaultScenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";

/** A whole answer with one site, for tests of what carries it. */
export function makeResponse(
  objective: number,
  status: SolveResponse["certificate"]["status"] = "optimal",
): SolveResponse {
  return {
    scenario: defaultScenario,
    plan: {
      sites: [
        {
          id: "s1",
          name: { ko: "해남", en: "Haenam" },
          province: "12",
          municipality: "12820",
          outsideKm: 0,
          lon: 126.5992,
          lat: 34.5733,
          loadMw: 400,
          capMw: 400,
          kv: 154,
          bus: null,
          matchedMw: 120.5,
          binding: [],
        },
      ],
      totals: {
        targetMw: 8400,
        placedMw: 400,
        unmetMw: 8000,
        siteCount: 1,
        capitalMw: 0,
        capitalShare: 0,
        matchedShare: 0.3,
        matchedDistanceKm: null,
        accessKm: 210.5,
        spreadDeviation: 0.9,
        refusalRiskMw: 60,
      },
      criteria: [],
      provinces: [],
      limits: [],
      matches: [],
    },
    certificate: {
      status,
      objective,
      bound: objective,
      gap: 0,
      boundCheck: "recomputed",
      recomputedBound: objective,
      verified: true,
      maxViolation: 0,
      engine: "highs",
      solveMs: 12,
      stage: "proven",
      dataVersion: "test",
      scenarioHash: "0".repeat(64),
    },
    relaxations:
      status === "infeasible"
        ? [{ limit: "target", kind: "target", subject: "", from: 8400, to: 400, unit: "MW" }]
        : [],
    gridCheck: null,
  };
}
