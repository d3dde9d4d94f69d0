"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatNumber } from "@/app/_i18n/format";
import { SiteList } from "@/app/_plan/site-list";
import type { SlipOutcome, WaitingYear } from "@/lib/schema/slips";
import { findDigits } from "@/lib/units";
import { useStages } from "./stages-context";
import { useLimitText } from "./use-limit-text";

/** What fails of the plan under the dates on screen: which years, which sites, until when, and why. */
export function SlipOutcomeView() {
  const t = useTranslations("stages.outcome");
  const { outcome } = useStages();
  if (!outcome || outcome.waitingMw < 0.5) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1.5">
      <h3 className="text-body font-semibold">{t("title")}</h3>
      <Waiting outcome={outcome} />
    </section>
  );
}

function Waiting({ outcome }: { outcome: SlipOutcome }) {
  const t = useTranslations("stages.outcome");
  const years = outcome.years.filter(({ waitingMw }) => waitingMw >= 0.5);
  return (
    <>
      <ul>
        {years.map((year) => (
          <YearLine key={year.year} year={year} />
        ))}
      </ul>
      <WaitingSites outcome={outcome} />
      {years.some(({ verified }) => !verified) && <p className="text-warn">{t("unverified")}</p>}
      <p className="text-[0.75rem] leading-4.5 text-muted">{t("note")}</p>
    </>
  );
}

/** A year in which load waits, with the limit that decides in its worst hour. */
function YearLine({ year }: { year: WaitingYear }) {
  const t = useTranslations("stages.outcome");
  const locale = useLocale();
  const limitText = useLimitText();
  const digits = findDigits([year.waitingMw, year.loadMw], 0);
  const [worst] = [...year.hours].sort((a, b) => b.waitingMw - a.waitingMw);
  return (
    <li className="border-b border-hairline/60 py-1 tabular-nums">
      <p className="flex items-baseline gap-1.5">
        <span className="size-2 shrink-0 self-center rounded-full bg-warn print-colour" />
        {t("yearLine", {
          year: year.year,
          mw: formatMw(year.waitingMw, locale, digits),
          load: formatMw(year.loadMw, locale, digits),
        })}
      </p>
      {worst?.limits.slice(0, 2).map((limit) => (
        <p key={limitText(limit)} className="pl-3.5 text-ink-soft">
          {limitText(limit)}
        </p>
      ))}
      {worst && worst.baseShortMw >= 0.5 && (
        <p className="pl-3.5 text-warn">
          {t("short", { mw: formatMw(worst.baseShortMw, locale) })}
        </p>
      )}
    </li>
  );
}

function WaitingSites({ outcome }: { outcome: SlipOutcome }) {
  const t = useTranslations("stages.outcome");
  const locale = useLocale();
  const sites = outcome.sites.filter(({ waitingMw }) => waitingMw >= 0.5);
  return (
    <SiteList
      caption={t("caption")}
      columns={[t("mw"), t("when")]}
      rows={sites.map(({ site, name, waitingMw, fromYear, toYear }) => ({
        id: site,
        kind: "site",
        name,
        figures: [
          <b key="mw" className="font-semibold text-warn">
            {formatNumber(waitingMw, locale)}
          </b>,
          toYear === null
            ? t("open", { from: fromYear })
            : t("span", { from: fromYear, to: toYear }),
        ],
      }))}
    />
  );
}
