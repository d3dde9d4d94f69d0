"use client";

import { useLocale, useTranslations } from "next-intl";
import {
  formatMw,
  formatMwChange,
  formatNumber,
  formatShare,
  formatShareChange,
} from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { comparePlans } from "@/app/_plan/compare-plans";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import type { PlanSite } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";

/** Names that are listed before the rest are counted. */
const NAMED_SITES = 4;

/** The plan on screen beside the one that was pinned. */
export function CompareStrip({ response }: { response: SolveResponse }) {
  const t = useTranslations("answer.pinned");
  const { pinned, setPinned } = useAnswer();
  const { commit } = useScenario();
  if (!pinned) return null;
  const { added, removed } = comparePlans(pinned.plan, response.plan);
  return (
    <section aria-label={t("title")} className="mb-4 rounded-lg bg-sunken px-3 py-2.5 text-small">
      <CompareTable pinned={pinned} response={response} />
      <SiteNames label={t("added")} sites={added} />
      <SiteNames label={t("removed")} sites={removed} />
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

function CompareTable({ pinned, response }: { pinned: SolveResponse; response: SolveResponse }) {
  const t = useTranslations("answer.pinned");
  const locale = useLocale();
  const before = pinned.plan.totals;
  const now = response.plan.totals;
  const row = <K extends keyof typeof before & keyof typeof now>(
    key: K,
    write: (value: (typeof before)[K]) => string,
    change: string,
  ) => [write(before[key]), write(now[key]), change] as const;
  const mw = (value: number) => formatMw(value, locale);
  const share = (value: number) => formatShare(value, locale);
  const count = (value: number) => formatNumber(value, locale);
  const sites = now.siteCount - before.siteCount;
  const rows = {
    placed: row("placedMw", mw, formatMwChange(now.placedMw - before.placedMw, locale)),
    capital: row(
      "capitalShare",
      share,
      formatShareChange(now.capitalShare - before.capitalShare, locale),
    ),
    matched: row(
      "matchedShare",
      share,
      formatShareChange(now.matchedShare - before.matchedShare, locale),
    ),
    sites: row("siteCount", count, `${sites > 0 ? "+" : ""}${count(sites)}`),
  };
  const keys = ["placed", "capital", "matched", "sites"] as const;
  return (
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
        {keys.map((key) => (
          <tr key={key}>
            <th scope="row" className="text-left font-normal">
              {t(key)}
            </th>
            <td className="text-right">{rows[key][0]}</td>
            <td className="text-right">{rows[key][1]}</td>
            <td className="text-right font-semibold">{rows[key][2]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SiteNames({ label, sites }: { label: string; sites: readonly PlanSite[] }) {
  const t = useTranslations("answer.pinned");
  const placeName = usePlaceName();
  if (sites.length === 0) return null;
  const names = sites
    .slice(0, NAMED_SITES)
    .map((site) => placeName(site.name))
    .join(", ");
  const rest = sites.length - NAMED_SITES;
  return (
    <p className="mt-1.5">
      <span className="text-muted">{label}</span>{" "}
      {rest > 0 ? t("more", { names, count: rest }) : names}
    </p>
  );
}
