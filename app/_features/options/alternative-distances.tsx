"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatNumber } from "@/app/_i18n/format";
import { Choice } from "@/app/_ui/choice";
import { NoteMark } from "@/app/_ui/note-mark";
import type { AlternativesEnd, AlternativesMeasure } from "@/lib/schema/alternatives";

/** How far any two plans of a set are from each other, % of the load; the best plan is the first. */
export function AlternativeDistances({ end }: { end: AlternativesEnd }) {
  const t = useTranslations("options.distances");
  const names = useTranslations("options.alternatives");
  const locale = useLocale();
  const [measure, setMeasure] = useState<AlternativesMeasure>("sites");
  const distances = measure === "sites" ? end.siteDistances : end.provinceDistances;
  const name = (plan: number) => (plan === 0 ? names("best") : String(plan));
  return (
    <div className="space-y-1.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex items-center gap-1.5 font-semibold">
          {t("title")}
          <NoteMark label={t("about")}>{t("explain")}</NoteMark>
        </h3>
        <Choice
          label={names("measure")}
          value={measure}
          options={[
            ["sites", names("measures.sites")],
            ["provinces", names("measures.provinces")],
          ]}
          onPick={setMeasure}
        />
      </div>
      <div className="overflow-x-auto">
        <table className="w-full tabular-nums">
          <caption className="sr-only">{t("title")}</caption>
          <thead className="text-muted">
            <tr className="border-b border-hairline *:py-1 *:font-normal">
              <th scope="col" className="text-left">
                {names("plan")}
              </th>
              {distances.map((_, plan) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the position is the plan's number
                <th key={plan} scope="col" className="pl-2 text-right">
                  {name(plan)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {distances.map((row, plan) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the position is the plan's number
              <tr key={plan} className="border-b border-hairline/60">
                <th scope="row" className="py-1 text-left font-normal text-muted">
                  {name(plan)}
                </th>
                {row.map((share, other) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the position is the plan's number
                  <td key={other} className="pl-2 text-right">
                    {plan === other ? (
                      <span className="text-muted">–</span>
                    ) : (
                      formatNumber(share * 100, locale)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
