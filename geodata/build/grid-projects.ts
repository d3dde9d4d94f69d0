import { announcedLines } from "./announced-lines";
import { announcedLinks } from "./announced-links";
import { announcedUnits } from "./announced-units";
import type { AnnouncedProject } from "./grid-project-terms";
import type { Cell, TableResource } from "./resource";

/** Every announced project, links before lines before units. */
export const announcedProjects: readonly AnnouncedProject[] = [
  ...announcedLinks,
  ...announcedLines,
  ...announcedUnits,
];

const kinds = { hvdc: "hvdc", line: "line", units: "generation", closure: "retirement" } as const;

function toRow(project: AnnouncedProject): Record<string, Cell> {
  const { id, name, from, to, announced, mapping, note } = project;
  const announcedYear = announced === null ? null : Number(announced.slice(0, 4));
  return {
    id,
    kind: kinds[mapping.how],
    nameKo: name.ko,
    nameEn: name.en,
    fromKo: from?.ko ?? null,
    fromEn: from?.en ?? null,
    toKo: to.ko,
    toEn: to.en,
    capacityMw: project.capacityMw,
    lengthKm: project.lengthKm,
    announced,
    announcedYear,
    // What replaces a closed unit is undated, so a closure alone would count one half of a swap.
    startYear: mapping.how === "closure" ? null : announcedYear,
    status: project.status,
    stated: project.stated,
    source: project.source,
    sourceUrl: project.sourceUrl,
    confidence: project.confidence,
    noteKo: note?.ko ?? null,
    noteEn: note?.en ?? null,
  };
}

/** Announced projects as facts: places, dates and MW as stated. */
export function buildGridProjects(): Record<string, Cell>[] {
  return announcedProjects.map(toRow);
}

export function describeGridProjects(rows: Record<string, Cell>[]): TableResource {
  const text = (name: string, description: string, nullable = false) =>
    ({ name, type: "string", description, nullable }) as const;
  return {
    kind: "table",
    name: "grid-projects",
    path: "facts/grid-projects.csv",
    title: "예정된 송전망·발전 사업 · Announced grid and generation projects",
    description:
      "Direct-current links, 345 kV lines, units and closures with the date that was announced.",
    licence: "facts",
    sources: ["press"],
    vintage: "2024–2026, date of each statement in its row",
    caveats: [
      "Read from excerpts of press reports: open the source before quoting a date.",
      "An empty date is unknown: none was stated in what was read. Announced dates have often slipped by years.",
      "A choice of projects that matter between regions, not the whole transmission plan.",
    ],
    primaryKey: ["id"],
    fields: [
      text("id", "Name used by the app"),
      text("kind", "hvdc, line, generation or retirement"),
      text("nameKo", "Korean name"),
      text("nameEn", "English name"),
      text("fromKo", "Where a line begins, Korean; empty for units", true),
      text("fromEn", "The same, English", true),
      text("toKo", "Where a line ends or units stand, Korean"),
      text("toEn", "The same, English"),
      {
        name: "capacityMw",
        type: "number",
        unit: "MW",
        nullable: true,
        description: "Capacity; empty = not stated",
      },
      {
        name: "lengthKm",
        type: "number",
        unit: "km",
        nullable: true,
        description: "Length; empty = not stated",
      },
      text("announced", "Completion as announced, YYYY or YYYY-MM; empty = no date stated", true),
      {
        name: "announcedYear",
        type: "integer",
        nullable: true,
        description: "Year of that date",
      },
      {
        name: "startYear",
        type: "integer",
        nullable: true,
        description: "Year from which the app counts it by default; empty = it does not",
      },
      text("status", "construction, planned, or blocked = a permit is refused or withheld"),
      text("stated", "Date of the statement; empty = undated", true),
      text("source", "Publisher, date, and what it says"),
      text("sourceUrl", "Address of the report"),
      text("confidence", "high, medium or unverified"),
      text("noteKo", "What contradicts or qualifies the statement, Korean", true),
      text("noteEn", "The same, English", true),
    ],
    rows,
  };
}
