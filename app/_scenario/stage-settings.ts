import type { z } from "zod";
import { stagesRequestSchema } from "@/lib/schema/stages-request";

/** What a person may assume about later years; the rest of the request is the scenario itself. */
export const stageSettingsSchema = stagesRequestSchema.pick({
  network: true,
  stages: true,
  demandGrowthPctPerYear: true,
  moveMaintenance: true,
  slips: true,
  newGeneration: true,
  tables: true,
});

export type StageSettings = z.infer<typeof stageSettingsSchema>;

export const defaultStageSettings: StageSettings = stageSettingsSchema.parse({});

/** A project's date as far as slips go: the year from which it counts if nobody says otherwise. */
export interface DatedProject {
  readonly id: string;
  readonly startYear: number | null;
}

/** Year from which a project counts under these settings; null = never. */
export function serviceYear(settings: StageSettings, project: DatedProject): number | null {
  const slip = settings.slips.find((one) => one.project === project.id);
  return slip ? slip.year : project.startYear;
}

/** The settings with a project in service from `year` on; its own date needs no slip. */
export function moveProject(
  settings: StageSettings,
  project: DatedProject,
  year: number | null,
): StageSettings {
  const others = settings.slips.filter((one) => one.project !== project.id);
  const isOwn = year === project.startYear;
  return { ...settings, slips: isOwn ? others : [...others, { project: project.id, year }] };
}

/** How a project stands in a year: in service, still to come, or kept back by a later date. */
export function projectStanding(
  settings: StageSettings,
  project: DatedProject,
  year: number,
): "built" | "planned" | "late" {
  const from = serviceYear(settings, project);
  if (from !== null && from <= year) return "built";
  return project.startYear !== null && project.startYear <= year ? "late" : "planned";
}
