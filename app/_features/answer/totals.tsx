"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatKm, formatMw, formatShare } from "@/app/_i18n/format";
import { CountedNumber } from "@/app/_ui/counted-number";
import { ModelMark } from "@/app/_ui/model-mark";
import type { Plan } from "@/lib/schema/plan";
import { findDigits } from "@/lib/units";
import { CapitalBars } from "./capital-bars";

/** The figures that matter, large. */
export function Totals({ plan }: { plan: Plan }) {
  const t = useTranslations("answer.totals");
  const locale = useLocale();
  const { totals } = plan;
  const unmetMw = totals.targetMw - totals.placedMw;
  const isShort = totals.unmetMw > 0;
  const digits = isShort ? findDigits([totals.targetMw, totals.placedMw, unmetMw], 0) : 0;
  const mw = (value: number) => formatMw(value, locale, digits);
  const mean = totals.siteCount > 0 ? totals.placedMw / totals.siteCount : 0;
  return (
    <dl
      aria-label={t("label")}
      className="grid grid-cols-2 border-y border-hairline *:border-hairline *:py-3 *:odd:border-r *:odd:pr-3 *:even:pl-4 *:nth-[n+3]:border-t"
    >
      <Figure
        label={t("placed")}
        note={
          isShort ? (
            <span className="text-warn">{`${t("unmet")} ${mw(unmetMw)}`}</span>
          ) : (
            t("placedOf", { target: mw(totals.targetMw) })
          )
        }
      >
        <CountedNumber value={totals.placedMw} format={mw} />
      </Figure>
      <Figure label={t("sites")} note={t("sitesMean", { mean: formatMw(mean, locale) })}>
        <CountedNumber
          value={totals.siteCount}
          format={(count) => t("sitesUnit", { count: Math.round(count) })}
        />
      </Figure>
      <Figure
        label={t("capital")}
        note={<CapitalBars share={totals.capitalShare} capitalMw={totals.capitalMw} />}
      >
        <CountedNumber value={totals.capitalShare} format={(share) => formatShare(share, locale)} />
      </Figure>
      <Figure
        label={
          <>
            {t("matched")} <ModelMark note="renewables" />
          </>
        }
        note={
          totals.matchedDistanceKm === null
            ? t("matchedAny")
            : t("matchedKm", { km: formatKm(totals.matchedDistanceKm, locale) })
        }
      >
        <CountedNumber value={totals.matchedShare} format={(share) => formatShare(share, locale)} />
      </Figure>
    </dl>
  );
}

function Figure({
  label,
  note,
  children,
}: {
  label: ReactNode;
  note: ReactNode;
  children: ReactNode;
}) {
  return (
    <div>
      <dt className="text-small text-muted">{label}</dt>
      <dd>
        <span className="text-figure font-semibold tracking-tight">{children}</span>
        <span className="block text-small text-muted tabular-nums">{note}</span>
      </dd>
    </div>
  );
}
