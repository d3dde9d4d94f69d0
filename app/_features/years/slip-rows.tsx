"use client";

import { useTranslations } from "next-intl";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import { Fold } from "@/app/_ui/fold";
import { gridProjectKindSchema } from "@/lib/schema/grid-projects";
import { type ProjectFact, useProjects } from "../grid/use-projects";
import { SlipSlider } from "./slip-slider";
import { SlipVerdict } from "./slip-verdict";

/** A slider for each announced project, in groups; the links, which matter most, stand open. */
export function SlipRows() {
  const t = useTranslations("stages.slips");
  const { stages, commitStages } = useScenario();
  const { data: projects = [], isError, refetch } = useProjects();
  const count = stages.slips.length;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1">
      <div className="flex items-center justify-between">
        <h3 className="text-body font-semibold">{t("title")}</h3>
        {count > 0 && (
          <Button look="link" onClick={() => commitStages({ ...stages, slips: [] })}>
            {t("resetAll")}
          </Button>
        )}
      </div>
      <p className="text-ink-soft print:hidden">{t("intro")}</p>
      {isError && (
        <p role="alert" className="text-warn">
          {t("failed")}{" "}
          <Button look="link" onClick={() => void refetch()}>
            {t("retry")}
          </Button>
        </p>
      )}
      {gridProjectKindSchema.options.map((kind) => (
        <Group key={kind} kind={kind} projects={projects.filter((one) => one.kind === kind)} />
      ))}
      <SlipVerdict />
    </section>
  );
}

function Group({
  kind,
  projects,
}: {
  kind: ProjectFact["kind"];
  projects: readonly ProjectFact[];
}) {
  const t = useTranslations("stages.slips");
  const { stages } = useScenario();
  const moved = projects.filter(({ id }) => stages.slips.some(({ project }) => project === id));
  if (projects.length === 0) return null;
  return (
    <Fold
      title={t(`group.${kind}`)}
      aside={moved.length > 0 ? t("changed", { count: moved.length }) : String(projects.length)}
      isOpen={kind === "hvdc"}
    >
      {projects.map((project) => (
        <SlipSlider key={project.id} project={project} />
      ))}
    </Fold>
  );
}
