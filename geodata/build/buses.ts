import type { Area } from "@/lib/geo/area";
import { findContainingArea } from "@/lib/geo/find-containing-area";
import type { MunicipalityRow } from "./municipalities";
import { readCell, readNumber, type SourceFolder } from "./read-source";
import { type Cell, type Field, round, type TableResource } from "./resource";

const folder = "grid/kpg193_v2";

/** English names of the model that mislead: 165 is western Ulsan, 189 not Gangwon's Goseong. */
const englishNames: ReadonlyMap<number, string> = new Map([
  [165, "Western Ulsan"],
  [189, "Goseong (Gyeongnam)"],
]);

function readCapacities(source: SourceFolder, kind: string): Map<number, number> {
  const rows = source.readRows(
    `${folder}/kpg193_v2_0/renewables_capacity/${kind}_generators_2025.csv`,
  );
  return new Map(rows.map((row) => [readNumber(row, "bus_ID"), readNumber(row, "Pmax [MW]")]));
}

function readHeadrooms(source: SourceFolder): Map<number, Record<string, number>> {
  const columns = {
    headroomN0PeakMw: "headroom_mw_n0_peak",
    headroomN0MarginMw: "headroom_mw_n0_margin",
    headroomN0EveningMw: "headroom_mw_n0_evening_resid",
    headroomN0WinterMw: "headroom_mw_n0_winter_peak",
    headroomN0SpringMw: "headroom_mw_n0_spring_pv",
    headroomN0MinMw: "headroom_mw_n0_min_over_hours",
    headroomN1At110Mw: "headroom_mw_n1_1.1_peak",
    headroomN1At120Mw: "headroom_mw_n1_1.2_peak",
  };
  return new Map(
    source
      .readRows(`${folder}/headroom_by_bus.csv`)
      .map((row) => [
        readNumber(row, "bus_id"),
        Object.fromEntries(
          Object.entries(columns).map(([name, column]) => [name, readNumber(row, column)]),
        ),
      ]),
  );
}

/** The 193 buses with place, demand share, renewable and hydro capacity and headroom. */
export function buildBuses(
  source: SourceFolder,
  areas: readonly Area[],
  municipalities: readonly MunicipalityRow[],
): (Record<string, Cell> & { bus: number; lon: number; lat: number })[] {
  const solar = readCapacities(source, "solar");
  const wind = readCapacities(source, "wind");
  const hydro = readCapacities(source, "hydro");
  const headrooms = readHeadrooms(source);
  const table = source.readRows(`${folder}/compact/bus_table.csv`);
  const annualGwh = table.reduce((total, row) => total + readNumber(row, "annual_demand_gwh"), 0);
  return table.map((row) => {
    const bus = readNumber(row, "bus_id");
    const place = { lon: readNumber(row, "lon"), lat: readNumber(row, "lat") };
    const municipality = municipalities.find(
      ({ code }) => code === findContainingArea(place, areas)?.code,
    );
    if (!municipality) throw new Error(`bus ${bus} lies outside every municipality`);
    return {
      bus,
      nameKo: readCell(row, "name_ko"),
      nameEn: englishNames.get(bus) ?? readCell(row, "name_en"),
      ...place,
      province: municipality.province,
      municipality: municipality.code,
      baseKv: readNumber(row, "base_kv"),
      demandShare: round(readNumber(row, "annual_demand_gwh") / annualGwh, 9),
      solarMw: round(solar.get(bus) ?? Number.NaN, 6),
      windMw: round(wind.get(bus) ?? Number.NaN, 6),
      hydroPshMw: round(hydro.get(bus) ?? Number.NaN, 6),
      solarCf: readNumber(row, "pv_cf"),
      windCf: readNumber(row, "wind_cf"),
      ...headrooms.get(bus),
    };
  });
}

const modelled = "KPG-193 modelled deliverability: largest extra load at this bus alone";

const fields: readonly Field[] = [
  { name: "bus", type: "integer", description: "Bus number of the model, 1–193" },
  { name: "nameKo", type: "string", description: "Korean name" },
  { name: "nameEn", type: "string", description: "English name" },
  { name: "lon", type: "number", unit: "°", description: "Longitude, WGS84" },
  { name: "lat", type: "number", unit: "°", description: "Latitude, WGS84" },
  { name: "province", type: "string", description: "Si/do that holds the point, 16 units" },
  { name: "municipality", type: "string", description: "Si/gun/gu that holds the point" },
  { name: "baseKv", type: "number", unit: "kV", description: "Base voltage" },
  {
    name: "demandShare",
    type: "number",
    description: "Share of the system's demand, the same in every hour; sums to 1",
  },
  {
    name: "solarMw",
    type: "number",
    unit: "MW",
    description: "Photovoltaic capacity, end of 2025",
  },
  { name: "windMw", type: "number", unit: "MW", description: "Wind capacity, end of 2025" },
  {
    name: "hydroPshMw",
    type: "number",
    unit: "MW",
    description: "Hydro and pumped-storage capacity in the model's renewable table",
  },
  { name: "solarCf", type: "number", description: "Mean photovoltaic output ÷ capacity, 2025" },
  { name: "windCf", type: "number", description: "Mean wind output ÷ capacity, 2025" },
  {
    name: "headroomN0PeakMw",
    type: "number",
    unit: "MW",
    description: `${modelled}; N-0, summer peak`,
  },
  {
    name: "headroomN0MarginMw",
    type: "number",
    unit: "MW",
    description: `${modelled}; N-0, tightest margin`,
  },
  {
    name: "headroomN0EveningMw",
    type: "number",
    unit: "MW",
    description: `${modelled}; N-0, evening residual peak`,
  },
  {
    name: "headroomN0WinterMw",
    type: "number",
    unit: "MW",
    description: `${modelled}; N-0, winter peak`,
  },
  {
    name: "headroomN0SpringMw",
    type: "number",
    unit: "MW",
    description: `${modelled}; N-0, spring solar noon`,
  },
  {
    name: "headroomN0MinMw",
    type: "number",
    unit: "MW",
    description: `${modelled}; N-0, least of the five hours`,
  },
  {
    name: "headroomN1At110Mw",
    type: "number",
    unit: "MW",
    description: `${modelled}; N-1 at 1.1 × rating, summer peak`,
  },
  {
    name: "headroomN1At120Mw",
    type: "number",
    unit: "MW",
    description: `${modelled}; N-1 at 1.2 × rating, summer peak`,
  },
];

export function describeBuses(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "buses",
    path: "odbl/grid-buses.csv",
    title: "KPG-193 모선 · Buses of the network model",
    description:
      "193 buses at the coordinates of office areas, with demand share, renewable and hydro capacity, annual yield and single-bus headroom.",
    licence: "ODbL-1.0",
    sources: ["kpg193"],
    vintage: "2025",
    caveats: [
      "A synthetic model, not KEPCO's network; buses are areas, not substations. No Jeju.",
      "Headroom is an upper bound: no transformer, voltage or stability limits, free redispatch, and idle local gas plants count. It flatters the capital region. It is not KEPCO's headroom.",
      'English names of bus 165 ("Seoul-San" in the model, western Ulsan) and 189 (Goseong in Gyeongnam) were made clear.',
    ],
    primaryKey: ["bus"],
    fields,
    rows,
  };
}
