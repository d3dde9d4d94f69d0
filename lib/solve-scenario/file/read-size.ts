import { sizeProperties } from "@/lib/geodata/site-property-names";
import { isPlainText } from "@/lib/schema/plain-text";

const perMw: Record<string, number> = { mw: 1, gw: 1 / 1000, kw: 1000 };

const written = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d{1,2})?)\s*(mw|gw|kw)?$/i;

/** A size is a whole number of kilowatts; parts of one are noise of the way through other programs. */
function toKilowatt(mw: number): number {
  return Math.round(mw * 1000) / 1000;
}

/** The property that most likely holds the sizes of features: its name; null where none does. */
export function findSizeProperty(
  features: readonly Readonly<Record<string, unknown>>[],
): string | null {
  const keys = new Map<string, string>();
  for (const properties of features) {
    for (const key of Object.keys(properties)) {
      const plain = key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
      if (!keys.has(plain) && isPlainText(key)) keys.set(plain, key);
    }
  }
  const found = sizeProperties.find((name) => keys.has(name));
  return found === undefined ? null : (keys.get(found) ?? null);
}

/**
 * A size in MW from what a property holds: a number, or a number in writing, with or without a unit.
 * An empty value is null; undefined is what cannot be read.
 *
 * @param property its name tells the unit where the value does not
 */
export function readSizeMw(value: unknown, property: string): number | null | undefined {
  if (value === null || value === undefined) return null;
  const unit = /(gw|kw)$/i.exec(property.replace(/[^\p{L}\p{N}]/gu, ""))?.[1]?.toLowerCase();
  if (typeof value === "number") return toKilowatt(value / (perMw[unit ?? "mw"] ?? 1));
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (text === "" || text === "-") return null;
  const match = written.exec(text);
  if (!match) return undefined;
  const [, digits = "", ownUnit] = match;
  const mw =
    Number(digits.replaceAll(",", "")) / (perMw[ownUnit?.toLowerCase() ?? unit ?? "mw"] ?? 1);
  return toKilowatt(mw);
}
