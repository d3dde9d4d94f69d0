import { readCell, readNumber, type SourceFolder } from "./read-source";
import type { TableResource } from "./resource";

/** A si/gun/gu of 2026-07-01. */
export type MunicipalityRow = {
  code: string;
  nameKo: string;
  nameEn: string;
  province: string;
  province17: string;
  city: string | null;
  cityKo: string | null;
  capital: boolean;
  residents: number;
  areaKm2: number;
  lon: number;
  lat: number;
  seismicZone: number;
  codes2022: string;
  kostat2018: string;
};

/** English names that the source gets wrong, by code: Cheorwon bears the name of Gongju there. */
const englishNames: ReadonlyMap<string, string> = new Map([["51780", "Cheorwon-gun"]]);

function readMunicipality(row: Record<string, string>): MunicipalityRow {
  return {
    code: readCell(row, "sgg"),
    nameKo: readCell(row, "name_ko"),
    nameEn: englishNames.get(readCell(row, "sgg")) ?? readCell(row, "name_en"),
    province: readCell(row, "sido"),
    province17: readCell(row, "sido17"),
    city: readCell(row, "city") || null,
    cityKo: readCell(row, "city_ko") || null,
    capital: readCell(row, "capital_region") === "1",
    residents: readNumber(row, "pop_202607"),
    areaKm2: readNumber(row, "area_km2"),
    lon: readNumber(row, "lon"),
    lat: readNumber(row, "lat"),
    seismicZone: readNumber(row, "seismic_zone"),
    codes2022: readCell(row, "mois_2022").replaceAll("+", " "),
    kostat2018: readCell(row, "kostat2018").replaceAll("+", " "),
  };
}

/** The 256 municipalities by code; residents must agree with the register. */
export function readMunicipalities(source: SourceFolder): MunicipalityRow[] {
  const municipalities = source
    .readRows("admin/sgg_attributes_20260701.csv")
    .map(readMunicipality)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const register = new Map(
    source
      .readRows("population/sgg_population_202607.csv")
      .map((row) => [readCell(row, "sgg"), readNumber(row, "residents_202607")]),
  );
  for (const { code, residents } of municipalities) {
    if (register.get(code) !== residents) throw new Error(`residents of ${code} disagree`);
  }
  return municipalities;
}

export function describeMunicipalities(rows: readonly MunicipalityRow[]): TableResource {
  return {
    kind: "table",
    name: "municipalities",
    path: "kogl/municipalities.csv",
    title: "시·군·구 256곳 · Municipalities",
    description:
      "Every si, gun and gu (general gu included) of 2026-07-01, with residents and codes.",
    licence: "KOGL-1",
    sources: ["sgis", "mois"],
    vintage: "units 2026-07-01; residents 2026-07-31; polygons 2018",
    caveats: [
      "Area and label point are computed from 2018 polygons; areas are within 2–3 % of official ones.",
      "Residents are registered residents without unknown addresses and overseas nationals, about 0.4 % below the total count. The licence of the register's tables was not verified.",
      "Composition of the new gu of Incheon and Bucheon was assigned from dong membership, not from a gazette.",
      "The English name of 51780 was corrected to Cheorwon-gun.",
      "Old codes are a list where a unit was merged, and the parent's where it was split: not one to one.",
    ],
    primaryKey: ["code"],
    fields: [
      { name: "code", type: "string", description: "MOIS five-digit code, 2026-07-01" },
      { name: "nameKo", type: "string", description: "Korean name; a gu carries its city's name" },
      { name: "nameEn", type: "string", description: "English name" },
      { name: "province", type: "string", description: "Code of the si/do, 16 units" },
      { name: "province17", type: "string", description: "Code of the si/do before 2026-07-01" },
      {
        name: "city",
        type: "string",
        nullable: true,
        description: "Code of the city that a general gu belongs to; empty otherwise",
      },
      { name: "cityKo", type: "string", nullable: true, description: "Korean name of that city" },
      { name: "capital", type: "boolean", description: "In Seoul, Incheon or Gyeonggi" },
      { name: "residents", type: "integer", unit: "persons", description: "Registered residents" },
      { name: "areaKm2", type: "number", unit: "km²", description: "Area of the 2018 polygons" },
      {
        name: "lon",
        type: "number",
        unit: "°",
        description: "Longitude of the label point, WGS84",
      },
      { name: "lat", type: "number", unit: "°", description: "Latitude of the label point, WGS84" },
      { name: "seismicZone", type: "integer", description: "Seismic zone 1 or 2 (KDS 17 10 00)" },
      { name: "codes2022", type: "string", description: "MOIS codes of 2022, separated by spaces" },
      {
        name: "kostat2018",
        type: "string",
        description: "KOSTAT codes of 2018, separated by spaces",
      },
    ],
    rows: rows.map((row) => ({ ...row })),
  };
}
