import type { Area } from "@/lib/geo/area";
import { findContainingArea } from "@/lib/geo/find-containing-area";
import { type AnnouncedCentre, announcedCentres } from "./announced-centres";
import type { DatacentreStatus } from "./datacentre-terms";
import { moveInside } from "./move-inside";
import type { MunicipalityRow } from "./municipalities";
import { operatingCentres } from "./operating-centres";
import { parseYear } from "./parse-year";
import { readCell, readOptionalNumber, type SourceFolder } from "./read-source";
import { type Cell, round, type TableResource } from "./resource";

/** Municipalities and where they lie. */
export type Country = { municipalities: readonly MunicipalityRow[]; areas: readonly Area[] };

type Place = { municipality: string | null; province: string; lon: number; lat: number };

/** The municipalities that a code names: one, or the gu of a city. */
function findMembers(code: string, municipalities: readonly MunicipalityRow[]): MunicipalityRow[] {
  return municipalities.filter((row) => row.code === code || row.city === code);
}

/**
 * The label point of a municipality; of a city the middle of those of its gu or, where that lies in
 * none of them, the label point of the gu with the most residents.
 */
function placeCode(code: string, { municipalities, areas }: Country): Place {
  const members = findMembers(code, municipalities);
  const [first] = members;
  if (!first) throw new Error(`no municipality ${code}`);
  const average = (key: "lon" | "lat") =>
    round(members.reduce((total, row) => total + row[key], 0) / members.length, 5);
  const codes = new Set(members.map((row) => row.code));
  const middle = { lon: average("lon"), lat: average("lat") };
  const isInside = codes.has(findContainingArea(middle, areas)?.code ?? "");
  const largest = members.reduce((a, b) => (b.residents > a.residents ? b : a));
  const { lon, lat } = isInside ? middle : largest;
  return {
    municipality: members.length === 1 ? first.code : null,
    province: first.province,
    lon,
    lat,
  };
}

function readStatus(text: string): DatacentreStatus {
  if (text === "listed") return "listed";
  return text.includes("expanding") ? "operating/expanding" : "operating";
}

function buildOperating(source: SourceFolder, country: Country): Record<string, Cell>[] {
  return source.readRows("datacentres/kr_datacentre_seed.csv").flatMap((row, i) => {
    const nameEn = readCell(row, "name");
    const known = operatingCentres.get(nameEn);
    if (!known) return [];
    return [
      {
        id: `o${i + 1}`,
        nameKo: known.nameKo,
        nameEn,
        operator: readCell(row, "operator"),
        ...placeCode(readCell(row, "sgg"), country),
        mw: known.mwMax ?? null,
        mwMin: known.mwMin ?? null,
        mwKind: known.mwKind ?? null,
        mwTold: null,
        status: readStatus(readCell(row, "status_in_source")),
        ...{ online: null, year: null, regions: null, partOf: null, mayBeIn: null },
        source: "Public research note on Korean data centres, 2026-08-12",
        confidence: `grade ${readCell(row, "grade")}`,
      },
    ];
  });
}

type Figures = {
  mw: number | null;
  lon: number | null;
  lat: number | null;
  mwTold: string | null;
  online: string | null;
  source: string;
  confidence: string;
};

function readFigures(
  { row }: AnnouncedCentre,
  projects: Record<string, string>[],
  large: Record<string, string>[],
): Figures {
  const isProject = row.list === "projects";
  const found = isProject
    ? projects.find((candidate) => candidate.id === row.key)
    : large.find((candidate) => candidate.name === row.key);
  if (!found) throw new Error(`no project "${row.key}"`);
  const readColumn = (column: string) => readCell(found, column);
  return {
    mw: readOptionalNumber(found, "mw"),
    lon: readOptionalNumber(found, "lon_approx"),
    lat: readOptionalNumber(found, "lat_approx"),
    mwTold:
      (isProject ? readColumn("mw_kind") : /\((.*)\)$/.exec(readColumn("confidence"))?.[1]) || null,
    online: readColumn(isProject ? "target_year" : "online") || null,
    source: readColumn("source"),
    confidence: readColumn("confidence").replace(/\s*\(.*\)$/, ""),
  };
}

type Told = { municipality: string | null; lon: number | null; lat: number | null };

/**
 * Where a project is told to be: the municipality if one is named, and the typed place, which gives
 * way to what is named where the two disagree.
 */
function placeProject(
  { id, places, province }: AnnouncedCentre,
  { lon, lat }: Figures,
  { municipalities, areas }: Country,
): Told {
  const named = places.flatMap((code) => findMembers(code, municipalities));
  const [first] = named;
  if (places.length > 0 && !first) throw new Error(`no municipality ${places.join()} of ${id}`);
  const stray = named.find((row) => row.province !== province);
  if (stray) throw new Error(`${id} is told to be in ${stray.code}, outside of ${province}`);
  const municipality = named.length === 1 && first ? first.code : null;
  if (lon === null || lat === null) return { municipality, lon, lat };
  const within = first ? named : municipalities.filter((row) => row.province === province);
  return { municipality, ...moveInside({ lon, lat }, within, areas) };
}

function buildAnnounced(source: SourceFolder, country: Country): Record<string, Cell>[] {
  const projects = source.readRows("facts/benchmark_projects.csv");
  const large = source.readRows("datacentres/korea_large_dc_announced.csv");
  return announcedCentres.map((centre) => {
    const figures = readFigures(centre, projects, large);
    const { mw, mwTold } = figures;
    const { municipality, lon, lat } = placeProject(centre, figures, country);
    const { id, nameKo, nameEn, province, status, mwKind } = centre;
    const online = status === "operating" ? null : figures.online;
    return {
      ...{ id, nameKo, nameEn, operator: null, municipality, province, lon, lat },
      ...{ mw, mwMin: mw, mwKind: mw === null ? null : mwKind, mwTold, status, online },
      year: parseYear(online),
      regions: centre.regions?.join("|") ?? null,
      partOf: centre.partOf ?? null,
      mayBeIn: centre.mayBeIn ?? null,
      ...{ source: figures.source, confidence: figures.confidence },
    };
  });
}

/** Centres in operation and projects, each once. */
export function buildDatacentres(source: SourceFolder, country: Country): Record<string, Cell>[] {
  return [...buildOperating(source, country), ...buildAnnounced(source, country)];
}

/** Towns where submarine cables land. */
export function buildCableLandings(source: SourceFolder, country: Country): Record<string, Cell>[] {
  return source.readRows("datacentres/kr_cable_landing_towns.csv").map((row) => ({
    nameKo: readCell(row, "town_ko"),
    nameEn: readCell(row, "town_en"),
    ...placeCode(readCell(row, "sgg"), country),
  }));
}

export function describeCableLandings(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "cable-landings",
    path: "facts/cable-landings.csv",
    title: "해저케이블 육양지 · Landing towns of submarine cables",
    description: "Three towns by municipality.",
    licence: "facts",
    sources: ["press"],
    vintage: "2021–22 (Korea Herald, 2022-02-07)",
    caveats: ["Placed at the municipality's label point, not at the beach."],
    primaryKey: ["municipality"],
    fields: [
      { name: "nameKo", type: "string", description: "Korean name" },
      { name: "nameEn", type: "string", description: "English name" },
      { name: "municipality", type: "string", description: "Code of the si/gun/gu" },
      { name: "province", type: "string", description: "Code of the si/do" },
      { name: "lon", type: "number", unit: "°", description: "Approximate longitude" },
      { name: "lat", type: "number", unit: "°", description: "Approximate latitude" },
    ],
    rows,
  };
}
