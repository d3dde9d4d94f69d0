import type { OutageRow } from "./grid-rows";

/**
 * The units on scheduled outage in one hour, each once, in the order of the table.
 *
 * @param day day of the year, 1–365
 * @param hour hour ending, 1–24; the first and the last hour of an outage count
 */
export function listUnitsOut(outages: readonly OutageRow[], day: number, hour: number): string[] {
  const at = day * 24 + hour;
  const out = outages.filter(
    ({ startDay, startHour, endDay, endHour }) =>
      startDay * 24 + startHour <= at && at <= endDay * 24 + endHour,
  );
  return [...new Set(out.map(({ unit }) => unit))];
}
