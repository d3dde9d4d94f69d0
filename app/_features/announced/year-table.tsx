"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/app/_i18n/format";
import type { AnnouncedResponse } from "@/lib/schema/announced";
import { useLimitText } from "./use-limit-text";

/** The set as it grows by the years told: how much runs by then, and what it breaks first. */
export function YearTable({ response }: { response: AnnouncedResponse }) {
  const t = useTranslations("announced.years");
  const locale = useLocale();
  const { name } = useLimitText(response);
  const mw = (value: number) => formatNumber(value, locale);
  const nameLimits = (ids: readonly string[]) =>
    response.limits
      .filter(({ id }) => ids.includes(id))
      .map(name)
      .join(", ");
  return (
    <table className="w-full tabular-nums">
      <caption className="pb-1 text-left font-semibold">{t("title")}</caption>
      <thead className="text-muted *:*:py-1 *:*:font-normal">
        <tr className="border-b border-hairline">
          <th scope="col" className="text-left">
            {t("year")}
          </th>
          <th scope="col" className="pl-2 text-right">
            {t("total")}
          </th>
          <th scope="col" className="pl-2 text-right">
            {t("missing")}
          </th>
          <th scope="col" className="pl-4 text-left">
            {t("breaks")}
          </th>
        </tr>
      </thead>
      <tbody>
        {response.years.map(({ year, totalMw, missingMw, breaks }) => (
          <tr key={year ?? "unknown"} className="border-b border-hairline/60 align-top">
            <th scope="row" className="py-1 text-left font-normal whitespace-nowrap">
              {year ?? t("unknown")}
            </th>
            <td className="py-1 pl-2 text-right whitespace-nowrap">{mw(totalMw)}</td>
            <td
              className={clsx(
                "py-1 pl-2 text-right whitespace-nowrap",
                missingMw > 0 && "font-semibold text-warn",
              )}
            >
              {mw(missingMw)}
            </td>
            <td className="py-1 pl-4 text-ink-soft">{nameLimits(breaks) || "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
