import { remember } from "@/lib/async/remember";
import type { AnnouncedProject } from "@/lib/schema/announced";
import { announcedProjectSchema, projectStatuses } from "@/lib/schema/announced";
import { type Datacentre, loadDatacentres } from "./load-datacentres";

function isProject({ status }: Datacentre): boolean {
  return (projectStatuses as readonly string[]).includes(status);
}

function readProject(row: Datacentre): AnnouncedProject {
  const { id, nameKo, nameEn, status, mw, mwKind, mwTold, online, year, lon, lat } = row;
  const { municipality, province, regions, partOf, mayBeIn, source, confidence } = row;
  return announcedProjectSchema.parse({
    ...{ id, name: { ko: nameKo, en: nameEn }, status, mw, mwKind, mwTold, online, year },
    place: lon === null || lat === null ? null : { lon, lat },
    ...{ municipality, province, regions: regions?.split("|") ?? [], partOf, mayBeIn },
    ...{ source, confidence },
  });
}

/** Projects that do not run yet, in the order of the table; places are approximate. */
export const loadAnnounced: () => Promise<AnnouncedProject[]> = remember(async () =>
  (await loadDatacentres()).filter(isProject).map(readProject),
);
