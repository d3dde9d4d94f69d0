"use client";

import { useLocale, useTranslations } from "next-intl";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { useAnswer } from "../../_state/answer-context";
import { comparePlans } from "../../_state/compare-plans";
import {
  formatMw,
  formatMwChange,
  formatNumber,
  formatShare,
  formatShareChange,
} from "../../_state/format";
import { useScenario } from "../../_state/scenario-context";
import { Button } from "../ui/button";
import { usePlaceName } from "../ui/use-place-name";

/** The plan on screen beside the one that was pinned. */
export function CompareStrip({ response }: { response: SolveResponse }) {
  const t = useTranslations("answer.pinned");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { pinned, setPinned } = useAnswer();
  const { commit } = useScenario();
  if (!pinned) return null;
  const before = pinned.plan.totals;
  const now = response.plan.totals;
  const difference = comparePlans(pinned.plan, response.plan);
  const count = (value: number) => formatNumber(value, locale);
  const countChange = now.siteCount - before.siteCount;
  const rows = [
    [
      "placed",
      formatMw(before.placedMw, locale),
      formatMw(now.placedMw, locale),
      formatMwChange(difference.placedMw, locale),
    ],
    [
      "capital",
      formatShare(before.capitalShare, locale),
      formatShare(now.capitalShare, locale),
      formatShareChange(difference.capitalShare, locale),
    ],
    [
      "matched",
      formatShare(before.matchedShare, locale),
      formatShare(now.matchedShare, locale),
      formatShareChange(difference.matchedShare, locale),
    ],
    [
      "sites",
      count(before.siteCount),
      count(now.siteCount),
      `${countChange > 0 ? "+" : ""}${count(countChange)}`,
    ],
  ] as const;
  const names = (sites: readonly { name: { ko: string; en: string } }[]) =>
    sites.map((site) => placeName(site.name)).join(", ");
  return (
    <section aria-label={t("title")} className="mb-4 rounded-lg bg-sunken px-3 py-2.5 text-small">
      <table className="w-full tabular-nums">
        <thead className="text-muted *:*:font-normal">
          <tr>
            <th className="text-left">{t("title")}</th>
            <th className="text-right">{t("column")}</th>
            <th className="text-right">{t("now")}</th>
            <th className="text-right">{t("difference")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, pinnedText, nowText, changeText]) => (
            <tr key={key}>
              <th scope="row" className="text-left font-normal">
                {t(key)}
              </th>
              <td className="text-right">{pinnedText}</td>
              <td className="text-right">{nowText}</td>
              <td className="text-right font-semibold">{changeText}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {difference.added.length > 0 && (
        <p className="mt-1.5">
          <span className="text-muted">{t("added")}</span> {names(difference.added)}
        </p>
      )}
      {difference.removed.length > 0 && (
        <p className="mt-1">
          <span className="text-muted">{t("removed")}</span> {names(difference.removed)}
        </p>
      )}
      <p className="mt-2 flex gap-4 print:hidden">
        <Button look="link" onClick={() => commit(pinned.scenario)}>
          {t("restore")}
        </Button>
        <Button look="link" onClick={() => setPinned(null)}>
          {t("unpin")}
        </Button>
      </p>
    </section>
  );
}
