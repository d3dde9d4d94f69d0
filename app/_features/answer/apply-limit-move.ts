import type { LimitMove } from "@/lib/schema/plan";
import { criterionCapsSchema, type Scenario } from "@/lib/schema/scenario";

/**
 * The scenario with one limit moved as far as a relaxation says, rounded to the safe side so that
 * the next solve does not fail by a fraction. Null where the limit is a figure of the data.
 */
export function applyLimitMove(scenario: Scenario, step: LimitMove): Scenario | null {
  const to = roundOutward(step);
  const { site, limits, renewables } = scenario;
  switch (step.kind) {
    case "target":
      return { ...scenario, targetMw: to };
    case "capital-share":
      return { ...scenario, capitalShareCap: Math.min(1, to) };
    case "criterion-cap": {
      const caps = { ...scenario.criterionCaps, [step.subject]: to };
      return { ...scenario, criterionCaps: criterionCapsSchema.parse(caps) };
    }
    case "capital-interface":
      return { ...scenario, limits: { ...limits, capitalInterfaceMw: to } };
    case "matched-share":
      return { ...scenario, renewables: { ...renewables, minMatchedShare: Math.max(0, to) } };
    case "seismic-share":
      return { ...scenario, limits: { ...limits, seismicZone1MaxShare: Math.min(1, to) } };
    case "latency-share":
      return { ...scenario, access: { ...scenario.access, latencyBoundShare: Math.max(0, to) } };
    case "separation":
      return { ...scenario, site: { ...site, separationKm: Math.max(0, to) } };
    case "site-count":
      return to > step.from
        ? { ...scenario, site: { ...site, maxCount: to } }
        : { ...scenario, site: { ...site, minCount: to } };
    case "province-bound": {
      const bound = scenario.provinceBounds[step.subject];
      if (!bound) return null;
      const moved = to > step.from ? { ...bound, maxMw: to } : { ...bound, minMw: to };
      return { ...scenario, provinceBounds: { ...scenario.provinceBounds, [step.subject]: moved } };
    }
    case "network": {
      // What is short in an hour is a figure of the data; whether the hour counts is a rule.
      const hours = scenario.grid.hours.filter((id) => id !== step.subject);
      const isLeft = hours.length > 0 && hours.length < scenario.grid.hours.length;
      return isLeft ? { ...scenario, grid: { ...scenario.grid, hours } } : null;
    }
    default:
      return null;
  }
}

function roundOutward({ from, to, unit }: LimitMove): number {
  const scale = unit === "share" ? 1000 : 1;
  // Whole already, but for binary dust.
  if (Math.abs(to * scale - Math.round(to * scale)) < 1e-6) return Math.round(to * scale) / scale;
  return (to > from ? Math.ceil(to * scale) : Math.floor(to * scale)) / scale;
}
