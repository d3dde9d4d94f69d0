"use client";

import { Slider } from "@base-ui/react/slider";
import clsx from "clsx";
import { RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useScenario } from "@/app/_scenario/scenario-context";
import { moveProject, serviceYear } from "@/app/_scenario/stage-settings";
import { IconButton } from "@/app/_ui/icon-button";
import { useProjectName } from "../grid/use-project-name";
import type { ProjectFact } from "../grid/use-projects";
import { ProjectNote } from "./project-note";

/** Ends of the scale; the step after the last year means never. */
const FIRST_YEAR = 2026;
const LAST_YEAR = 2045;
const NEVER = LAST_YEAR + 1;

const toStep = (year: number | null) =>
  year === null ? NEVER : Math.max(FIRST_YEAR, Math.min(LAST_YEAR, year));
const toYear = (step: number) => (step === NEVER ? null : step);
const toPercent = (step: number) => (100 * (step - FIRST_YEAR)) / (NEVER - FIRST_YEAR);

/** From which year a project counts: its announced year is a tick, the right end is never. */
export function SlipSlider({ project }: { project: ProjectFact }) {
  const t = useTranslations("stages.slips");
  const projectName = useProjectName();
  const { stages, commitStages } = useScenario();
  const committed = serviceYear(stages, project);
  const [draft, setDraft] = useState<number | null>(null);
  const step = draft ?? toStep(committed);
  const name = projectName(project);
  const isMoved = toYear(step) !== project.startYear;
  const dateText = (at: number) => {
    const year = toYear(at);
    return year === null ? t("never") : String(year);
  };
  return (
    <div className="py-1">
      <Slider.Root
        value={step}
        min={FIRST_YEAR}
        max={NEVER}
        largeStep={5}
        onValueChange={setDraft}
        onValueCommitted={(value) => {
          setDraft(null);
          commitStages(moveProject(stages, project, toYear(value)));
        }}
      >
        <div className="flex items-center gap-1.5">
          <span className="font-medium">{name}</span>
          <ProjectNote project={project} />
          <span
            className={clsx(
              "ml-auto text-right whitespace-nowrap tabular-nums",
              isMoved && "font-semibold text-warn",
            )}
          >
            {dateText(step)}
          </span>
          {isMoved && draft === null && (
            <IconButton
              icon={RotateCcw}
              label={t("resetOne", { name })}
              className="-my-1.5 print:hidden"
              onClick={() => commitStages(moveProject(stages, project, project.startYear))}
            />
          )}
        </div>
        <Slider.Control className="flex h-11 touch-none items-center select-none lg:h-6 print:hidden">
          <Slider.Track className="relative h-1 w-full rounded-full bg-hairline-strong">
            {project.announcedYear !== null && (
              <span
                aria-hidden
                style={{ left: `${toPercent(toStep(project.announcedYear))}%` }}
                className="absolute top-1/2 h-4 -translate-x-1/2 -translate-y-1/2 border-l-2 border-dotted border-ink-soft"
              />
            )}
            <Slider.Thumb
              aria-label={t("slider", { name })}
              getAriaValueText={(_, value) => dateText(value)}
              className={clsx(
                "size-6 rounded-full border-2 bg-panel shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus) lg:size-4.5",
                isMoved ? "border-warn" : "border-plan",
              )}
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <Status project={project} year={toYear(step)} />
    </div>
  );
}

/** What was announced, and how far from it the handle stands. */
function Status({ project, year }: { project: ProjectFact; year: number | null }) {
  const t = useTranslations("stages.slips");
  const { announced, announcedYear, status } = project;
  const late = year === null || announcedYear === null ? 0 : year - announcedYear;
  return (
    <p className="text-[0.75rem] leading-4.5 text-muted tabular-nums">
      {[
        announced === null ? t("unknown") : t("announced", { date: announced }),
        t(`status.${status}`),
        ...(late > 0 ? [t("later", { years: late })] : []),
        ...(late < 0 ? [t("earlier", { years: -late })] : []),
      ].join(" · ")}
    </p>
  );
}
