"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber, type Locale } from "@/app/_i18n/format";
import type { Amount } from "./exchange-rate";

/** Small amounts keep a decimal or two: rounded to nothing they would say that nothing changes. */
export function formatAmount(value: number, unit: string, locale: Locale): string {
  const size = Math.abs(value);
  const digits = size >= 20 || Number.isInteger(value) ? 0 : size >= 0.95 ? 1 : 2;
  return `${formatNumber(value, locale, digits)}\u00a0${unit}`;
}

/** The same with its sign, for a change. */
export function formatChange(value: number, unit: string, locale: Locale): string {
  const text = formatAmount(value, unit, locale);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Puts an amount of a criterion in words, or a span up to another one: "84 MW at grid risk". */
export function useAmountText(): (amount: Amount, upTo?: Amount) => string {
  const t = useTranslations("why.amount");
  const locale = useLocale();
  return ({ id, value, unit }, upTo) => {
    const [figure] = formatAmount(value, unit, locale).split("\u00a0");
    const amount = upTo
      ? `${figure}–${formatAmount(upTo.value, unit, locale)}`
      : formatAmount(value, unit, locale);
    return t(unit === "%p" ? "share" : id, { amount });
  };
}
