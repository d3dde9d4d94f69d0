/** What is smaller than this, relative to the largest value, is rounding. */
const NOTHING = 1e-9;
/** A unit finer than this, relative to the largest value, is chance. */
const FINEST = 1e-6;

/** The largest number that all values are whole multiples of, but for rounding; 0 = none. */
export function findCommonUnit(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  let unit = 0;
  for (const value of values) {
    let [large, small] = [Math.max(unit, value), Math.min(unit, value)];
    while (small > NOTHING * largest) {
      [large, small] = [small, Math.abs(large - small * Math.floor(large / small + NOTHING))];
    }
    unit = large;
  }
  const isMultiple = (value: number) => Math.abs(value / unit - Math.round(value / unit)) < FINEST;
  return unit > FINEST * largest && values.every(isMultiple) ? unit : 0;
}
