import { measureDistanceKm } from "@/lib/geo/measure-distance-km";
import { type AnnouncedProject, nameProjectSite, type WidenedRule } from "@/lib/schema/announced";
import type { Scenario } from "@/lib/schema/scenario";

/** A project with a place and MW. */
export type PlacedProject = AnnouncedProject & {
  readonly mw: number;
  readonly place: { readonly lon: number; readonly lat: number };
};

export function isPlaced(project: AnnouncedProject): project is PlacedProject {
  return project.mw !== null && project.place !== null;
}

/** A scenario without the sites of any project and without what was said of them. */
export function clearProjects(scenario: Scenario, projects: readonly AnnouncedProject[]): Scenario {
  const ids = new Set(projects.map(({ id }) => nameProjectSite(id)));
  return {
    ...scenario,
    ownSites: scenario.ownSites.filter(({ id }) => !ids.has(id)),
    lockedIn: scenario.lockedIn.filter(({ id }) => !ids.has(id)),
    lockedOut: scenario.lockedOut.filter((id) => !ids.has(id)),
  };
}

/** Own sites at the places of projects; names as one has them in Korean. */
export function listProjectSites(projects: readonly PlacedProject[]): Scenario["ownSites"] {
  return projects.map(({ id, name, place }) => ({
    id: nameProjectSite(id),
    name: name.ko,
    ...place,
  }));
}

/**
 * Widens the rules that sites of given places and sizes could not meet at all, each by no more than
 * it takes: sizes, whole modules, least distance, number of sites. Limits of the grid stay.
 */
export function widenRules(
  scenario: Scenario,
  projects: readonly Pick<PlacedProject, "mw" | "place">[],
): { scenario: Scenario; widened: WidenedRule[] } {
  const { site } = scenario;
  const sizesMw = projects.map(({ mw }) => mw);
  const isWhole = (moduleMw: number) => sizesMw.every((mw) => Number.isInteger(mw / moduleMw));
  const isTooNear = projects.some(({ place }, i) =>
    projects.slice(i + 1).some((other) => {
      return measureDistanceKm(place, other.place) < site.separationKm;
    }),
  );
  const next: Scenario["site"] = {
    ...site,
    minMw: Math.min(site.minMw, ...sizesMw),
    maxMw: Math.max(site.maxMw, ...sizesMw),
    moduleMw: site.moduleMw !== null && isWhole(site.moduleMw) ? site.moduleMw : null,
    separationKm: isTooNear ? 0 : site.separationKm,
    maxCount: Math.max(site.maxCount, projects.length + scenario.lockedIn.length),
  };
  const fields = ["minMw", "maxMw", "moduleMw", "separationKm", "maxCount"] as const;
  const widened = fields.flatMap((field): WidenedRule[] =>
    next[field] === site[field]
      ? []
      : [{ field: `site.${field}`, from: site[field], to: next[field] }],
  );
  return { scenario: { ...scenario, site: next }, widened };
}
