import type { Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";

/**
 * The scenario under which exactly a plan's sites open: they are locked in and the largest count is
 * theirs. How much each carries stays free, so that the plan is the best one for these sites.
 */
export function adoptPlan(scenario: Scenario, { sites }: Plan): Scenario {
  const { minCount } = scenario.site;
  return {
    ...scenario,
    site: { ...scenario.site, minCount: Math.min(minCount, sites.length), maxCount: sites.length },
    lockedIn: sites.map(({ id }) => {
      const lock = scenario.lockedIn.find((other) => other.id === id);
      return lock ?? { id, minMw: null, maxMw: null };
    }),
  };
}
