"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatKm, formatMw } from "@/app/_i18n/format";
import { NoteMark } from "@/app/_ui/note-mark";
import { useProjectName } from "../grid/use-project-name";
import type { ProjectFact } from "../grid/use-projects";

/** Who said what about a project and when, and where this tool puts it in the model. */
export function ProjectNote({ project }: { project: ProjectFact }) {
  const t = useTranslations("stages.slips");
  const locale = useLocale();
  const projectName = useProjectName();
  const { capacityMw, lengthKm, stated, source, sourceUrl } = project;
  const note = locale === "ko" ? project.noteKo : project.noteEn;
  return (
    <NoteMark label={t("about", { name: projectName(project) })}>
      <span className="flex flex-col gap-1.5">
        <span className="tabular-nums">
          {[
            capacityMw === null ? t("capacityUnknown") : formatMw(capacityMw, locale),
            ...(lengthKm === null ? [] : [formatKm(lengthKm, locale)]),
            stated === null ? t("statedUnknown") : t("statedOn", { stated }),
          ].join(" · ")}
        </span>
        {note && <span>{note}</span>}
        <span>
          {t("assumption", {
            text: locale === "ko" ? project.assumptionKo : project.assumptionEn,
          })}
        </span>
        <a
          href={sourceUrl}
          target="_blank"
          rel="noreferrer"
          className="underline decoration-hairline-strong underline-offset-4 hover:decoration-current"
        >
          {`${t("source")}: ${source}`}
        </a>
      </span>
    </NoteMark>
  );
}
