"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { SlipOutcome, WaitingYear } from "@/lib/schema/slips";
import { useAnswer } from "../../_state/answer-context";
import { formatMw, formatNumber } from "../../_state/format";
import { useStages } from "../../_state/stages-context";
import { Button } from "../ui/button";
import { usePlaceName } from "../ui/use-place-name";
import { useLimitText } from "./use-limit-text";

/** Rows that are shown before a person asks for all. */
const FIRST_ROWS = 8;

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
      <SiteTable outcome={outcome} />
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
  const [worst] = [...year.hours].sort((a, b) => b.waitingMw - a.waitingMw);
  return (
    <li className="border-b border-hairline/60 py-1 tabular-nums">
      <p className="flex items-baseline gap-1.5">
        <span className="size-2 shrink-0 self-center rounded-full bg-warn print-colour" />
        {t("yearLine", {
          year: year.year,
          mw: formatMw(year.waitingMw, locale),
          load: formatMw(year.loadMw, locale),
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

function SiteTable({ outcome }: { outcome: SlipOutcome }) {
  const t = useTranslations("stages.outcome");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { select } = useAnswer();
  const [isWhole, setIsWhole] = useState(false);
  const sites = outcome.sites.filter(({ waitingMw }) => waitingMw >= 0.5);
  return (
    <div>
      <table className="w-full tabular-nums">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted">
          <tr className="border-b border-hairline *:py-1 *:font-normal">
            <th scope="col" className="text-left">
              {t("site")}
            </th>
            <th scope="col" className="pl-2 text-right">
              {t("mw")}
            </th>
            <th scope="col" className="pl-2 text-right">
              {t("when")}
            </th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? sites : sites.slice(0, FIRST_ROWS)).map((one) => (
            <tr key={one.site} className="border-b border-hairline/60">
              <td className="p-0">
                <button
                  type="button"
                  onClick={() => select({ kind: "site", id: one.site })}
                  className="min-h-9 w-full py-1 text-left lg:min-h-7"
                >
                  {placeName(one.name)}
                </button>
              </td>
              <td className="pl-2 text-right font-semibold text-warn">
                {formatNumber(one.waitingMw, locale)}
              </td>
              <td className="pl-2 text-right">
                {one.toYear === null
                  ? t("open", { from: one.fromYear })
                  : t("span", { from: one.fromYear, to: one.toYear })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sites.length > FIRST_ROWS && (
        <Button look="link" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("all", { count: sites.length })}
        </Button>
      )}
    </div>
  );
}
