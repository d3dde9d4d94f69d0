import { countDigits } from "@/lib/units";

/** Locale of the page: Korean first, English beside it. */
export type Locale = "ko" | "en";

const tags: Record<Locale, string> = { ko: "ko-KR", en: "en-GB" };
/** Thin enough to hold figure and unit together, never broken over a line. */
const GAP = "\u00a0";
const MINUS = "\u2212";

const formatters = new Map<string, Intl.NumberFormat>();

function pickFormatter(locale: Locale, digits: number): Intl.NumberFormat {
  const key = `${locale}:${digits}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(tags[locale], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, made);
  return made;
}

/** A plain number with separated thousands and a fixed count of decimals; never "−0". */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  const scale = 10 ** digits;
  const rounded = Math.round(value * scale) / scale;
  const text = pickFormatter(locale, digits).format(Math.abs(rounded));
  return rounded < 0 ? `${MINUS}${text}` : text;
}

/** Power in whole MW, unless more decimals are asked for: "8,400 MW". */
export function formatMw(valueMw: number, locale: Locale, digits = 0): string {
  return `${formatNumber(valueMw, locale, digits)}${GAP}MW`;
}

/** Power in GW to one decimal: "8.4 GW". */
export function formatGw(valueMw: number, locale: Locale): string {
  return `${formatNumber(valueMw / 1000, locale, 1)}${GAP}GW`;
}

/**
 * A share (0–1) in per cent. One decimal below 10 %, none above: more would claim too much.
 * A share that is not zero never reads "0 %".
 */
export function formatShare(share: number, locale: Locale): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return `<${GAP}${formatNumber(0.1, locale, 1)}${GAP}%`;
  const digits = Math.abs(percent) >= 9.95 || Number.isInteger(roundTo(percent, 1)) ? 0 : 1;
  return `${formatNumber(percent, locale, digits)}${GAP}%`;
}

/** A gap in units of the objective (0–1) as a per cent with one decimal: "0.0 %". */
export function formatGap(gap: number, locale: Locale): string {
  return `${formatNumber(Math.max(0, gap) * 100, locale, 1)}${GAP}%`;
}

/** A distance in whole kilometres: "118 km". */
export function formatKm(valueKm: number, locale: Locale): string {
  return `${formatNumber(valueKm, locale)}${GAP}km`;
}

/** A change with its sign, in whole MW: "+120 MW". */
export function formatMwChange(valueMw: number, locale: Locale): string {
  const text = formatMw(valueMw, locale);
  return Math.round(valueMw) > 0 ? `+${text}` : text;
}

/** A change of a share in percentage points with its sign: "+1.2 %p". */
export function formatShareChange(share: number, locale: Locale): string {
  const text = formatNumber(share * 100, locale, 1);
  return `${share * 100 >= 0.05 ? "+" : ""}${text}${GAP}%p`;
}

/** A value in the unit that a criterion or a limit names. */
export function formatInUnit(value: number, unit: string, locale: Locale): string {
  if (unit === "MW") return formatMw(value, locale);
  if (unit === "share") return formatShare(value, locale);
  if (unit === "km") return formatKm(value, locale);
  return formatNumber(value, locale, Number.isInteger(value) ? 0 : 1);
}

/** A value to be written down again, with all the decimals that it has: "8,123.7 MW". */
export function formatExactly(value: number, unit: string, locale: Locale): string {
  const [amount, name] = unit === "share" ? [value * 100, "%"] : [value, unit];
  return `${formatNumber(amount, locale, countDigits(amount, 0))}${GAP}${name}`;
}

/** A span in one unit, named once and the smaller end first: "640–4,480 MW". */
export function formatSpan(a: number, b: number, unit: string, locale: Locale): string {
  const from = formatInUnit(Math.min(a, b), unit, locale);
  const to = formatInUnit(Math.max(a, b), unit, locale);
  const [figure = from, name] = from.split(GAP);
  return name !== undefined && to.endsWith(`${GAP}${name}`) ? `${figure}–${to}` : `${from}–${to}`;
}

function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
