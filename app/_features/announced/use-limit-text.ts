"use client";

import { useTranslations } from "next-intl";
import { usePlaceName } from "@/app/_plan/use-place-name";
import { useSubjectName } from "@/app/_plan/use-subject-name";
import type { AnnouncedResponse, ProjectLimit } from "@/lib/schema/announced";

/** Names a limit that projects touch, and says where its figure comes from. */
export function useLimitText({ projects }: Pick<AnnouncedResponse, "projects">): {
  name(limit: ProjectLimit): string;
  source(limit: ProjectLimit): string;
  projectName(id: string): string;
} {
  const t = useTranslations("announced.limit");
  const kinds = useTranslations("tables.kind");
  const sources = useTranslations("tables.source");
  const rules = useTranslations("map.source");
  const placeName = usePlaceName();
  const subjectName = useSubjectName();
  const projectName = (id: string) => {
    const project = projects.find((one) => one.id === id);
    return project ? placeName(project.name) : id;
  };
  return {
    projectName,
    name: ({ kind, subject }) =>
      kind === "voltage" || kind === "region"
        ? t(kind, { name: projectName(subject) })
        : kinds(kind, { subject: subjectName(kind, subject) }),
    source: ({ source }) => {
      if (source === "rule" || source === "plan") return rules(source);
      const key = source as "scenario";
      return sources.has(key) ? sources(key) : source;
    },
  };
}
