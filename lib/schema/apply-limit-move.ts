import type { LimitMove } from "./plan";
import { criterionCapsSchema, type Scenario } from "./scenario";

/**
 * The scenario with one limit moved to where a move says. Null where the limit is a figure of the
 * data, which no rule changes.
 */
export function applyLimitMove(
  scenario: Scenario,
  { kind, subject, from, to }: LimitMove,
): Scenario | null {
  const { site, limits, renewables } = scenario;
  switch (kind) {
    case "target":
      return { ...scenario, targetMw: to };
    case "capital-share":
      return { ...scenario, capitalShareCap: Math.min(1, to) };
    case "criterion-cap": {
      const caps = { ...scenario.criterionCaps, [subject]: to };
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
      return to > from
        ? { ...scenario, site: { ...site, maxCount: to } }
        : { ...scenario, site: { ...site, minCount: to } };
    case "province-bound": {
      const bound = scenario.provinceBounds[subject];
      if (!bound) return null;
      const moved = to > from ? { ...bound, maxMw: to } : { ...bound, minMw: to };
      return { ...scenario, provinceBounds: { ...scenario.provinceBounds, [subject]: moved } };
    }
    case "network": {
      // What is short in an hour is a figure of the data; whether the hour counts is a rule.
      const hours = scenario.grid.hours.filter((id) => id !== subject);
      const isLeft = hours.length > 0 && hours.length < scenario.grid.hours.length;
      return isLeft ? { ...scenario, grid: { ...scenario.grid, hours } } : null;
    }
    default:
      return null;
  }
}
