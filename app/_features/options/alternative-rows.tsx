"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { formatGap, formatNumber, formatShare } from "@/app/_i18n/format";
import { type AlternativeSet, useOptions } from "@/app/_plan/options-context";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import type { Alternative } from "@/lib/schema/alternatives";
import { adoptPlan } from "./adopt-plan";

/** The plans of a set, one a row; the chosen one is shown on the map and in the tables. */
export function AlternativeRows({ set }: { set: AlternativeSet }) {
  const t = useTranslations("options.alternatives");
  return (
    <>
      <table className="w-full tabular-nums">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted *:*:py-1 *:*:font-normal">
          <tr className="border-b border-hairline">
            <th scope="col" className="text-left">
              {t("plan")}
            </th>
            <th scope="col" className="text-right">
              {t("loss")}
            </th>
            <th scope="col" className="text-right">
              {t("difference")}
            </th>
            <th scope="col" className="text-right">
              {t("capital")}
            </th>
            <th scope="col" className="text-right">
              {t("matched")}
            </th>
            <th scope="col" className="text-right">
              {t("sites")}
            </th>
          </tr>
        </thead>
        <tbody>
          {set.alternatives.map((alternative) => (
            <AlternativeRow key={alternative.index} alternative={alternative} />
          ))}
        </tbody>
      </table>
      <ChosenAlternative />
    </>
  );
}

function AlternativeRow({ alternative }: { alternative: Alternative }) {
  const t = useTranslations("options.alternatives");
  const locale = useLocale();
  const options = useOptions();
  const { index, loss, difference, plan } = alternative;
  const isShown = (options.alternative?.index ?? 0) === index;
  const show = () => options.showAlternative(index === 0 ? null : index);
  return (
    <tr
      className={clsx("border-b border-hairline/60", isShown ? "row-chosen" : "row-open")}
      onClick={show}
    >
      <td className="p-0">
        <button
          type="button"
          data-alternative-row
          aria-pressed={isShown}
          onKeyDown={flipWithArrows}
          className="min-h-9 w-full py-1 text-left lg:min-h-8"
        >
          {index === 0 ? t("best") : t("name", { index })}
        </button>
      </td>
      <td className="text-right">{index === 0 ? "–" : `+${formatGap(loss, locale)}`}</td>
      <td className="text-right">{difference === null ? "–" : formatShare(difference, locale)}</td>
      <td className="text-right">{formatShare(plan.totals.capitalShare, locale)}</td>
      <td className="text-right">{formatShare(plan.totals.matchedShare, locale)}</td>
      <td className="text-right">{formatNumber(plan.totals.siteCount, locale)}</td>
    </tr>
  );
}

/** Up and down arrows flip through the plans. */
function flipWithArrows(event: KeyboardEvent<HTMLButtonElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const table = event.currentTarget.closest("table");
  const rows = [...(table?.querySelectorAll<HTMLButtonElement>("[data-alternative-row]") ?? [])];
  const next = rows[rows.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}

/** Below the rows: what it means to take the plan on screen, and the way back. */
function ChosenAlternative() {
  const t = useTranslations("options.alternatives");
  const { committed, commit } = useScenario();
  const { alternative, showAlternative } = useOptions();
  if (!alternative) return null;
  const { plan } = alternative;
  return (
    <div className="rounded-lg bg-plan-soft px-3 py-2 print:hidden">
      <p className="text-ink-soft">{t("useNote", { count: plan.sites.length })}</p>
      <div className="mt-2 flex gap-2">
        <Button
          look="strong"
          onClick={() => {
            showAlternative(null);
            commit(adoptPlan(committed, plan));
          }}
        >
          {t("use")}
        </Button>
        <Button look="outline" onClick={() => showAlternative(null)}>
          {t("back")}
        </Button>
      </div>
    </div>
  );
}
