import { type AnnouncedProject, nameProjectSite, type ProjectLimit } from "@/lib/schema/announced";
import type { SitingData } from "@/lib/schema/geodata";
import type { Scenario } from "@/lib/schema/scenario";
import { frameProblem, MAX_154_KV_MW } from "@/lib/siting/frame-problem";
import { gatherSiteFacts, type SiteFacts } from "@/lib/siting/site-facts";
import { findMostMw, type SitingProblem } from "@/lib/siting/siting-problem";
import { clearProjects, isPlaced, listProjectSites, widenRules } from "./stand-projects";

/** A load of the set: at one place, or at any of the stations of its region. */
export interface ProjectLoad {
  readonly project: AnnouncedProject;
  readonly mw: number;
  /** Positions of the candidate sites that may carry it; one for a project with a place. */
  readonly sites: readonly number[];
  readonly isPlaced: boolean;
}

/** A limit on the sum of what several sites carry. */
export interface LoadLimit {
  readonly id: string;
  readonly kind: Exclude<ProjectLimit["kind"], "region">;
  readonly subject: string;
  readonly source: string;
  readonly mostMw: number;
  /** Where a bus stands. */
  readonly place: ProjectLimit["place"];
  /** Positions of candidate sites. */
  readonly sites: ReadonlySet<number>;
}

/** Projects on the sites and limits of a scenario, and nothing else beside them. */
export interface ProjectCase {
  readonly scenario: Scenario;
  readonly problem: SitingProblem;
  /** Facts of each candidate site, by position. */
  readonly facts: readonly SiteFacts[];
  readonly loads: readonly ProjectLoad[];
  readonly limits: readonly LoadLimit[];
}

/**
 * Puts the counted projects of a set on a scenario's sites: each with a place at an own site of its
 * own, connected to the nearest station as own sites are; one of a region at any station there that
 * is not locked out. Throws what `frameProblem` throws.
 */
export function frameProjects(
  asked: Scenario,
  data: SitingData,
  all: readonly AnnouncedProject[],
  counted: readonly AnnouncedProject[],
): ProjectCase {
  const placed = counted.filter(isPlaced);
  const totalMw = counted.reduce((sum, { mw }) => sum + (mw ?? 0), 0);
  const cleared = { ...clearProjects(asked, all), lockedIn: [] };
  const wide = widenRules(cleared, placed).scenario;
  const scenario: Scenario = {
    ...wide,
    targetMw: Math.max(totalMw, wide.site.minMw),
    provinceBounds: dropLeastLoads(wide.provinceBounds),
    ownSites: [...wide.ownSites, ...listProjectSites(placed)],
  };
  const problem = frameProblem(scenario, data);
  const facts = gatherSiteFacts(scenario, data);
  const positions = new Map(facts.map(({ id }, position) => [id, position]));
  const loads = counted.map((project): ProjectLoad => {
    const own = positions.get(nameProjectSite(project.id));
    const isOpen = ({ id, province }: SiteFacts) =>
      project.regions.includes(province) && !scenario.lockedOut.includes(id);
    const region = facts
      .slice(0, data.stations.length)
      .flatMap((site, position) => (isOpen(site) ? [position] : []));
    return {
      project,
      mw: project.mw ?? 0,
      sites: own === undefined ? region : [own],
      isPlaced: own !== undefined,
    };
  });
  return { scenario, problem, facts, loads, limits: listLimits(problem, data, facts, loads) };
}

/** A province's least load is asked of a whole plan, not of a set that is a part of it. */
function dropLeastLoads(bounds: Scenario["provinceBounds"]): Scenario["provinceBounds"] {
  return Object.fromEntries(
    Object.entries(bounds).map(([code, bound]) => [code, { ...bound, minMw: 0 }]),
  );
}

/** Largest load of a site by the voltage of its station alone, MW. */
function capByVoltage(site: SiteFacts | undefined): number {
  return (site?.kv ?? 345) >= 345 ? Infinity : MAX_154_KV_MW;
}

function listLimits(
  { sharedLimits, reinforcement }: SitingProblem,
  { buses }: SitingData,
  facts: readonly SiteFacts[],
  loads: readonly ProjectLoad[],
): LoadLimit[] {
  const used = new Set(loads.flatMap(({ sites }) => sites));
  const ownerOf = new Map(
    loads.flatMap(({ isPlaced: placed, sites, project }) =>
      placed ? sites.map((site) => [site, project.id] as const) : [],
    ),
  );
  const voltage = [...used].flatMap((site): LoadLimit[] => {
    const mostMw = capByVoltage(facts[site]);
    const id = facts[site]?.id ?? "";
    const subject = ownerOf.get(site) ?? id;
    if (mostMw === Infinity) return [];
    return [
      {
        id: `voltage:${id}`,
        kind: "voltage",
        subject,
        source: "rule",
        mostMw,
        place: null,
        sites: new Set([site]),
      },
    ];
  });
  const shared = sharedLimits.flatMap((limit): LoadLimit[] => {
    const { id, kind, subject, source } = limit;
    const mostMw = findMostMw(limit, reinforcement);
    const sites = limit.sites.filter((site) => used.has(site));
    if (sites.length === 0 || mostMw === Infinity) return [];
    const bus = kind === "bus" ? buses.find((one) => String(one.bus) === subject) : undefined;
    const place = bus ? { lon: bus.lon, lat: bus.lat } : null;
    return [{ id, kind, subject, source, mostMw, place, sites: new Set(sites) }];
  });
  return [...voltage, ...shared];
}
