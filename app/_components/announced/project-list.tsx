"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronDown, MapPin } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { AnnouncedResponse, ProjectFit } from "@/lib/schema/announced";
import { useAnnounced } from "../../_state/announced-context";
import { useAnswer } from "../../_state/answer-context";
import { formatKm, formatMw, formatNumber } from "../../_state/format";
import { findMissingMw } from "../../_state/project-locks";
import { Button, buttonClass } from "../ui/button";
import { usePlaceName } from "../ui/use-place-name";

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
          className="transition-transform group-data-panel-open:rotate-180 motion-reduce:transition-none"
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

function ProjectRow({
  project,
  isChosen,
  holder,
  onToggle,
}: {
  project: ProjectFit;
  isChosen: boolean;
  holder: ProjectFit | undefined;
  onToggle: () => void;
}) {
  const t = useTranslations("announced.projects");
  const words = useTranslations("map.word");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { selection, select } = useAnswer();
  const { id, name, status, mw, mwKind, mwTold, online, place, placeable, source } = project;
  const isSelected = selection?.kind === "datacentre" && selection.id === id;
  const missingMw = findMissingMw(project);
  const where = project.site
    ? t("station", {
        km: formatKm(project.site.connectionKm, locale),
        kv: project.site.kv,
        name: placeName(project.site.station),
      })
    : t("region");
  return (
    <div className="flex items-start gap-1 border-b border-hairline/60 py-1.5 break-inside-avoid">
      <label className="flex min-w-0 flex-1 cursor-pointer items-start gap-2 tabular-nums has-disabled:cursor-default">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={!placeable}
          onChange={onToggle}
          className="mt-0.5 size-4 shrink-0 accent-(--plan)"
        />
        <span className="min-w-0 flex-1">
          <span className="flex justify-between gap-2">
            <span className="font-medium">{placeName(name)}</span>
            <span className="font-semibold whitespace-nowrap">
              {mw === null ? t("unknownMw") : formatMw(mw, locale)}
            </span>
          </span>
          <span className="block text-ink-soft">
            {words(status)}
            {mwKind && ` · ${words(mwKind as "planned")}`}
            {mwTold && mwTold !== mwKind && ` · ${t("told", { words: mwTold })}`}
            {` · ${online ?? t("unknownYear")}`}
          </span>
          {missingMw > 0 && (
            <span className="block text-warn">
              {t("fits", {
                fit: formatNumber(project.fitMw ?? 0, locale),
                missing: formatMw(missingMw, locale),
              })}
            </span>
          )}
          {holder && (
            <span className="block text-ink-soft">
              {t(project.partOf ? "part" : "mayBePart", { name: placeName(holder.name) })}
            </span>
          )}
          <span className="block text-muted">{where}</span>
          <span className="block text-muted wrap-anywhere">
            {t("source", { source, confidence: project.confidence })}
          </span>
        </span>
      </label>
      {place && (
        <button
          type="button"
          aria-label={t("show", { name: placeName(name) })}
          aria-pressed={isSelected}
          onClick={() => select(isSelected ? null : { kind: "datacentre", id })}
          className={buttonClass(
            "quiet",
            "size-9 px-0! aria-pressed:text-plan-strong lg:size-8 print:hidden",
          )}
        >
          <MapPin aria-hidden size={15} />
        </button>
      )}
    </div>
  );
}
