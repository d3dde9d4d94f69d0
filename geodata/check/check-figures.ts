import { loadFacts } from "@/lib/geodata/load-facts";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { loadLayer } from "@/lib/geodata/load-layer";
import {
  loadMunicipalityRows,
  loadProvince17Rows,
  loadProvinceRows,
  loadStationRows,
} from "@/lib/geodata/load-places";
import { loadPlants } from "@/lib/geodata/load-plants";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A figure and what it must be, to within a tolerance. */
type Expectation = [what: string, found: number, expected: number, tolerance?: number];

function compare(expectations: readonly Expectation[]): string[] {
  return expectations
    .filter(([, found, expected, tolerance = 0]) => !(Math.abs(found - expected) <= tolerance))
    .map(([what, found, expected]) => `${what}: ${found} instead of ${expected}`);
}

async function checkCounts(): Promise<string[]> {
  const grid = await loadGridData();
  const stations = await loadStationRows();
  return compare([
    ["municipalities", (await loadMunicipalityRows()).length, 256],
    ["provinces", (await loadProvinceRows()).length, 16],
    ["former provinces", (await loadProvince17Rows()).length, 17],
    ["stations", stations.length, 505],
    ["stations of 154 kV", stations.filter(({ kv }) => kv === 154).length, 360],
    ["stations of 345 kV", stations.filter(({ kv }) => kv === 345).length, 133],
    ["stations of 765 kV", stations.filter(({ kv }) => kv === 765).length, 12],
    ["stations without a bus", stations.filter(({ bus }) => bus === null).length, 15],
    ["stations outside every area", stations.filter(({ outsideKm }) => outsideKm > 0).length, 1],
    ["lines", (await loadLayer("lines")).features.length, 803],
    ["plants", (await loadPlants()).length, 128],
    ["buses", grid.buses.length, 193],
    ["branches", grid.branches.length, 385],
    ["generators", grid.generators.length, 201],
    ["hvdc links", grid.hvdcLinks.length, 2],
    ["hydro and pumped units", grid.hydroUnits.length, 57],
    ["stress hours", grid.stressHours.length, 5],
  ]);
}

async function checkPeople(): Promise<string[]> {
  const municipalities = await loadMunicipalityRows();
  const residents = sum(municipalities.map((row) => row.residents));
  const capital = sum(municipalities.filter((row) => row.capital).map((row) => row.residents));
  return compare([
    ["residents", residents, 50_871_820],
    ["residents of the 16", sum((await loadProvinceRows()).map((row) => row.residents)), residents],
    [
      "residents of the 17",
      sum((await loadProvince17Rows()).map((row) => row.residents)),
      residents,
    ],
    ["capital share, %", (100 * capital) / residents, 51.06, 0.005],
  ]);
}

async function checkPower(): Promise<string[]> {
  const { buses, generators, stressHours } = await loadGridData();
  const thermalMw = sum(generators.map(({ pmaxMw }) => pmaxMw));
  const otherMw = sum(buses.map((bus) => bus.solarMw + bus.windMw + bus.hydroPshMw));
  const peak = stressHours.find(({ id }) => id === "summer-peak");
  return compare([
    ["installed, GW", (thermalMw + otherMw) / 1000, 155.4, 0.05],
    ["peak demand, GW", (peak?.demandMw ?? Number.NaN) / 1000, 100.7, 0.05],
    ["day of the peak", peak?.day ?? Number.NaN, 237],
    ["hour of the peak", peak?.hour ?? Number.NaN, 15],
    ["sum of demand shares", sum(buses.map(({ demandShare }) => demandShare)), 1, 1e-6],
  ]);
}

async function checkReview(): Promise<string[]> {
  const rows = await loadProvinceRows();
  const total = (capital: boolean, key: "reviewAbleMw" | "reviewUnableMw") =>
    sum(rows.filter((row) => row.capital === capital).map((row) => row[key] ?? Number.NaN));
  const { values } = (await loadFacts()).find(({ id }) => id === "psia-review-mw") ?? {};
  const stated = (name: string) => values?.[name] ?? Number.NaN;
  return compare([
    ["capital able", total(true, "reviewAbleMw"), stated("capitalAbleMw"), 0.01],
    ["capital unable", total(true, "reviewUnableMw"), stated("capitalUnableMw"), 0.01],
    ["elsewhere able", total(false, "reviewAbleMw"), stated("elsewhereAbleMw"), 0.01],
    ["elsewhere unable", total(false, "reviewUnableMw"), stated("elsewhereUnableMw"), 0.01],
  ]);
}

/** Provinces for which a figure is published; all others must stay unknown. */
const published = {
  outlook2027Mw: "11 12 26 27 28 44 47 50",
  selfSufficiencyPct: "11 26 28 30 41 43 44 47 51",
} as const;

async function checkUnknowns(): Promise<string[]> {
  const rows = await loadProvinceRows();
  return (["outlook2027Mw", "selfSufficiencyPct"] as const).flatMap((key) => {
    const known = rows.filter((row) => row[key] !== null).map(({ code }) => code);
    return known.join(" ") === published[key] ? [] : [`${key} is known for ${known.join(" ")}`];
  });
}

/** Figures that differ from what the sources say they sum to. */
export async function checkFigures(): Promise<string[]> {
  const problems = await Promise.all([
    checkCounts(),
    checkPeople(),
    checkPower(),
    checkReview(),
    checkUnknowns(),
  ]);
  return problems.flat();
}
