import { gunzipSync } from "node:zlib";
import { readNumber, type SourceFolder } from "./read-source";
import { type Cell, round, type TableResource } from "./resource";

const folder = "grid/kpg193_v2/compact";
const HOURS = 8760;
const BUSES = 193;

type Hour = {
  day: number;
  hour: number;
  demandMw: number;
  solarMw: number;
  windMw: number;
  hydroPshMw: number;
};

function readHours(source: SourceFolder): Hour[] {
  return source.readRows(`${folder}/system_hourly_2025.csv`).map((row, i) => ({
    day: Math.floor(i / 24) + 1,
    hour: (i % 24) + 1,
    demandMw: readNumber(row, "demand_mw"),
    solarMw: readNumber(row, "solar_mw"),
    windMw: readNumber(row, "wind_mw"),
    hydroPshMw: readNumber(row, "hydro_psh_mw"),
  }));
}

function findLargest(hours: readonly Hour[], measure: (hour: Hour) => number): Hour {
  return hours.reduce((best, hour) => (measure(hour) > measure(best) ? hour : best));
}

const residualMw = (hour: Hour) => hour.demandMw - hour.solarMw - hour.windMw - hour.hydroPshMw;
const netMw = (hour: Hour) => hour.demandMw - hour.solarMw - hour.windMw;
/** 1 March = day 60 and 1 December = day 335 of 2025. */
const isSpring = ({ day }: Hour) => day >= 60 && day <= 151;
const isWinter = ({ day }: Hour) => day <= 59 || day >= 335;

/** The five hours by definition; the tightest margin is given as day 248, hour 15. */
function chooseHours(hours: readonly Hour[]) {
  const margin = hours.find(({ day, hour }) => day === 248 && hour === 15);
  if (!margin) throw new Error("the year lacks day 248");
  return [
    {
      id: "summer-peak",
      ko: "여름 최대수요",
      en: "Summer peak",
      at: findLargest(hours, (h) => h.demandMw),
    },
    { id: "tightest-margin", ko: "최소 예비력", en: "Tightest margin", at: margin },
    {
      id: "evening-residual",
      ko: "저녁 잔여수요 최대",
      en: "Evening residual peak",
      at: findLargest(
        hours.filter(({ hour }) => hour >= 18 && hour <= 22),
        residualMw,
      ),
    },
    {
      id: "winter-peak",
      ko: "겨울 최대수요",
      en: "Winter peak",
      at: findLargest(hours.filter(isWinter), (h) => h.demandMw),
    },
    {
      id: "spring-noon",
      ko: "봄 한낮 태양광",
      en: "Spring solar noon",
      at: findLargest(
        hours.filter((h) => isSpring(h) && h.hour >= 11 && h.hour <= 14),
        (h) => -netMw(h),
      ),
    },
  ];
}

function toDate(day: number): string {
  return new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10);
}

/** The five stress hours and, for each, the renewable output ÷ capacity at every bus. */
export function buildStressHours(source: SourceFolder): {
  hours: Record<string, Cell>[];
  byBus: Record<string, Cell>[];
} {
  const chosen = chooseHours(readHours(source));
  const solar = gunzipSync(source.readBytes(`${folder}/pv_cf_8760x193_u8.bin.gz`));
  const wind = gunzipSync(source.readBytes(`${folder}/wind_cf_8760x193_u8.bin.gz`));
  const readRatio = (packed: Buffer, bus: number, at: Hour) =>
    round(packed.readUInt8((bus - 1) * HOURS + (at.day - 1) * 24 + at.hour - 1) / 250, 3);
  return {
    hours: chosen.map(({ id, ko, en, at }) => ({
      id,
      nameKo: ko,
      nameEn: en,
      ...at,
      date: toDate(at.day),
    })),
    byBus: chosen.flatMap(({ id, at }) =>
      Array.from({ length: BUSES }, (_, i) => ({
        stressHour: id,
        bus: i + 1,
        solarCf: readRatio(solar, i + 1, at),
        windCf: readRatio(wind, i + 1, at),
      })),
    ),
  };
}

const shared = {
  kind: "table",
  licence: "ODbL-1.0",
  sources: ["kpg193"],
  vintage: "2025",
} as const;

export function describeStressHours(rows: Record<string, Cell>[]): TableResource {
  return {
    ...shared,
    name: "grid-stress-hours",
    path: "odbl/grid-stress-hours.csv",
    title: "계통 점검 시각 · Stress hours",
    description:
      "Hours in which a plan is tested. Summer and winter peak: largest demand of the year and of December–February. Tightest margin: least available capacity above demand. Evening: largest demand less solar, wind and hydro in hours 18–22. Spring: least demand less solar and wind in March–May, hours 11–14.",
    caveats: ["Hours count 1–24 and end on the hour, Korean time."],
    primaryKey: ["id"],
    fields: [
      { name: "id", type: "string", description: "Name used by the app" },
      { name: "nameKo", type: "string", description: "Korean name" },
      { name: "nameEn", type: "string", description: "English name" },
      { name: "day", type: "integer", description: "Day of 2025, 1–365" },
      { name: "hour", type: "integer", description: "Hour ending, 1–24" },
      { name: "date", type: "string", description: "The same day as a date" },
      { name: "demandMw", type: "number", unit: "MW", description: "System demand" },
      { name: "solarMw", type: "number", unit: "MW", description: "Photovoltaic output" },
      { name: "windMw", type: "number", unit: "MW", description: "Wind output" },
      {
        name: "hydroPshMw",
        type: "number",
        unit: "MW",
        description: "Hydro and pumped-storage output",
      },
    ],
    rows,
  };
}

export function describeStressHourBuses(rows: Record<string, Cell>[]): TableResource {
  return {
    ...shared,
    name: "grid-stress-hour-buses",
    path: "odbl/grid-stress-hour-buses.csv",
    title: "점검 시각의 재생에너지 · Renewable output in the stress hours",
    description: "Output ÷ capacity of solar and wind at every bus in each stress hour.",
    caveats: ["Resolution 0.004; photovoltaic ratios above 1 (up to 1.08) are cut to 1."],
    primaryKey: ["stressHour", "bus"],
    fields: [
      { name: "stressHour", type: "string", description: "Id of `grid-stress-hours`" },
      { name: "bus", type: "integer", description: "Bus of `buses`" },
      { name: "solarCf", type: "number", description: "Photovoltaic output ÷ capacity" },
      { name: "windCf", type: "number", description: "Wind output ÷ capacity" },
    ],
    rows,
  };
}
