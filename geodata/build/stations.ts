import type { Area } from "@/lib/geo/area";
import { findNearest } from "@/lib/geo/find-nearest";
import { findNearestArea } from "@/lib/geo/find-nearest-area";
import type { LonLat } from "@/lib/geo/lon-lat";
import { fixKv } from "./fix-kv";
import type { MunicipalityRow } from "./municipalities";
import { provinces16 } from "./province-list";
import { readCell, readNumber, type SourceFolder } from "./read-source";
import { type Cell, type Field, round, type TableResource } from "./resource";

/** The largest load that the supply terms let a 154 kV connection carry, MW. */
const CAP_154_KV_MW = 400;
const JEJU = "50";

type Placed = LonLat & {
  id: number;
  kv: number;
  kvAll: string;
  municipality: MunicipalityRow;
  outsideKm: number;
};

function placeStation(
  row: Record<string, string>,
  areas: readonly Area[],
  municipalities: ReadonlyMap<string, MunicipalityRow>,
): Placed {
  const point = { lon: readNumber(row, "lon"), lat: readNumber(row, "lat") };
  const nearest = findNearestArea(point, areas);
  const municipality = municipalities.get(nearest?.area.code ?? "");
  if (!nearest || !municipality) throw new Error("a station has no municipality");
  const voltages = [
    ...new Set(
      readCell(row, "kv_all")
        .split("/")
        .map((kv) => fixKv(Number(kv))),
    ),
  ];
  return {
    ...point,
    id: readNumber(row, "station_id"),
    kv: Math.max(...voltages.filter((kv) => kv === 154 || kv === 345 || kv === 765)),
    kvAll: voltages.sort((a, b) => a - b).join(" "),
    municipality,
    outsideKm: nearest.distanceKm,
  };
}

/** Numbers the stations of one municipality and voltage from north to south, then west to east. */
function numberStations(stations: readonly Placed[]): Map<number, number> {
  const counts = new Map<string, number>();
  const ordered = stations.toSorted((a, b) => b.lat - a.lat || a.lon - b.lon || a.id - b.id);
  return new Map(
    ordered.map(({ id, kv, municipality }) => {
      const key = `${municipality.code} ${kv}`;
      const next = (counts.get(key) ?? 0) + 1;
      counts.set(key, next);
      return [id, next];
    }),
  );
}

function createNamer(municipalities: readonly MunicipalityRow[]) {
  const provinces = new Map(provinces16.map((province) => [province.code, province]));
  const seen = new Map<string, number>();
  for (const { nameEn } of municipalities) seen.set(nameEn, (seen.get(nameEn) ?? 0) + 1);
  return ({ municipality, kv }: Placed, ordinal: number) => {
    const province = provinces.get(municipality.province);
    if (!province) throw new Error(`no province ${municipality.province}`);
    const isSejong = province.code === "36";
    const placeKo = isSejong ? "세종시" : `${province.shortKo} ${municipality.nameKo}`;
    const isAmbiguous = (seen.get(municipality.nameEn) ?? 0) > 1;
    const placeEn = isAmbiguous ? `${municipality.nameEn} (${province.en})` : municipality.nameEn;
    return {
      nameKo: `${placeKo} ${kv} kV #${ordinal}`,
      nameEn: `${placeEn} ${kv} kV #${ordinal}`,
    };
  };
}

/** The 505 transmission stations with their municipality, province, nearest bus and voltage cap. */
export function buildStations(
  source: SourceFolder,
  areas: readonly Area[],
  municipalities: readonly MunicipalityRow[],
  buses: readonly (LonLat & { bus: number })[],
): Record<string, Cell>[] {
  const byCode = new Map(municipalities.map((row) => [row.code, row]));
  const stations = source
    .readRows("osm/stations_505.csv")
    .map((row) => placeStation(row, areas, byCode))
    .sort((a, b) => a.id - b.id);
  const ordinals = numberStations(stations);
  const nameStation = createNamer(municipalities);
  return stations.map((station) => {
    const { municipality } = station;
    const nearest = municipality.province === JEJU ? null : findNearest(station, buses);
    return {
      id: `s${station.id}`,
      ...nameStation(station, ordinals.get(station.id) ?? Number.NaN),
      lon: station.lon,
      lat: station.lat,
      kv: station.kv,
      kvAll: station.kvAll,
      province: municipality.province,
      municipality: municipality.code,
      outsideKm: round(station.outsideKm, 2),
      bus: nearest?.place.bus ?? null,
      busKm: nearest ? round(nearest.distanceKm, 2) : null,
      voltageCapMw: station.kv === 154 ? CAP_154_KV_MW : null,
    };
  });
}

const fields: readonly Field[] = [
  { name: "id", type: "string", description: "Station id, s and a number" },
  {
    name: "nameKo",
    type: "string",
    description: "Constructed Korean name: place, voltage, number",
  },
  { name: "nameEn", type: "string", description: "Constructed English name" },
  { name: "lon", type: "number", unit: "°", description: "Longitude, WGS84" },
  { name: "lat", type: "number", unit: "°", description: "Latitude, WGS84" },
  { name: "kv", type: "integer", unit: "kV", description: "Highest AC voltage: 154, 345 or 765" },
  {
    name: "kvAll",
    type: "string",
    unit: "kV",
    description: "All voltages tagged, separated by spaces",
  },
  { name: "province", type: "string", description: "Code of the si/do, 16 units" },
  { name: "municipality", type: "string", description: "Code of the si/gun/gu" },
  {
    name: "outsideKm",
    type: "number",
    unit: "km",
    description: "0 inside its municipality; else the distance to the nearest, which was taken",
  },
  {
    name: "bus",
    type: "integer",
    nullable: true,
    description: "Nearest bus of the network model; empty on Jeju, which the model lacks",
  },
  {
    name: "busKm",
    type: "number",
    unit: "km",
    nullable: true,
    description: "Distance to that bus",
  },
  {
    name: "voltageCapMw",
    type: "number",
    unit: "MW",
    nullable: true,
    description:
      "Largest load by connection voltage in the supply terms: 400 at 154 kV; empty at 345 and 765 kV, where the terms name no upper end",
  },
];

export function describeStations(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "stations",
    path: "odbl/stations.csv",
    title: "송전 변전소 505곳 · Transmission stations",
    description:
      "Stations of 154 kV and up, snapped to a municipality and to the nearest model bus.",
    licence: "ODbL-1.0",
    sources: ["osm", "kpg193", "sgis"],
    vintage: "OpenStreetMap about 2024",
    caveats: [
      "The map data carry no station names: the names here are constructed from place and voltage and numbered from north to south. They are not KEPCO's names.",
      "Seoul has only six stations here; its underground 154 kV stations are missing.",
      "Voltage tags 354 and 380 were read as 345, 145 as 154; 180 and 250 are HVDC converters and do not count as the station's voltage.",
      "The nearest bus is nearest on the map, not along the wires.",
    ],
    primaryKey: ["id"],
    fields,
    rows,
  };
}
