"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { StageAnswer, StagedPlan } from "@/lib/schema/stages";
import { useAnswer } from "../../_state/answer-context";
import { formatNumber } from "../../_state/format";
import { Button } from "../ui/button";
import { usePlaceName } from "../ui/use-place-name";

/** Rows that are shown before a person asks for all. */
const FIRST_ROWS = 8;

/** The sites of the year, largest first, with what each gained since the year before. */
export function StageSites({ plan, stage }: { plan: StagedPlan; stage: StageAnswer }) {
  const t = useTranslations("stages.sites");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { selection, select } = useAnswer();
  const [isWhole, setIsWhole] = useState(false);
  const at = plan.stages.indexOf(stage);
  const rows = plan.builds
    .map((build) => {
      const mw = build.loadsMw[at] ?? 0;
      return { ...build, mw, addedMw: mw - (build.loadsMw[at - 1] ?? 0) };
    })
    .filter(({ mw }) => mw >= 0.5)
    .sort((a, b) => b.mw - a.mw);
  if (rows.length === 0) return <p className="text-muted">{t("empty")}</p>;
  return (
    <div>
      <h3 className="font-semibold">{t("title", { year: stage.year, count: rows.length })}</h3>
      <table className="w-full tabular-nums">
        <caption className="sr-only">{t("caption", { year: stage.year })}</caption>
        <thead className="text-muted">
          <tr className="border-b border-hairline *:py-1 *:font-normal">
            <th scope="col" className="text-left">
              {t("site")}
            </th>
            <th scope="col" className="pl-2 text-right">
              {t("mw")}
            </th>
            <th scope="col" className="pl-2 text-right">
              {t("added")}
            </th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? rows : rows.slice(0, FIRST_ROWS)).map(({ site, name, mw, addedMw }) => {
            const isChosen = selection?.id === site;
            return (
              <tr
                key={site}
                className={clsx(
                  "border-b border-hairline/60",
                  isChosen ? "row-chosen" : "row-open",
                )}
              >
                <td className="p-0">
                  <button
                    type="button"
                    aria-pressed={isChosen}
                    onClick={() => select(isChosen ? null : { kind: "site", id: site })}
                    className="min-h-9 w-full py-1 text-left lg:min-h-7"
                  >
                    {placeName(name)}
                  </button>
                </td>
                <td className="pl-2 text-right font-semibold">{formatNumber(mw, locale)}</td>
                <td className="pl-2 text-right text-muted">
                  {addedMw >= 0.5 ? `+${formatNumber(addedMw, locale)}` : "–"}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > FIRST_ROWS && (
        <Button look="link" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("all", { count: rows.length })}
        </Button>
      )}
    </div>
  );
}
