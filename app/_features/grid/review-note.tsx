"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatGw } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { useHours } from "@/app/_plan/hours-context";
import type { ProvinceFact } from "@/app/_plan/province-fact";
import { sumPublished } from "./sum-published";

const rows = [
  { key: "capital", inside: true },
  { key: "elsewhere", inside: false },
] as const;

/** The published review beside the model's figure at the summer peak, and why the two differ. */
export function ReviewNote() {
  const t = useTranslations("grid.show.review");
  const { provinces } = useAnswer();
  const peak = useHours().find(({ id }) => id === "summer-peak");
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
          {rows.map(({ key, inside }) => {
            const chosen = provinces.filter(({ capital }) => capital === inside);
            return (
              <tr key={key} className="border-b border-hairline/60 align-top *:py-1">
                <th scope="row" className="text-left font-normal">
                  {t(key)}
                </th>
                <ReviewCell provinces={chosen} figure="reviewAbleMw" />
                <ReviewCell provinces={chosen} figure="reviewUnableMw" />
                <td className="pl-2 text-right">
                  <Gigawatts mw={peak?.jointHeadroomMw[key] ?? null} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="text-muted">{t("why")}</p>
      {peak && (
        <p className="pt-1 text-muted">
          {t("source", { date: peak.date, hour: String(peak.hour) })}
        </p>
      )}
    </section>
  );
}

/** A sum of published figures, and how many provinces it lacks. */
function ReviewCell({
  provinces,
  figure,
}: {
  provinces: readonly ProvinceFact[];
  figure: "reviewAbleMw" | "reviewUnableMw";
}) {
  const t = useTranslations("grid.show.review");
  const { sumMw, unpublishedCount } = sumPublished(provinces, figure);
  return (
    <td className="pl-2 text-right">
      <Gigawatts mw={sumMw} />
      {unpublishedCount > 0 && (
        <span className="block text-[0.75rem] leading-4.5 text-muted">
          {t("unpublished", { count: unpublishedCount })}
        </span>
      )}
    </td>
  );
}

function Gigawatts({ mw }: { mw: number | null }) {
  const t = useTranslations("grid.show.review");
  const locale = useLocale();
  return mw === null ? t("unknown") : formatGw(mw, locale);
}
