"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import type { AnnouncedResponse } from "@/lib/schema/announced";
import { useAnnounced } from "./announced-context";
import { ProjectRow } from "./project-row";

/** Every project with what was told of it; ticks say which make the set. */
export function ProjectList({ response }: { response: AnnouncedResponse }) {
  const t = useTranslations("announced.projects");
  const { ids, choose } = useAnnounced();
  const { projects } = response;
  const chosen = ids ?? projects.filter(({ byDefault }) => byDefault).map(({ id }) => id);
  const toggle = (id: string) =>
    choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const placeable = projects.filter((project) => project.placeable).map(({ id }) => id);
  return (
    <Collapsible.Root defaultOpen>
      <Collapsible.Trigger className="group flex min-h-8 items-center gap-1 font-semibold">
        {t("title", { chosen: chosen.length, count: projects.length })}
        <ChevronDown
          aria-hidden
          size={14}
          strokeWidth={1.75}
          className="transition-transform group-data-panel-open:rotate-180 motion-reduce:transition-none print:hidden"
        />
      </Collapsible.Trigger>
      <Collapsible.Panel>
        <div className="flex flex-wrap gap-3 pb-1 print:hidden">
          <Button look="link" onClick={() => choose(null)}>
            {t("default")}
          </Button>
          <Button look="link" onClick={() => choose(placeable)}>
            {t("all")}
          </Button>
          <Button look="link" onClick={() => choose([])}>
            {t("none")}
          </Button>
        </div>
        <fieldset className="min-w-0">
          <legend className="sr-only">{t("legend")}</legend>
          {projects.map((project) => (
            <ProjectRow
              key={project.id}
              project={project}
              isChosen={chosen.includes(project.id)}
              holder={projects.find(({ id }) => id === project.countedIn)}
              onToggle={() => toggle(project.id)}
            />
          ))}
        </fieldset>
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}
