"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import type { WidenedRule } from "@/lib/schema/announced";

/** Says which rules give way to projects, each with its old and its new value. */
export function useWidenedText(): (rules: readonly WidenedRule[]) => string {
  const t = useTranslations("announced.rule");
  const locale = useLocale();
  const write = (value: number | null) =>
    value === null ? t("none") : formatNumber(value, locale, Number.isInteger(value) ? 0 : 1);
  return (rules) =>
    rules
      .map(({ field, from, to }) => {
        const key = field.split(".").at(-1) as "minMw";
        return t(key, { from: write(from), to: write(to) });
      })
      .join(", ");
}
