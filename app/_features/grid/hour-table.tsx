"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatGw, formatNumber } from "@/app/_i18n/format";
import { useHourName } from "@/app/_plan/use-hour-name";
import type { GridHourState } from "@/lib/schema/grid-state";
import { type HourId, useGridView } from "./grid-view";
import { pickOperation, summariseLoading } from "./loading-values";

/** An hour of the table: its state once it is there, or why it is not. */
export interface HourRow {
  readonly id: HourId;
  readonly state: GridHourState | undefined;
  readonly failed: boolean;
}

const columns = ["max", "full", "cost", "import", "fits"] as const;

/** Each stress hour in a row: fullest line, full lines, cost of the limits, import, what fits. */
export function HourTable({ rows }: { rows: readonly HourRow[] }) {
  const t = useTranslations("grid.show");
  return (
    <table className="w-full text-small tabular-nums">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="text-muted">
        <tr className="border-b border-hairline align-bottom *:py-2 *:font-normal">
          <th scope="col" className="text-left">
            {t("column.hour")}
          </th>
          {columns.map((key) => (
            <th key={key} scope="col" className="pl-2 text-right">
              {t(`column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <HourLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function HourLine({ row: { id, state, failed } }: { row: HourRow }) {
  const t = useTranslations("grid.show");
  const hourName = useHourName();
  const { hour, setHour } = useGridView();
  return (
    <tr className="border-b border-hairline/60 align-top row-open *:py-1.5">
      <th scope="row" className="p-0! text-left font-normal">
        <button
          type="button"
          aria-pressed={hour === id}
          onClick={() => setHour(id)}
          className="min-h-9 w-full border-l-2 border-transparent py-1.5 pl-1.5 text-left aria-pressed:border-plan aria-pressed:font-semibold lg:min-h-7"
        >
          {hourName(id)}
          {state && (
            <span className="block text-[0.6875rem] leading-4 font-normal whitespace-nowrap text-muted">
              {t("when", { date: state.date, hour: state.hour })}
            </span>
          )}
        </button>
      </th>
      {state ? (
        <HourFigures state={state} />
      ) : (
        <td colSpan={columns.length} className="pl-2 text-right text-muted italic">
          {t(failed ? "failed" : "computing")}
        </td>
      )}
    </tr>
  );
}

function HourFigures({ state }: { state: GridHourState }) {
  const t = useTranslations("grid.show");
  const locale = useLocale();
  const { moment, outage } = useGridView();
  const { fit, before, after } = state;
  const shown = pickOperation(state, moment);
  const loading = shown && summariseLoading(shown, outage);
  const none = <span className="text-muted italic">{t("noOperation")}</span>;
  const millions = (cost: number) => formatNumber(cost / 1000, locale);
  const cost = before && after ? (after.redispatchCost - before.redispatchCost) / 1000 : null;
  const gw = (mw: number) => formatNumber(mw / 1000, locale, 1);
  return (
    <>
      <td className="pl-2 text-right">{loading ? formatNumber(loading.maxPct, locale) : none}</td>
      <td className="pl-2 text-right">{loading ? loading.fullCount : none}</td>
      <td
        className="pl-2 text-right"
        title={
          before && after
            ? `${millions(before.redispatchCost)} → ${millions(after.redispatchCost)}`
            : undefined
        }
      >
        {cost === null ? none : `${cost > 0.5 ? "+" : ""}${formatNumber(cost, locale)}`}
      </td>
      <td className="pl-2 text-right whitespace-nowrap">
        {before && after ? `${gw(before.capitalImportMw)}→${gw(after.capitalImportMw)}` : none}
      </td>
      <td className="pl-2 text-right whitespace-nowrap">
        {fit.deliverable ? (
          t("fits")
        ) : (
          <span className="font-semibold text-warn">
            {fit.fitsMw === null
              ? t("fitsNot")
              : t("fitsOnly", { gw: formatGw(fit.fitsMw, locale) })}
          </span>
        )}
      </td>
    </>
  );
}
