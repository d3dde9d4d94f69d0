"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ApiError } from "@/app/_client/api-error";
import { formatMw, formatNumber } from "@/app/_i18n/format";
import { Button } from "@/app/_ui/button";
import { ModelMark } from "@/app/_ui/model-mark";
import { useErrorText } from "@/app/_ui/use-error-text";
import type { GridHourState } from "@/lib/schema/grid-state";
import { isTransmission, listReliefs, type ReliefRow } from "./list-reliefs";
import { useGridRelief } from "./use-grid-relief";
import { useProjectName } from "./use-project-name";
import { type ProjectFact, useProjects } from "./use-projects";

interface HourQuestion {
  readonly hour: GridHourState;
  readonly ratingFactor: number | null;
}

/** Asks, when pressed, how much new load each announced line would let through in an hour. */
export function PlannedRelief(question: HourQuestion) {
  const t = useTranslations("grid.show.relief");
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="pt-1">
      <Button
        look="outline"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="print:hidden"
      >
        {t("ask")}
      </Button>
      <div id={id}>{isOpen && <ReliefAnswer {...question} />}</div>
    </div>
  );
}

/** The answer, or why there is none yet. */
function ReliefAnswer({ hour, ratingFactor }: HourQuestion) {
  const t = useTranslations("grid.show.relief");
  const errorText = useErrorText();
  const facts = useProjects();
  const projects = (facts.data ?? []).filter(isTransmission);
  const relief = useGridRelief(
    hour.id,
    ratingFactor,
    projects.map(({ id }) => id),
  );
  const failed = [facts, relief].find(({ isError }) => isError);
  if (failed) {
    const { error } = failed;
    return (
      <p role="alert" className="py-1 text-warn">
        {errorText(error instanceof ApiError ? error : { code: "unreadable", field: undefined })}{" "}
        <Button look="link" onClick={() => void failed.refetch()}>
          {t("retry")}
        </Button>
      </p>
    );
  }
  if (facts.data && projects.length === 0) return <p className="py-1 text-muted">{t("empty")}</p>;
  if (!relief.data) {
    return (
      <p role="status" className="py-1 text-muted italic">
        {t("computing")}
      </p>
    );
  }
  const { headroomMw } = relief.data;
  if (headroomMw === null) return <p className="py-1 text-muted">{t("noOperation")}</p>;
  return <ReliefTable headroomMw={headroomMw} rows={listReliefs(relief.data, projects)} />;
}

function ReliefTable({
  headroomMw,
  rows,
}: {
  headroomMw: number;
  rows: readonly ReliefRow<ProjectFact>[];
}) {
  const t = useTranslations("grid.show.relief");
  const locale = useLocale();
  return (
    <>
      <table className="w-full tabular-nums">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="text-muted">
          <tr className="border-b border-hairline align-bottom *:py-2 *:font-normal">
            <th scope="col" className="text-left">
              {t("column.project")}
            </th>
            <th scope="col" className="pl-2 text-right">
              {t("column.year")}
            </th>
            <th scope="col" className="pl-2 text-right">
              <span className="inline-flex items-center gap-1.5">
                {t("column.relief")}
                <ModelMark note="grid" />
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ReliefLine key={row.project.id} row={row} />
          ))}
        </tbody>
      </table>
      <p className="pt-1 text-[0.75rem] leading-4.5 text-muted">
        {t("note", { headroom: formatMw(headroomMw, locale) })}
      </p>
    </>
  );
}

function ReliefLine({ row: { project, reliefMw } }: { row: ReliefRow<ProjectFact> }) {
  const t = useTranslations("grid.show.relief");
  const tStatus = useTranslations("stages.slips.status");
  const locale = useLocale();
  const projectName = useProjectName();
  const { announcedYear, status } = project;
  const figure = () => {
    if (reliefMw === null) return <span className="text-muted italic">{t("unknown")}</span>;
    if (reliefMw === 0) return <span className="text-muted">{t("none")}</span>;
    const digits = Math.abs(reliefMw) < 1 ? 1 : 0;
    return `${reliefMw > 0 ? "+" : ""}${formatNumber(reliefMw, locale, digits)}`;
  };
  return (
    <tr className="border-b border-hairline/60 align-top *:py-1.5">
      <th scope="row" className="text-left font-normal">
        {projectName(project)}
        <span className="block text-[0.6875rem] leading-4 text-muted">{tStatus(status)}</span>
      </th>
      <td className="pl-2 text-right whitespace-nowrap">
        {announcedYear ?? <span className="text-muted italic">{t("yearUnknown")}</span>}
      </td>
      <td className="pl-2 text-right whitespace-nowrap">{figure()}</td>
    </tr>
  );
}
