/** Text forms of the values in the address: short, readable, lossless. */

/** Digits with or without a point and an exponent, and no sign. */
const AMOUNT = String.raw`(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?`;
const NUMBER = new RegExp(`^[+-]?${AMOUNT}$`, "i");
const PAIR = new RegExp(`^(${AMOUNT})?-(${AMOUNT})?$`, "i");

/**
 * A number as JavaScript writes it, so that reading gives the same number; without the plus of an
 * exponent, which a query would turn into a space.
 */
export function writeNumber(value: number): string {
  return String(value).replace("e+", "e");
}

/** Digits, one point, a sign or an exponent; anything else is NaN, which no schema accepts. */
export function readNumber(text: string): number {
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}

/** "any" stands for no value. */
export function writeNullableNumber(value: number | null): string {
  return value === null ? "any" : writeNumber(value);
}

export function readNullableNumber(text: string): number | null {
  return text === "any" ? null : readNumber(text);
}

/** A range "from-to"; an absent end is left out: "100-", "-3000". */
export function writePair(min: number | null, max: number | null): string {
  return `${min === null ? "" : writeNumber(min)}-${max === null ? "" : writeNumber(max)}`;
}

/** Reads a range; undefined when it is none. Ends are never negative here. */
export function readPair(text: string): { min: number | null; max: number | null } | undefined {
  const match = PAIR.exec(text);
  if (!match) return undefined;
  const [, from, to] = match;
  return {
    min: from === undefined ? null : readNumber(from),
    max: to === undefined ? null : readNumber(to),
  };
}

/** Members parted by commas; an empty text has none. */
export function readList(text: string): string[] {
  return text === "" ? [] : text.split(",");
}
