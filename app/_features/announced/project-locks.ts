import type { Locale } from "@/app/_i18n/format";
import type { AnnouncedResponse, ProjectFit, ProjectLimit } from "@/lib/schema/announced";
import type { Scenario } from "@/lib/schema/scenario";
import type { ShownProjects } from "../../_plan/map-types";

/** The scenario that holds what fits of the projects, their sites named in the page's language. */
export function nameProjectSites({ lock, projects }: AnnouncedResponse, locale: Locale): Scenario {
  const names = new Map(projects.map(({ site, name }) => [site?.id, name[locale]]));
  return {
    ...lock.scenario,
    ownSites: lock.scenario.ownSites.map((own) => ({
      ...own,
      name: (names.get(own.id) ?? own.name).slice(0, 80),
    })),
  };
}

/** Excesses below this are rounding, MW. */
const NOISE_MW = 0.01;

/** Whether more is asked of a limit than it lets through. */
export function isBroken({ askedMw, availableMw }: ProjectLimit): boolean {
  return askedMw > availableMw + NOISE_MW;
}

/** MW of a counted project that do not fit; 0 where it is not counted. */
export function findMissingMw({ mw, fitMw }: ProjectFit): number {
  return mw === null || fitMw === null ? 0 : Math.max(0, mw - fitMw);
}

/** Picks what the map can draw: counted projects with a place, broken buses and provinces. */
export function pickShownProjects({ projects, limits }: AnnouncedResponse): ShownProjects {
  const broken = limits.filter(isBroken);
  return {
    projects: projects.flatMap(({ place, mw, fitMw }) =>
      place && mw !== null && fitMw !== null ? [{ ...place, mw, fitMw }] : [],
    ),
    buses: broken.flatMap(({ place }) => place ?? []),
    provinces: broken.flatMap(({ kind, subject }) =>
      kind === "province" || kind === "province-bound" ? [subject] : [],
    ),
  };
}
