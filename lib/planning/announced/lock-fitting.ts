import { nameProjectSite, type WidenedRule } from "@/lib/schema/announced";
import type { Scenario } from "@/lib/schema/scenario";
import { listProjectSites, type PlacedProject, widenRules } from "./stand-projects";

/**
 * A scenario with projects as own sites that stay in: each carries what fits of it, and with
 * `atLeast` as much more as it was told, where the plan finds it best; with `exactly` no more. What
 * fits of a project is left out where it is too little for a site. The target rises where the
 * projects alone are more.
 *
 * @param scenario without the sites of any of the projects
 * @param fitMw by id of the project
 */
export function lockFitting(
  scenario: Scenario,
  projects: readonly PlacedProject[],
  fitMw: ReadonlyMap<string, number>,
  how: "atLeast" | "exactly",
): { scenario: Scenario; mw: number; widened: WidenedRule[] } {
  const leastSiteMw = Math.min(scenario.site.minMw, ...projects.map(({ mw }) => mw));
  const fits = projects.flatMap((project) => {
    const mw = fitMw.get(project.id) ?? 0;
    return mw > 0 && mw >= leastSiteMw ? [{ project, mw }] : [];
  });
  // Rules give way to what fits, not to what was told.
  const wide = widenRules(
    scenario,
    fits.map(({ project, mw }) => ({ ...project, mw })),
  );
  const mw = Math.round(fits.reduce((sum, fit) => sum + fit.mw, 0) * 1000) / 1000;
  const targetMw = Math.max(scenario.targetMw, mw);
  const raised: WidenedRule[] =
    targetMw > scenario.targetMw
      ? [{ field: "targetMw", from: scenario.targetMw, to: targetMw }]
      : [];
  return {
    mw,
    widened: [...wide.widened, ...raised],
    scenario: {
      ...wide.scenario,
      targetMw,
      ownSites: [...scenario.ownSites, ...listProjectSites(fits.map(({ project }) => project))],
      lockedIn: [
        ...scenario.lockedIn,
        ...fits.map(({ project, mw: leastMw }) => ({
          id: nameProjectSite(project.id),
          minMw: leastMw,
          maxMw: how === "exactly" ? leastMw : Math.min(project.mw, wide.scenario.site.maxMw),
        })),
      ],
    },
  };
}
