"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatShare } from "@/app/_i18n/format";
import { capitalToday } from "./today";

/** The capital region's share now and after, as two lines of one scale. */
export function CapitalBars({ share, capitalMw }: { share: number; capitalMw: number }) {
  const t = useTranslations("answer.totals");
  const locale = useLocale();
  const rows = [
    { key: "now", value: capitalToday.share, colour: "bg-today" },
    { key: "after", value: share, colour: "bg-plan" },
  ] as const;
  return (
    <>
      <span className="mt-1 mb-1 grid grid-cols-[max-content_1fr] items-center gap-x-2">
        {rows.map(({ key, value, colour }) => (
          <span key={key} className="contents">
            <span className="leading-4.5">{`${t(key)} ${formatShare(value, locale)}`}</span>
            <span aria-hidden className="h-1.5 rounded-full bg-sunken">
              <span
                className={`block h-full rounded-full transition-[width] duration-500 motion-reduce:transition-none print-colour ${colour}`}
                style={{ width: `${Math.max(value > 0 ? 1.5 : 0, value * 100)}%` }}
              />
            </span>
          </span>
        ))}
      </span>
      {t("capitalMw", { mw: formatMw(capitalMw, locale) })}
    </>
  );
}
