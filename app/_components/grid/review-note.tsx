"use client";

import { useLocale, useTranslations } from "next-intl";
import { useAnswer } from "../../_state/answer-context";
import { formatGw } from "../../_state/format";
import type { ProvinceFact } from "../../_state/province-fact";

/** What KPG-193 delivers at most to new load in the capital region at once, at the summer peak, MW. */
const MODELLED_CAPITAL_MW = 13_280;
/** The same outside of it, MW. */
const MODELLED_ELSEWHERE_MW = 16_910;

/** Sum of a published figure over some provinces; one that is not published adds nothing. */
function sumKnown(provinces: readonly ProvinceFact[], key: "reviewAbleMw" | "reviewUnableMw") {
  return provinces.reduce((sum, province) => sum + (province[key] ?? 0), 0);
}

/** The published review beside the model's figure, and why the two differ. */
export function ReviewNote() {
  const t = useTranslations("grid.show.review");
  const locale = useLocale();
  const { provinces } = useAnswer();
  const rows = [
    { key: "capital", inside: true, modelledMw: MODELLED_CAPITAL_MW },
    { key: "elsewhere", inside: false, modelledMw: MODELLED_ELSEWHERE_MW },
  ] as const;
  return (
    <section aria-label={t("title")} className="border-t border-hairline py-3 text-small">
      <h3 className="font-semibold">{t("title")}</h3>
      <table className="my-1 w-full tabular-nums">
        <caption className="sr-only">{t("title")}</caption>
        <thead className="text-muted">
          <tr className="border-b border-hairline align-bottom *:py-1 *:font-normal">
            <th scope="col" className="text-left">
              {t("region")}
            </th>
            {(["able", "unable", "modelled"] as const).map((key) => (
              <th key={key} scope="col" className="pl-2 text-right">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, inside, modelledMw }) => {
            const chosen = provinces.filter(({ capital }) => capital === inside);
            return (
              <tr key={key} className="border-b border-hairline/60 *:py-1">
                <th scope="row" className="text-left font-normal">
                  {t(key)}
                </th>
                <td className="text-right">{formatGw(sumKnown(chosen, "reviewAbleMw"), locale)}</td>
                <td className="text-right">
                  {formatGw(sumKnown(chosen, "reviewUnableMw"), locale)}
                </td>
                <td className="text-right">{formatGw(modelledMw, locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="text-muted">{t("why")}</p>
      <p className="pt-1 text-muted">{t("source")}</p>
    </section>
  );
}
