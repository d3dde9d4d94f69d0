import { loadCableLandings, loadDatacentres } from "@/lib/geodata/load-datacentres";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import {
  loadBusRows,
  loadMunicipalityRows,
  loadProvince17Rows,
  loadProvinceRows,
  loadStationRows,
} from "@/lib/geodata/load-places";

type Code = string | number | null;

/** Names the codes that point nowhere. */
function findOrphans(what: string, codes: Iterable<Code>, known: ReadonlySet<Code>): string[] {
  const orphans = new Set([...codes].filter((code) => code !== null && !known.has(code)));
  return [...orphans].map((code) => `${what}: ${code} is unknown`);
}

async function checkPlaceCodes(): Promise<string[]> {
  const municipalities = await loadMunicipalityRows();
  const provinces = new Set<Code>((await loadProvinceRows()).map(({ code }) => code));
  const provinces17 = new Set<Code>((await loadProvince17Rows()).map(({ code }) => code));
  const codes = new Set<Code>(municipalities.map(({ code }) => code));
  const placed = [
    ...(await loadStationRows()),
    ...(await loadBusRows()),
    ...(await loadDatacentres()),
    ...(await loadCableLandings()),
  ];
  const used = new Set<Code>(municipalities.map(({ province }) => province));
  const used17 = new Set<Code>(municipalities.map(({ province17 }) => province17));
  const provinceOf = new Map<Code, string>(municipalities.map((row) => [row.code, row.province]));
  return [
    ...findOrphans("province of a municipality", used, provinces),
    ...findOrphans("province without a municipality", provinces, used),
    ...findOrphans("former province of a municipality", used17, provinces17),
    ...findOrphans("former province without a municipality", provinces17, used17),
    ...findOrphans(
      "province of a place",
      placed.map(({ province }) => province),
      provinces,
    ),
    ...findOrphans(
      "municipality of a place",
      placed.map((row) => row.municipality),
      codes,
    ),
    ...placed
      .filter((row) => row.municipality && provinceOf.get(row.municipality) !== row.province)
      .map(({ nameEn }) => `${nameEn}: its municipality lies in another province`),
  ];
}

/** What a project refers to: the project that it is a phase of, and the si/do of its region. */
async function checkProjects(): Promise<string[]> {
  const centres = await loadDatacentres();
  const provinces = new Set<Code>((await loadProvinceRows()).map(({ code }) => code));
  const ids = new Set<Code>(centres.map(({ id }) => id));
  return [
    ...findOrphans(
      "project that another belongs to",
      centres.flatMap(({ partOf, mayBeIn }) => [partOf, mayBeIn]),
      ids,
    ),
    ...findOrphans(
      "province of a project's region",
      centres.flatMap(({ regions }) => regions?.split("|") ?? []),
      provinces,
    ),
  ];
}

async function checkGridCodes(): Promise<string[]> {
  const { buses, branches, generators, hydroUnits, hvdcLinks, stressHours } = await loadGridData();
  const numbers = new Set<Code>(buses.map(({ bus }) => bus));
  const units = new Set<Code>([...generators, ...hydroUnits].map(({ unit }) => unit));
  const ends = [...branches, ...hvdcLinks].flatMap(({ fromBus, toBus }) => [fromBus, toBus]);
  const unconnected = [...numbers].filter((bus) => !new Set<Code>(ends).has(bus));
  return [
    ...findOrphans("end of a branch", ends, numbers),
    ...findOrphans(
      "bus of a unit",
      [...generators, ...hydroUnits].map(({ bus }) => bus),
      numbers,
    ),
    ...findOrphans(
      "bus of a station",
      (await loadStationRows()).map(({ bus }) => bus),
      numbers,
    ),
    ...findOrphans(
      "unit out",
      stressHours.flatMap(({ unitsOut }) => unitsOut),
      units,
    ),
    ...unconnected.map((bus) => `bus ${bus} has no branch`),
  ];
}

const suffixes: ReadonlyMap<string, string> = new Map([
  ["시", "-si"],
  ["군", "-gun"],
  ["구", "-gu"],
]);

/** English names of another kind of unit than the Korean ones: names were once swapped so. */
async function checkNames(): Promise<string[]> {
  const rows = await loadMunicipalityRows();
  return rows
    .filter(({ nameKo, nameEn }) => !nameEn.endsWith(suffixes.get(nameKo.at(-1) ?? "") ?? "?"))
    .map(({ code, nameKo, nameEn }) => `${code}: ${nameKo} is called ${nameEn}`);
}

/** Codes and names that do not join, in either direction. */
export async function checkJoins(): Promise<string[]> {
  return [
    ...(await checkPlaceCodes()),
    ...(await checkProjects()),
    ...(await checkNames()),
    ...(await checkGridCodes()),
  ];
}
