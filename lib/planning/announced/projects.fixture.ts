import { type AnnouncedProject, announcedProjectSchema } from "@/lib/schema/announced";

/** A project of a tiny country: planned, without year, source or relatives unless one says so. */
export function makeProject(
  id: string,
  given: Partial<AnnouncedProject> & Pick<AnnouncedProject, "mw">,
): AnnouncedProject {
  return announcedProjectSchema.parse({
    id,
    name: { ko: id, en: id },
    status: "planned",
    mwKind: "planned",
    mwTold: null,
    online: null,
    year: null,
    place: null,
    municipality: null,
    province: null,
    regions: [],
    partOf: null,
    mayBeIn: null,
    source: "made up",
    confidence: "none",
    ...given,
  });
}
