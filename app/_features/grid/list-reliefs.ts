import type { GridRelief } from "@/lib/schema/grid-state";
import type { ProjectFact } from "./use-projects";

/** Below this a difference of two headrooms is rounding, MW. */
const ROUNDING_MW = 0.05;

/** A project with what it changes, MW; null = the hour has no operation to compare. */
export interface ReliefRow<Project> {
  readonly project: Project;
  readonly reliefMw: number | null;
}

/** Whether a project moves electricity; one that makes it, or stops making it, does not. */
export function isTransmission({ kind }: Pick<ProjectFact, "kind">): boolean {
  return kind === "hvdc" || kind === "line";
}

/** Projects with their relief, largest first and unknown last; what rounds to nothing is 0. */
export function listReliefs<Project extends Pick<ProjectFact, "id">>(
  relief: GridRelief,
  projects: readonly Project[],
): ReliefRow<Project>[] {
  const byId = new Map(projects.map((project) => [project.id, project]));
  const rows = relief.projects.flatMap(({ project: id, reliefMw }) => {
    const project = byId.get(id);
    if (!project) return [];
    const isNothing = reliefMw !== null && Math.abs(reliefMw) < ROUNDING_MW;
    return [{ project, reliefMw: isNothing ? 0 : reliefMw }];
  });
  const rank = ({ reliefMw }: ReliefRow<Project>) => reliefMw ?? -Number.MAX_VALUE;
  return rows.sort((a, b) => rank(b) - rank(a));
}
