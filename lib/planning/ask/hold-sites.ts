import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import { MAX_154_KV_MW } from "@/lib/siting/frame-problem";
import { gatherSiteFacts } from "@/lib/siting/site-facts";
import type { SitingProblem } from "@/lib/siting/siting-problem";

/** Largest load of each candidate by its own rules alone: no limit that it shares with others. */
function listOwnCaps(scenario: Scenario, data: SitingData): number[] {
  return gatherSiteFacts(scenario, data).map(({ id, kv }) => {
    const lock = scenario.lockedIn.find((one) => one.id === id);
    const voltageCapMw = kv >= 345 ? Number.POSITIVE_INFINITY : MAX_154_KV_MW;
    const rules = [lock?.maxMw ?? Number.POSITIVE_INFINITY, scenario.site.maxMw, voltageCapMw];
    return Math.min(...rules, scenario.targetMw);
  });
}

/**
 * A problem reduced to sites that are all open, so that only their loads are left to choose.
 *
 * The sites' largest loads do not hold the shared limits any more: else moving a limit by a
 * megawatt would stop at a copy of it, and part of its price would sit there. Modules are dropped:
 * with whole modules and fixed openings nothing could move.
 */
export function holdSites(
  problem: SitingProblem,
  chosen: ReadonlySet<string>,
  scenario: Scenario,
  data: SitingData,
): SitingProblem {
  const ownCaps = listOwnCaps(scenario, data);
  const kept = problem.candidateSites.flatMap(({ id }, i) => (chosen.has(id) ? [i] : []));
  const places = new Map(kept.map((i, position) => [i, position]));
  const pick = (sites: readonly number[]) => sites.flatMap((i) => places.get(i) ?? []);
  const candidateSites = kept.flatMap((i) => {
    const site = problem.candidateSites[i];
    return site ? [{ ...site, state: "open" as const, maxMw: ownCaps[i] ?? site.maxMw }] : [];
  });
  const used = new Set(candidateSites.flatMap(({ cluster }) => cluster ?? []));
  const { clusters } = problem.renewables;
  return {
    ...problem,
    candidateSites,
    moduleMw: null,
    siteCount: { min: 0, max: candidateSites.length },
    sharedLimits: problem.sharedLimits.flatMap((limit) => {
      const sites = pick(limit.sites);
      return sites.length > 0 ? [{ ...limit, sites }] : [];
    }),
    spread: problem.spread.map((target) => ({ ...target, sites: pick(target.sites) })),
    renewables: {
      ...problem.renewables,
      clusters: clusters.map((cluster, c) => (used.has(c) ? cluster : { ...cluster, links: [] })),
    },
  };
}
