import type { ProjectLimit, ProjectYear } from "@/lib/schema/announced";
import type { ProjectsFit } from "./fit-projects";
import type { ProjectCase, ProjectLoad } from "./project-case";

/** Excesses below this are rounding, MW: ten kilowatts. */
const NOISE_MW = 0.01;

/** Takes the last bits of a sum of kilowatts away, MW. */
export function roundToKilowatt(mw: number): number {
  return Math.round(mw * 1000) / 1000;
}

export function sumMw(loads: readonly ProjectLoad[]): number {
  return roundToKilowatt(loads.reduce((sum, { mw }) => sum + mw, 0));
}

/** Whether more is asked of a limit than it lets through. */
export function isBroken({ askedMw, availableMw }: ProjectLimit): boolean {
  return askedMw > availableMw + NOISE_MW;
}

/** What projects with a place ask of each limit they touch. */
function askLimits({ limits, loads }: ProjectCase): ProjectLimit[] {
  return limits.flatMap(({ id, kind, subject, source, mostMw, place, sites }): ProjectLimit[] => {
    const members = loads.filter(
      (load) => load.isPlaced && load.sites.some((site) => sites.has(site)),
    );
    const askedMw = sumMw(members);
    if (askedMw <= 0) return [];
    const projects = members.map(({ project }) => project.id);
    const bindsAt = mostMw / askedMw;
    const availableMw = mostMw;
    return [{ id, kind, subject, askedMw, availableMw, bindsAt, source, projects, place }];
  });
}

/**
 * Every limit that the set touches, tightest first. As all projects grow alike from 0, a limit binds
 * at available ÷ asked. Where the stations of a region leave a project without a place too little,
 * beside the others, the region is a limit of its own.
 */
export function listBreaks(framed: ProjectCase, { fitMw }: ProjectsFit): ProjectLimit[] {
  const regions = framed.loads.flatMap(({ isPlaced, project, mw }, load): ProjectLimit[] => {
    const availableMw = fitMw[load] ?? 0;
    if (isPlaced || availableMw > mw - NOISE_MW) return [];
    return [
      {
        id: `region:${project.id}`,
        kind: "region",
        subject: project.id,
        askedMw: mw,
        availableMw,
        bindsAt: availableMw / mw,
        source: "plan",
        projects: [project.id],
        place: null,
      },
    ];
  });
  return [...askLimits(framed), ...regions].sort((a, b) => a.bindsAt - b.bindsAt);
}

/** The set as it stands at the end of each year told, projects without a year last (Infinity). */
export function splitByYear(framed: ProjectCase): { year: number; soFar: ProjectCase }[] {
  const yearOf = ({ project }: ProjectLoad) => project.year ?? Number.POSITIVE_INFINITY;
  const years = [...new Set(framed.loads.map(yearOf))].sort((a, b) => a - b);
  return years.map((year) => ({
    year,
    soFar: { ...framed, loads: framed.loads.filter((load) => yearOf(load) <= year) },
  }));
}

/**
 * The set as it grows year by year: what is told to run by then, the least of it that does not fit,
 * and the limits that the year is the first to break.
 *
 * @param fits of the years, in their order
 */
export function describeYears(
  years: ReturnType<typeof splitByYear>,
  fits: readonly ProjectsFit[],
): ProjectYear[] {
  const seen = new Set<string>();
  let beforeMw = 0;
  return years.flatMap(({ year, soFar }, position): ProjectYear[] => {
    const fit = fits[position];
    if (!fit) return [];
    const totalMw = sumMw(soFar.loads);
    const addedMw = roundToKilowatt(totalMw - beforeMw);
    beforeMw = totalMw;
    const broken = listBreaks(soFar, fit).filter((limit) => isBroken(limit) && !seen.has(limit.id));
    for (const { id } of broken) seen.add(id);
    return [
      {
        year: Number.isFinite(year) ? year : null,
        addedMw,
        totalMw,
        missingMw: findMissing(soFar, fit),
        breaks: broken.map(({ id }) => id),
      },
    ];
  });
}

/** The least MW of a set that do not fit. */
export function findMissing({ loads }: ProjectCase, { fitMw }: ProjectsFit): number {
  const fits = fitMw.reduce((sum, mw) => sum + mw, 0);
  return Math.max(0, roundToKilowatt(sumMw(loads) - fits));
}
