import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import { makeDraw, makeRandomCase } from "./tiny-country.fixture";

/**
 * A random country and scenario with rules that are off by default: distance between sites, seismic
 * zones (province 43 in zone 2), load near users, caps on criteria.
 */
export function makeFurtherCase(seed: number): { data: SitingData; scenario: Scenario } {
  const { data, scenario } = makeRandomCase(seed);
  const draw = makeDraw(seed + 7);
  const pick = <T>(...choices: readonly [T, ...T[]]): T =>
    choices[Math.floor(draw() * choices.length)] ?? choices[0];
  const municipalities = data.municipalities.map((municipality) => ({
    ...municipality,
    seismicZone: municipality.province === "43" ? (2 as const) : (1 as const),
  }));
  // The contradiction of two locks is an error, not an infeasible scenario: one lock only.
  const further: Scenario = {
    ...scenario,
    site: { ...scenario.site, separationKm: pick(0, 10, 20, 40) },
    limits: { ...scenario.limits, seismicZone1MaxShare: pick(1, 0.6, 0.5, 0) },
    reinforcement: { maxMwPerLimit: pick(0, 50, 130), weightMwPerMw: pick(0.5, 3) },
    spread: { measure: pick("residents", "perHead", "hhi") },
    access: { latencyBoundShare: pick(0, 0.3, 0.5), latencyRadiusKm: pick(20, 35) },
    criterionCaps: {
      grid: pick(null, 60, 200),
      decentralisation: pick(null, null, 120),
      renewables: null,
      access: pick(null, null, 20),
    },
  };
  return { data: { ...data, municipalities }, scenario: further };
}
