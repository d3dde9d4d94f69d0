import { z } from "zod";
import { remember } from "@/lib/async/remember";
import {
  type GridProject,
  gridProjectEffectSchema,
  gridProjectSchema,
  type ModelledProject,
} from "@/lib/schema/grid-projects";
import { intCell, numberCell, optionalCell, textCell } from "./cells";
import { readGeodataText } from "./geodata-folder";
import { readTable } from "./read-table";

const rowSchema = z.object({
  id: textCell,
  kind: textCell,
  nameKo: textCell,
  nameEn: textCell,
  fromKo: optionalCell(textCell),
  fromEn: optionalCell(textCell),
  toKo: textCell,
  toEn: textCell,
  capacityMw: optionalCell(numberCell),
  lengthKm: optionalCell(numberCell),
  announced: optionalCell(textCell),
  announcedYear: optionalCell(intCell),
  startYear: optionalCell(intCell),
  status: textCell,
  stated: optionalCell(textCell),
  source: textCell,
  sourceUrl: textCell,
  confidence: textCell,
  noteKo: optionalCell(textCell),
  noteEn: optionalCell(textCell),
});

function pairWords(ko: string | null, en: string | null) {
  return ko === null || en === null ? null : { ko, en };
}

function toProject(row: z.infer<typeof rowSchema>): GridProject {
  const { nameKo, nameEn, fromKo, fromEn, toKo, toEn, noteKo, noteEn, ...rest } = row;
  return gridProjectSchema.parse({
    ...rest,
    name: pairWords(nameKo, nameEn),
    from: pairWords(fromKo, fromEn),
    to: pairWords(toKo, toEn),
    note: pairWords(noteKo, noteEn),
  });
}

/**
 * Announced links, lines, units and closures, each with what it changes in the network model.
 * Throws where a project has no effect listed.
 */
export const loadGridProjects: () => Promise<ModelledProject[]> = remember(async () => {
  const rows = await readTable("facts/grid-projects.csv", rowSchema);
  const effects = z
    .array(gridProjectEffectSchema)
    .parse(JSON.parse(await readGeodataText("odbl/grid-project-effects.json")));
  const byProject = new Map(effects.map(({ project, ...effect }) => [project, effect]));
  return rows.map(toProject).map((project) => {
    const effect = byProject.get(project.id);
    if (!effect) throw new Error(`${project.id} is not placed in the network model`);
    return { ...project, effect };
  });
});
