import { CodedError } from "@/lib/errors";
import type { AnnouncedProject } from "@/lib/schema/announced";

/** Statuses that count unless one says otherwise; a concept or a stalled project does not. */
const countedStatuses = ["construction", "planned", "announced", "MOU"];

/** Projects of a set, each MW in it once. */
export interface ChosenProjects {
  readonly chosen: readonly AnnouncedProject[];
  /** Those whose MW are counted. */
  readonly counted: readonly AnnouncedProject[];
  /** Id of the counted project that each other chosen one is counted with. */
  readonly countedIn: ReadonlyMap<string, string>;
}

/** Whether a project can be placed: its MW are known, and a place or a region. */
export function isPlaceable({ mw, place, regions }: AnnouncedProject): boolean {
  return mw !== null && mw > 0 && (place !== null || regions.length > 0);
}

/** Whether a project is in the set unless one says otherwise: MW and place known, no mere idea. */
export function isDefault({ mw, place, status, partOf }: AnnouncedProject): boolean {
  return mw !== null && place !== null && partOf === null && countedStatuses.includes(status);
}

/**
 * The projects named, or the default ones, and which of them hold which: a phase is part of its
 * project, and what may be part of another at the same place is counted with it, never twice.
 * Throws `unknown_id`, or `bad_field` for a project whose MW or region nobody has told.
 */
export function chooseProjects(
  projects: readonly AnnouncedProject[],
  ids: readonly string[] | null,
): ChosenProjects {
  const byId = new Map(projects.map((project) => [project.id, project]));
  ids?.forEach((id, position) => {
    const field = `projects.${position}`;
    const project = byId.get(id);
    if (!project) throw new CodedError("unknown_id", `No project ${id}`, field);
    if (isPlaceable(project)) return;
    throw new CodedError("bad_field", `Nobody has told the MW or the region of ${id}`, field);
  });
  const wanted = ids && new Set(ids);
  const chosen = projects.filter((project) => wanted?.has(project.id) ?? isDefault(project));
  const isChosen = (id: string | null) => id !== null && chosen.some((one) => one.id === id);
  const countedIn = new Map<string, string>();
  for (const { id, partOf, mayBeIn } of chosen) {
    const holder = [partOf, mayBeIn].find(isChosen);
    if (holder) countedIn.set(id, holder);
  }
  return { chosen, counted: chosen.filter(({ id }) => !countedIn.has(id)), countedIn };
}
