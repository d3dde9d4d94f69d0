"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { formatNumber } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { ModelMark } from "@/app/_ui/model-mark";
import { NoteMark } from "@/app/_ui/note-mark";
import type { Plan } from "@/lib/schema/plan";

/** Each province: load placed beside what the published review found; unknown stays unknown. */
export function ProvinceTable({ plan }: { plan: Plan }) {
  const t = useTranslations("tables.provinces");
  const common = useTranslations("common");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { provinces, select } = useAnswer();
  const figure = (value: number | null | undefined, digits = 0) =>
    value === null || value === undefined ? (
      <span className="text-muted italic">{common("unknown")}</span>
    ) : (
      formatNumber(value, locale, digits)
    );
  const totals = new Map(plan.provinces.map((total) => [total.code, total]));
  const rows = provinces
    .map((fact) => ({ ...fact, total: totals.get(fact.code) }))
    .sort((a, b) => (b.total?.loadMw ?? 0) - (a.total?.loadMw ?? 0));
  return (
    <>
      <table className="w-full text-small tabular-nums">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted">
          <tr className="border-b border-hairline *:py-2 *:font-normal">
            <th scope="col" className="text-left">
              {t("name")}
            </th>
            {(["placed", "headroom", "able", "unable"] as const).map((key) => (
              <th key={key} scope="col" className="pl-2 text-right">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, name, capital, total, reviewAbleMw, reviewUnableMw }) => (
            <tr key={code} className="border-b border-hairline/60 row-open *:py-1">
              <th scope="row" className="p-0! text-left font-normal">
                <button
                  type="button"
                  onClick={() => select({ kind: "province", id: code })}
                  className="min-h-9 w-full text-left lg:min-h-7"
                >
                  {placeName(name)}
                  {capital && <span className="text-muted">{` ${common("capitalRegion")}`}</span>}
                </button>
              </th>
              <td className="pl-2 text-right font-semibold">
                {total && total.loadMw >= 0.5 ? (
                  formatNumber(total.loadMw, locale)
                ) : (
                  <span className="font-normal text-muted">0</span>
                )}
              </td>
              <td className="pl-2 text-right">{figure(total?.headroomMw)}</td>
              <td className="pl-2 text-right">{figure(reviewAbleMw)}</td>
              <td className="pl-2 text-right">{figure(reviewUnableMw)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="py-2 text-small text-muted">{`MW. ${t("note")}`}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 pb-2 text-small">
        {(["provinceHhi", "perHeadVariation"] as const).map((key) => (
          <Fragment key={key}>
            <dt className="flex items-center gap-1.5 text-muted">
              {t(key)}
              <NoteMark label={t("spreadAbout")}>{t(`${key}Note`)}</NoteMark>
              <ModelMark />
            </dt>
            <dd className="text-right tabular-nums">{figure(plan.totals[key], 2)}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
