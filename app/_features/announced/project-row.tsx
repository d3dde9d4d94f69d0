"use client";

import { MapPin } from "lucide-react";
import { useLocale, useMessages, useTranslations } from "next-intl";
import { formatKm, formatMw, formatNumber } from "@/app/_i18n/format";
import { useAnswer } from "@/app/_plan/answer-context";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { buttonClass } from "@/app/_ui/button";
import type { ProjectFit } from "@/lib/schema/announced";
import { findMissingMw } from "./project-locks";

/** One project: its tick, what was told of it, what fits, its source, and its place on the map. */
export function ProjectRow({
  project,
  isChosen,
  holder,
  onToggle,
}: {
  project: ProjectFit;
  isChosen: boolean;
  /** The project that its MW are counted with. */
  holder: ProjectFit | undefined;
  onToggle: () => void;
}) {
  const t = useTranslations("announced.projects");
  const confidences: Readonly<Record<string, string>> = useMessages().announced.confidence;
  return (
    <div className="border-b border-hairline/60 py-1.5 break-inside-avoid">
      <div className="flex items-start gap-1">
        <label className="flex min-w-0 flex-1 cursor-pointer items-start gap-2 tabular-nums has-disabled:cursor-default">
          <input
            type="checkbox"
            checked={isChosen}
            disabled={!project.placeable}
            onChange={onToggle}
            className="mt-0.5 size-4 shrink-0 accent-(--plan)"
          />
          <ProjectFacts project={project} holder={holder} />
        </label>
        {project.place && <MapButton project={project} />}
      </div>
      <p className="pl-6 text-muted wrap-anywhere">
        {t.rich("source", {
          source: () => <SourceText source={project.source} />,
          confidence: confidences[project.confidence] ?? project.confidence,
        })}
      </p>
    </div>
  );
}

function ProjectFacts({
  project,
  holder,
}: {
  project: ProjectFit;
  holder: ProjectFit | undefined;
}) {
  const t = useTranslations("announced.projects");
  const words = useTranslations("map.word");
  const locale = useLocale();
  const placeName = usePlaceName();
  const { name, status, mw, mwKind, mwTold, online, site } = project;
  const missingMw = findMissingMw(project);
  const told = [
    words(status),
    mwKind && t("kind", { kind: words(mwKind as "planned") }),
    mwTold && mwTold !== mwKind && t("told", { words: mwTold }),
    online ?? t("unknownYear"),
  ];
  const km = formatKm(site?.connectionKm ?? 0, locale);
  return (
    <span className="min-w-0 flex-1">
      <span className="flex justify-between gap-2">
        <span className="font-medium">{placeName(name)}</span>
        <span className="font-semibold whitespace-nowrap">
          {mw === null ? t("unknownMw") : formatMw(mw, locale)}
        </span>
      </span>
      <span className="block text-ink-soft">{told.filter(Boolean).join(" · ")}</span>
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
      <span className="block text-muted">
        {site ? t("station", { km, name: placeName(site.station) }) : t("region")}
      </span>
    </span>
  );
}

/** Shows the project on the map with its card. */
function MapButton({ project: { id, name } }: { project: ProjectFit }) {
  const t = useTranslations("announced.projects");
  const placeName = usePlaceName();
  const { selection, select } = useAnswer();
  const isSelected = selection?.kind === "datacentre" && selection.id === id;
  return (
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
  );
}

/** Where a project was reported; an address in it is a link. */
function SourceText({ source }: { source: string }) {
  const [before = source, url, after = ""] = source.split(/(https?:\/\/[^\s)]+)/);
  if (!url) return <>{source}</>;
  return (
    <>
      {before}
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="underline decoration-hairline-strong underline-offset-2 hover:text-ink"
      >
        {new URL(url).hostname}
      </a>
      {after}
    </>
  );
}
