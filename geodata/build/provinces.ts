import { feature } from "topojson-client";
import { findLabelPoint } from "@/lib/geo/find-label-point";
import type { buildBoundaries } from "./boundaries";
import type { MunicipalityRow } from "./municipalities";
import { outlook2027Mw, selfSufficiency } from "./province-figures";
import {
  findProvince17,
  type ProvinceName,
  provinces16,
  provinces17,
  toProvince16,
} from "./province-list";
import { readCell, readNumber, type SourceFolder } from "./read-source";
import { type Cell, type Field, round, type TableResource } from "./resource";

/** Sums what is known; null when a part is unknown, so that no unknown counts as 0. */
function sumKnown(values: readonly (number | null | undefined)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null || value === undefined) return null;
    total += value;
  }
  return values.length === 0 ? null : round(total, 3);
}

type ByCode = ReadonlyMap<string, number>;
type Figures = { able: ByCode; unable: ByCode; grdp: ByCode };

function readFigures(source: SourceFolder): Figures {
  const review = source.readRows("facts/psia_dc_technical_review_2026-03-27.csv");
  const readReview = (column: string) =>
    new Map(
      review.map((row) => [findProvince17(readCell(row, "province_ko")), readNumber(row, column)]),
    );
  return {
    able: readReview("supply_possible_mw"),
    unable: readReview("supply_impossible_mw"),
    grdp: new Map(
      source
        .readRows("population/grdp_sido_2024_provisional.csv")
        .map((row) => [
          readCell(row, "sido_premerger"),
          readNumber(row, "grdp_nominal_2024_trillion_krw"),
        ]),
    ),
  };
}

function buildRow(
  province: ProvinceName,
  members: readonly MunicipalityRow[],
  parts: readonly string[],
  figures: Figures,
  label: { lon: number; lat: number },
): Record<string, Cell> {
  const sum = (values: ByCode) => sumKnown(parts.map((part) => values.get(part)));
  const sufficiency = selfSufficiency.get(province.code) ?? null;
  return {
    code: province.code,
    nameKo: province.ko,
    nameEn: province.en,
    shortKo: province.shortKo,
    capital: province.capital,
    residents: members.reduce((total, { residents }) => total + residents, 0),
    areaKm2: round(
      members.reduce((total, { areaKm2 }) => total + areaKm2, 0),
      2,
    ),
    lon: round(label.lon, 5),
    lat: round(label.lat, 5),
    grdpTrnKrw: sum(figures.grdp),
    reviewAbleMw: sum(figures.able),
    reviewUnableMw: sum(figures.unable),
    outlook2027Mw: outlook2027Mw.get(province.code) ?? null,
    selfSufficiencyPct: sufficiency?.percent ?? null,
    selfSufficiencyPeriod: sufficiency?.period ?? null,
    selfSufficiencySource: sufficiency?.source ?? null,
  };
}

/** Rows of the 16 or of the 17 si/do, with their label points. */
export function buildProvinces(
  source: SourceFolder,
  municipalities: readonly MunicipalityRow[],
  boundaries: ReturnType<typeof buildBoundaries>,
  units: 16 | 17,
): Record<string, Cell>[] {
  const figures = readFigures(source);
  const key = units === 16 ? "provinces" : "provinces17";
  const labels = new Map(
    feature(boundaries, boundaries.objects[key]).features.map(({ id, geometry }) => {
      if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") {
        throw new Error(`${id} is not an area`);
      }
      return [String(id), findLabelPoint(geometry)];
    }),
  );
  return (units === 16 ? provinces16 : provinces17).map((province) => {
    const label = labels.get(province.code);
    if (!label) throw new Error(`no polygon for ${province.code}`);
    const members = municipalities.filter(
      (row) => (units === 16 ? row.province : row.province17) === province.code,
    );
    const parts =
      units === 17
        ? [province.code]
        : provinces17
            .map(({ code }) => code)
            .filter((code) => toProvince16(code) === province.code);
    return buildRow(province, members, parts, figures, label);
  });
}

const fields: readonly Field[] = [
  { name: "code", type: "string", description: "MOIS two-digit code" },
  { name: "nameKo", type: "string", description: "Korean name" },
  { name: "nameEn", type: "string", description: "English name" },
  { name: "shortKo", type: "string", description: "Short Korean name" },
  { name: "capital", type: "boolean", description: "Seoul, Incheon or Gyeonggi" },
  {
    name: "residents",
    type: "integer",
    unit: "persons",
    description: "Registered residents, 2026-07-31",
  },
  {
    name: "areaKm2",
    type: "number",
    unit: "km²",
    description: "Sum of its municipalities, 2018 polygons",
  },
  {
    name: "lon",
    type: "number",
    unit: "°",
    description: "Longitude of a label point inside, WGS84",
  },
  { name: "lat", type: "number", unit: "°", description: "Latitude of that point" },
  {
    name: "grdpTrnKrw",
    type: "number",
    unit: "trillion KRW",
    nullable: true,
    description:
      "Gross regional domestic product 2024, nominal, provisional, rounded in the source",
  },
  {
    name: "reviewAbleMw",
    type: "number",
    unit: "MW",
    nullable: true,
    description:
      "Requested data-centre load that KEPCO's first-stage review called able to be supplied, cumulative to 2026-03-27",
  },
  {
    name: "reviewUnableMw",
    type: "number",
    unit: "MW",
    nullable: true,
    description: "The same, called unable",
  },
  {
    name: "outlook2027Mw",
    type: "number",
    unit: "MW",
    nullable: true,
    description: "KEPCO supply-headroom outlook for 2027, whole province, not one site",
  },
  {
    name: "selfSufficiencyPct",
    type: "number",
    unit: "%",
    nullable: true,
    description: "Generation ÷ KEPCO sales × 100 in the period named",
  },
  {
    name: "selfSufficiencyPeriod",
    type: "string",
    nullable: true,
    description: "Period of that ratio; periods differ, do not rank across them",
  },
  {
    name: "selfSufficiencySource",
    type: "string",
    nullable: true,
    description: "Where that ratio was published",
  },
];

export function describeProvinces(units: 16 | 17, rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: units === 16 ? "provinces" : "provinces17",
    path: units === 16 ? "facts/provinces.csv" : "facts/provinces17.csv",
    title:
      units === 16 ? "시·도 16곳 · Provinces" : "통합 전 시·도 17곳 · Provinces before 2026-07-01",
    description:
      "Residents, area, regional product and the published supply figures of each si/do. An empty cell is unknown.",
    licence: "facts",
    sources: ["mois", "sgis", "grdp", "kepcoReview", "kepcoOutlook", "selfSufficiency"],
    vintage:
      "units of their date; residents 2026-07-31; GRDP 2024p; review to 2026-03-27; outlook 2027",
    caveats: [
      "Review figures are cumulative application MW, not free capacity, and second-hand; press counts of refusals in Incheon (18 of 18) disagree with its 1,191 MW able.",
      "The merged unit 12 sums review MW and GRDP of 29 and 46; its outlook was published as one figure; ratios are never summed, so its self-sufficiency is unknown.",
      "The outlook is known for eight units only.",
      "Self-sufficiency: most figures cover January–July 2025; other periods are named.",
    ],
    primaryKey: ["code"],
    fields,
    rows,
  };
}
