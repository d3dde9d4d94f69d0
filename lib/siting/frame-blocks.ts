import { CodedError } from "../errors";
import type { Bus, SitingData } from "../schema/geodata";
import { averageRenewableMw } from "./site-facts";
import type { RenewableBlock } from "./siting-problem";

/** Blocks of three hours by part of the day: no sun, sun low, sun high (in Korea, all the year). */
const PART_OF_BLOCK = [
  "night",
  "night",
  "shoulder",
  "midday",
  "midday",
  "shoulder",
  "night",
  "night",
];

/** Half-years; twelve blocks by season move the best unmatched load by 0.3 % and double the model. */
const HALF_OF_SEASON = {
  winter: "cold",
  spring: "warm",
  summer: "warm",
  autumn: "cold",
} as const;

const blocksOf = new WeakMap<SitingData, readonly RenewableBlock[]>();

/**
 * Six representative blocks of the year, two half-years by three parts of the day, each with its
 * part of the hours and every place's mean output in it relative to its mean output over the year.
 * Throws `bad_field` where the data hold no profiles.
 */
export function frameBlocks(data: SitingData, places: readonly Bus[]): readonly RenewableBlock[] {
  const known = blocksOf.get(data);
  if (known) return known;
  if (!data.renewableProfiles?.length) {
    throw new CodedError(
      "bad_field",
      "No output by season and hour is known",
      "renewables.matching",
    );
  }
  const positions = new Map(places.map(({ bus }, place) => [bus, place]));
  const sums = new Map<string, { hours: Float64Array; mwh: Float64Array }>();
  for (const { bus, season, block, hours, solarCf, windCf } of data.renewableProfiles) {
    const place = positions.get(bus);
    const capacity = place === undefined ? undefined : places[place];
    if (place === undefined || !capacity) continue;
    const id = `${HALF_OF_SEASON[season]}-${PART_OF_BLOCK[block - 1] ?? "night"}`;
    const empty = () => new Float64Array(places.length);
    const sum = sums.get(id) ?? { hours: empty(), mwh: empty() };
    sums.set(id, sum);
    const mw = capacity.solarMw * solarCf + capacity.windMw * windCf;
    sum.hours[place] = (sum.hours[place] ?? 0) + hours;
    sum.mwh[place] = (sum.mwh[place] ?? 0) + hours * mw;
  }
  const hoursOf = (hours: Float64Array) => hours.reduce((most, each) => Math.max(most, each), 0);
  const yearHours = [...sums.values()].reduce((total, { hours }) => total + hoursOf(hours), 0);
  const blocks = [...sums].map(([id, { hours, mwh }]) => ({
    id,
    share: hoursOf(hours) / yearHours,
    outputRatio: mwh.map((energy, place) => {
      const bus = places[place];
      const inBlock = hours[place] ?? 0;
      return bus && inBlock > 0 ? energy / inBlock / averageRenewableMw(bus) : 0;
    }),
  }));
  blocksOf.set(data, blocks);
  return blocks;
}
