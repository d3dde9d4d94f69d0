"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw, formatNumber } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { useHourName } from "@/app/_plan/use-hour-name";
import { usePlaceName } from "@/app/_plan/use-place-name";
import type { GridHourState, GridStateResponse } from "@/lib/schema/grid-state";
import { useGridView } from "./grid-view";
import { PlannedRelief } from "./planned-relief";

const MOST_LINES = 5;

/** One hour in words: does the plan fit, what ends its growth, and which lines do. */
export function HourDetail({ answer, hour }: { answer: GridStateResponse; hour: GridHourState }) {
  const t = useTranslations("grid.show");
  const locale = useLocale();
  const hourName = useHourName();
  const { fit } = hour;
  const name = hourName(hour.id);
  const figures = {
    name,
    plan: formatMw(answer.planMw, locale),
    fits: fit.fitsMw === null ? t("unknown") : formatMw(fit.fitsMw, locale),
    room: formatMw(fit.roomMw, locale),
    missing: fit.missingMw === null ? t("unknown") : formatMw(fit.missingMw, locale),
  };
  const short = answer.planMw > fit.roomMw;
  return (
    <div className="space-y-2 py-3 text-small">
      <p className={fit.deliverable ? "text-ink" : "font-semibold text-warn"}>
        {fit.missingMw === null
          ? t("sentence.none", figures)
          : fit.deliverable
            ? t("sentence.fits", figures)
            : t(short ? "sentence.generation" : "sentence.lines", figures)}
      </p>
      {!fit.deliverable && fit.fitsMw !== null && (
        <p className="text-muted">{t("shownPart", figures)}</p>
      )}
      {fit.reason === "generation" && fit.deliverable && (
        <p className="text-muted">{t("growthGeneration", figures)}</p>
      )}
      {fit.lines.length > 0 && <LimitingLines answer={answer} hour={hour} />}
      {answer.planMw > 0 && <PlannedRelief hour={hour} ratingFactor={answer.ratingFactor} />}
    </div>
  );
}

/** The lines at which the plan's growth ends; each selects itself on the map. */
function LimitingLines({ answer, hour }: { answer: GridStateResponse; hour: GridHourState }) {
  const t = useTranslations("grid.show");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { select } = useAnswer();
  const { setOnMap } = useGridView();
  const { fit } = hour;
  const byNumber = new Map(answer.lines.map((line) => [line.branch, line]));
  const nameOf = (branch: number) => {
    const line = byNumber.get(branch);
    return line ? `${placeName(line.from)}–${placeName(line.to)}` : String(branch);
  };
  const facts = new Map(answer.reinforcements.map((fact) => [fact.id, fact]));
  const matched = new Set(
    fit.lines.flatMap(({ branch }) => byNumber.get(branch)?.reinforcements ?? []),
  );
  return (
    <>
      <h3 className="font-semibold">
        {t("linesTitle", { fits: fit.fitsMw === null ? "" : formatMw(fit.fitsMw, locale) })}
      </h3>
      <ul className="divide-y divide-hairline/60">
        {fit.lines.slice(0, MOST_LINES).map(({ branch, outage, freedMw }) => (
          <li
            key={`${branch}:${outage}`}
            className="flex items-baseline justify-between gap-3 py-1"
          >
            <button
              type="button"
              onClick={() => {
                setOnMap(true);
                select({ kind: "branch", id: String(branch) });
              }}
              className="min-h-7 text-left underline decoration-hairline-strong underline-offset-4 hover:decoration-current"
            >
              {`${nameOf(branch)} ${byNumber.get(branch)?.kv ?? ""} kV`}
              {outage !== null && (
                <span className="block text-[0.75rem] leading-4 text-muted">
                  {t("afterOutage", { line: nameOf(outage) })}
                </span>
              )}
            </button>
            <span className="shrink-0 tabular-nums">
              {t("freed", { mw: formatNumber(freedMw, locale, 2) })}
            </span>
          </li>
        ))}
      </ul>
      {[...matched].map((id) => {
        const fact = facts.get(id);
        return fact ? (
          <p key={id} className="text-muted">
            {t("planned", {
              statement: fact.statement[locale],
              source: fact.source,
              vintage: fact.vintage,
            })}
          </p>
        ) : null;
      })}
    </>
  );
}
