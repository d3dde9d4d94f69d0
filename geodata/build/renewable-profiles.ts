import { z } from "zod";
import type { SourceFolder } from "./read-source";
import { type Cell, round, type TableResource } from "./resource";

const seasons: readonly { id: string; months: readonly number[] }[] = [
  { id: "winter", months: [0, 1, 11] },
  { id: "spring", months: [2, 3, 4] },
  { id: "summer", months: [5, 6, 7] },
  { id: "autumn", months: [8, 9, 10] },
];
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BLOCK_HOURS = 3;

const profileSchema = z.array(z.array(z.array(z.number()).length(24)).length(12)).length(193);
const sourceSchema = z.object({ pv: profileSchema, wind: profileSchema });

/** Mean over the days of the months and the three hours of a block; permille in, ratio out. */
function averageBlock(
  profile: readonly (readonly number[])[],
  months: readonly number[],
  block: number,
): number {
  let sum = 0;
  let days = 0;
  for (const month of months) {
    const hours = profile[month]?.slice(block * BLOCK_HOURS, (block + 1) * BLOCK_HOURS) ?? [];
    sum += (DAYS[month] ?? 0) * hours.reduce((total, permille) => total + permille, 0);
    days += DAYS[month] ?? 0;
  }
  return round(sum / (days * BLOCK_HOURS * 1000), 4);
}

/** Mean solar and wind output ÷ capacity by bus in 4 seasons × 8 blocks of three hours. */
export function buildRenewableProfiles(source: SourceFolder): Record<string, Cell>[] {
  const { pv, wind } = source.readJson(
    "grid/kpg193_v2/compact/cf_month_hour_by_bus.json",
    sourceSchema,
  );
  return pv.flatMap((solarProfile, i) =>
    seasons.flatMap(({ id, months }) =>
      Array.from({ length: 24 / BLOCK_HOURS }, (_, block) => ({
        bus: i + 1,
        season: id,
        block: block + 1,
        hours: BLOCK_HOURS * months.reduce((days, month) => days + (DAYS[month] ?? 0), 0),
        solarCf: averageBlock(solarProfile, months, block),
        windCf: averageBlock(wind[i] ?? [], months, block),
      })),
    ),
  );
}

export function describeRenewableProfiles(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "renewable-profiles",
    path: "odbl/renewable-profiles.csv",
    title: "계절·시간대별 이용률 · Renewable yield by season and time of day",
    description:
      "Mean output ÷ capacity of solar and wind at every bus, in 32 representative blocks that together make the year.",
    licence: "ODbL-1.0",
    sources: ["kpg193"],
    vintage: "2025",
    caveats: [
      "Means of a season hide its calm and dark days: matching on them flatters renewables.",
      "Yields exist at every bus, also where no capacity stands.",
    ],
    primaryKey: ["bus", "season", "block"],
    fields: [
      { name: "bus", type: "integer", description: "Bus of `buses`" },
      { name: "season", type: "string", description: "winter = December–February, and so on" },
      {
        name: "block",
        type: "integer",
        description: "Block of three hours, 1 = hours ending 1–3, Korean time",
      },
      {
        name: "hours",
        type: "integer",
        unit: "h/year",
        description: "Hours of the year in the block",
      },
      { name: "solarCf", type: "number", description: "Mean photovoltaic output ÷ capacity" },
      { name: "windCf", type: "number", description: "Mean wind output ÷ capacity" },
    ],
    rows,
  };
}
