"use client";

import clsx from "clsx";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatMw, formatNumber, formatShare } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { usePlaceName } from "@/app/_plan/use-place-name";
import type { StageAnswer, StagedPlan } from "@/lib/schema/stages";
import { sumByProvince } from "./stage-files";
import { useStages } from "./stages-context";

/** MW by year: target, placed and unmet first, then each province that ever takes some. */
export function YearTable({ plan }: { plan: StagedPlan }) {
  const t = useTranslations("stages.table");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { provinces } = useAnswer();
  const { year } = useStages();
  const { stages } = plan;
  const shown = stages.find((stage) => stage.year === year);
  const short = stages.filter(({ baseShortMw }) => baseShortMw >= 0.5);
  const at = shown ? stages.indexOf(shown) : -1;
  // Jeju: no network limits load there, and past the tables' years nothing does.
  const outsideMw = plan.builds
    .filter(({ bus }) => bus === null)
    .reduce((sum, { loadsMw }) => sum + (loadsMw[at] ?? 0), 0);
  const mw = (value: number) => formatNumber(value, locale);
  const nameOf = (code: string) => {
    const province = provinces.find((one) => one.code === code);
    return province ? placeName(province.name) : code;
  };
  const cells = (cell: (stage: StageAnswer, index: number) => ReactNode) =>
    stages.map((stage, index) => (
      <td key={stage.year} className={clsx(stage.year === year && "bg-plan-soft")}>
        {cell(stage, index)}
      </td>
    ));
  return (
    <>
      <table className="w-full tabular-nums *:*:*:py-1 *:*:*:px-1.5 *:*:*:text-right *:*:*:first:pl-0 *:*:*:first:text-left">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted">
          <tr className="border-b border-hairline *:font-normal">
            <th scope="col">{t("province")}</th>
            {stages.map((stage) => (
              <th
                key={stage.year}
                scope="col"
                className={clsx(stage.year === year && "bg-plan-soft text-ink")}
              >
                {stage.year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name={t("target")}>{cells((stage) => mw(stage.targetMw))}</Row>
          <Row name={t("placed")} isStrong>
            {cells((stage) => mw(stage.placedMw))}
          </Row>
          <Row name={t("unmet")}>
            {cells((stage) => (
              <span
                className={clsx(stage.unmetMw >= 0.5 ? "font-semibold text-warn" : "text-muted")}
              >
                {mw(stage.unmetMw)}
              </span>
            ))}
          </Row>
          <Row name={t("capital")}>
            {cells(({ plan: one }) => (one ? formatShare(one.totals.capitalShare, locale) : "–"))}
          </Row>
          {sumByProvince(plan).map(({ code, loadsMw }) => (
            <Row key={code} name={nameOf(code)}>
              {cells((_, index) => {
                const load = loadsMw[index] ?? 0;
                return load >= 0.5 ? mw(load) : <span className="text-muted">0</span>;
              })}
            </Row>
          ))}
        </tbody>
      </table>
      {short.map((stage) => (
        <p key={stage.year} className="text-warn">
          {t("short", { year: stage.year, mw: formatMw(stage.baseShortMw, locale) })}
        </p>
      ))}
      {outsideMw >= 0.5 && (
        <p className="text-warn">{t("outside", { mw: formatMw(outsideMw, locale) })}</p>
      )}
      <p className="text-[0.75rem] leading-4.5 text-muted">
        {t("note", {
          projects: shown
            ? t("inService", { year: shown.year, count: shown.inService.length })
            : "",
        })}
      </p>
    </>
  );
}

function Row({
  name,
  isStrong = false,
  children,
}: {
  name: string;
  isStrong?: boolean;
  children: ReactNode;
}) {
  return (
    <tr className={clsx("border-b border-hairline/60", isStrong && "font-semibold")}>
      <th scope="row" className={clsx(!isStrong && "font-normal")}>
        {name}
      </th>
      {children}
    </tr>
  );
}
