"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import type { ApiError } from "@/app/_client/api-error";
import { formatMw } from "@/app/_i18n/format";
import { ModelMark } from "@/app/_ui/model-mark";
import { useErrorText } from "@/app/_ui/use-error-text";
import type { AnnouncedResponse } from "@/lib/schema/announced";
import { useComparisonRows } from "./use-comparison-rows";
import { useWidenedText } from "./use-widened-text";

/** The projects as told beside two plans for the same MW, criterion by criterion. */
export function SetComparison({
  data,
  isRunning,
  error,
}: {
  data: AnnouncedResponse | undefined;
  isRunning: boolean;
  error: ApiError | null;
}) {
  const t = useTranslations("announced.compare");
  const errorText = useErrorText();
  if (isRunning) {
    return (
      <p role="status" className="text-muted">
        {t("running")}
      </p>
    );
  }
  if (error) {
    return (
      <p role="alert" className="text-warn">
        {errorText(error)}
      </p>
    );
  }
  return data?.comparison ? <ComparisonTable response={data} /> : null;
}

function ComparisonTable({ response }: { response: AnnouncedResponse }) {
  const t = useTranslations("announced.compare");
  const locale = useLocale();
  const widenedText = useWidenedText();
  const rows = useComparisonRows(response);
  const { comparison } = response;
  if (!comparison) return null;
  return (
    <section aria-label={t("title")}>
      <h3 className="font-semibold">
        {t("title")} <ModelMark />
      </h3>
      <table className="mt-1 w-full tabular-nums">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted *:*:font-normal">
          <tr className="align-bottom">
            <td />
            {comparison.columns.map(({ id }) => (
              <th key={id} scope="col" className="pl-2 text-right">
                {t(`column.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells, best }) => (
            <tr key={key} className="border-t border-hairline/60">
              <th scope="row" className="py-1 text-left font-normal first-letter:uppercase">
                {name}
              </th>
              {cells.map(({ id, text }) => (
                <td
                  key={id}
                  className={clsx(
                    "py-1 pl-2 text-right align-top whitespace-nowrap",
                    best === id && "font-semibold text-plan-strong",
                  )}
                >
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 text-muted text-pretty">
        {t("explain", { target: formatMw(comparison.targetMw, locale) })}
        {comparison.widened.length > 0 &&
          ` ${t("widened", { rules: widenedText(comparison.widened) })}`}
      </p>
    </section>
  );
}
