"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { formatMw } from "@/app/_i18n/format";
import { Button } from "@/app/_ui/button";
import type { SlipRow } from "@/lib/schema/slips";
import { useProjectName } from "../grid/use-project-name";
import { useProjects } from "../grid/use-projects";
import type { StageAnswer } from "./stage-answer";

/** Less than this waits for rounding alone, MW. */
const NOTHING_MW = 0.5;

/** Each project late alone: how much of the plan waits for it, and until when. */
export function SlipTableView({ answer }: { answer: StageAnswer }) {
  const t = useTranslations("stages.ready");
  const locale = useLocale();
  const [isWhole, setIsWhole] = useState(false);
  const rows = [...(answer.slipTable?.rows ?? [])].sort((a, b) => b.waitingMw - a.waitingMw);
  const waiting = rows.filter(({ waitingMw }) => waitingMw >= NOTHING_MW);
  const shown = isWhole ? rows : waiting;
  const anywayMw = answer.check?.waitingMw ?? 0;
  return (
    <section aria-label={t("title")}>
      <h3 className="text-body font-semibold">{t("title")}</h3>
      {rows.length === 0 && <p className="text-muted">{t("slippedEmpty")}</p>}
      {rows.length > 0 && waiting.length === 0 && <p>{t("clear", { count: rows.length })}</p>}
      {shown.length > 0 && <Table rows={shown} />}
      {rows.length > waiting.length && (
        <Button look="link" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("others", { count: rows.length - waiting.length })}
        </Button>
      )}
      {rows.length > 0 && anywayMw >= NOTHING_MW && (
        <p className="pt-1 text-warn">{t("anyway", { mw: formatMw(anywayMw, locale) })}</p>
      )}
      <p className="pt-1 text-[0.75rem] leading-4.5 text-muted">{t("note")}</p>
    </section>
  );
}

function Table({ rows }: { rows: readonly SlipRow[] }) {
  const t = useTranslations("stages.ready");
  const { data: projects = [] } = useProjects();
  const projectName = useProjectName();
  const nameOf = (id: string) => {
    const project = projects.find((one) => one.id === id);
    return project ? projectName(project) : id;
  };
  return (
    <table className="w-full tabular-nums">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="text-muted">
        <tr className="border-b border-hairline *:py-1 *:font-normal">
          <th scope="col" className="text-left">
            {t("project")}
          </th>
          {(["date", "waiting", "until"] as const).map((key) => (
            <th key={key} scope="col" className="pl-2 text-right whitespace-nowrap">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.project} row={row} name={nameOf(row.project)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, name }: { row: SlipRow; name: string }) {
  const t = useTranslations("stages.ready");
  const slips = useTranslations("stages.slips");
  const common = useTranslations("common");
  const locale = useLocale();
  const waits = row.waitingMw >= NOTHING_MW;
  const dateOf = (year: number | null) => (year === null ? slips("never") : String(year));
  return (
    <tr className="border-b border-hairline/60 *:py-1.5">
      <th scope="row" className="text-left font-normal">
        {name}
      </th>
      <td className="pl-2 text-right whitespace-nowrap text-muted">
        {t("change", { from: dateOf(row.startYear), to: dateOf(row.slippedTo) })}
      </td>
      <td className="pl-2 text-right whitespace-nowrap">
        {waits ? (
          <span className="font-semibold text-warn">{formatMw(row.waitingMw, locale)}</span>
        ) : (
          <span className="text-muted">{t("none")}</span>
        )}
      </td>
      <td className="pl-2 text-right whitespace-nowrap">
        {waits && (row.deliveredBy ?? <span className="text-muted">{common("unknown")}</span>)}
      </td>
    </tr>
  );
}
