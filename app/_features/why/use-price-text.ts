"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber, type Locale } from "@/app/_i18n/format";
import type { Amount } from "./exchange-rate";
import { formatAmount } from "./use-amount-text";

/** An amount that one unit of a limit is worth: as small as it may be, two figures of it are said. */
export function formatPrice(value: number, unit: string, locale: Locale): string {
  const size = Math.abs(value);
  if (size >= 0.1 || size === 0) return formatAmount(value, unit, locale);
  const digits = Math.min(8, Math.ceil(-Math.log10(size)) + 1);
  return `${formatNumber(value, locale, digits)}\u00a0${unit}`;
}

/** Puts what one unit of a limit is worth in words: "0.0004 km farther from people". */
export function usePriceText(): (amount: Amount) => string {
  const t = useTranslations("why.amount");
  const locale = useLocale();
  return ({ id, value, unit }) =>
    t(unit === "%p" ? "share" : id, { amount: formatPrice(value, unit, locale) });
}
