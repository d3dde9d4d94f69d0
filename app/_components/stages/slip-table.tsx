"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMw } from "../../_state/format";
import type { StageAnswer } from "../../_state/stage-answer";
import { useProjects } from "../../_state/use-projects";
import { useProjectName } from "./use-project-name";

/** Each project late alone: how much of the plan waits for it, and until when. */
export function SlipTableView({ answer }: { answer: StageAnswer | null }) {
  const t = useTranslations("stages.ready");
  const slips = useTranslations("stages.slips");
  const locale = useLocale();
  const { data: projects = [] } = useProjects();
  const projectName = useProjectName();
  const nameOf = (id: string) => {
    const project = projects.find((one) => one.id === id);
    return project ? projectName(project) : id;
  };
  const dateOf = (year: number | null) => (year === null ? slips("never") : String(year));
  const rows = [...(answer?.slipTable?.rows ?? [])].sort((a, b) => b.waitingMw - a.waitingMw);
  const anywayMw = answer?.check?.waitingMw ?? 0;
  return (
    <section aria-label={t("title")}>
      <h3 className="text-body font-semibold">{t("title")}</h3>
      {rows.length === 0 ? (
        <p className="text-muted">{t("slippedEmpty")}</p>
      ) : (
        <table className="w-full tabular-nums">
          <caption className="sr-only">{t("caption")}</caption>
          <thead className="text-muted">
            <tr className="border-b border-hairline *:py-1 *:font-normal">
              <th scope="col" className="text-left">
                {t("project")}
              </th>
              {(["date", "waiting", "until"] as const).map((key) => (
                <th key={key} scope="col" className="pl-2 text-right">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const waits = row.waitingMw >= 0.5;
              return (
                <tr key={row.project} className="border-b border-hairline/60 *:py-1.5">
                  <th scope="row" className="text-left font-normal">
                    {nameOf(row.project)}
                  </th>
                  <td className="pl-2 text-right whitespace-nowrap text-muted">
                    {t("change", { from: dateOf(row.startYear), to: dateOf(row.slippedTo) })}
                  </td>
                  <td className="pl-2 text-right whitespace-nowrap">
                    {waits ? (
                      <span className="font-semibold text-warn">
                        {formatMw(row.waitingMw, locale)}
                      </span>
                    ) : (
                      <span className="text-muted">{t("none")}</span>
                    )}
                  </td>
                  <td className="pl-2 text-right">
                    {waits && (row.deliveredBy === null ? "?" : row.deliveredBy)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {rows.length > 0 && anywayMw >= 0.5 && (
        <p className="pt-1 text-warn">{t("anyway", { mw: formatMw(anywayMw, locale) })}</p>
      )}
      <p className="pt-1 text-[0.75rem] leading-4.5 text-muted">{t("note")}</p>
    </section>
  );
}
