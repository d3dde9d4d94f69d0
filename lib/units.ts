/** Megawatts in a gigawatt. */
export const MW_PER_GW = 1000;

/** More decimals than any figure here is known to. */
const MOST_DIGITS = 6;

function roundTo(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/**
 * The fewest decimals, `least` or more, with which figures printed beside each other do not
 * contradict themselves: those that differ read differently, and none but 0 reads 0.
 */
export function findDigits(values: readonly number[], least: number): number {
  const isSame = (a: number, b: number) => roundTo(a, MOST_DIGITS) === roundTo(b, MOST_DIGITS);
  for (let digits = least; digits < MOST_DIGITS; digits += 1) {
    const clear = [0, ...values].every((a, position) =>
      values
        .slice(position)
        .every((b) => isSame(a, b) || roundTo(a, digits) !== roundTo(b, digits)),
    );
    if (clear) return digits;
  }
  return MOST_DIGITS;
}

/** The fewest decimals, `least` or more, that lose nothing of a figure. */
export function countDigits(value: number, least: number): number {
  for (let digits = least; digits < MOST_DIGITS; digits += 1) {
    if (roundTo(value, digits) === roundTo(value, MOST_DIGITS)) return digits;
  }
  return MOST_DIGITS;
}
