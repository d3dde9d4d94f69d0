"use client";

import { useLocale } from "next-intl";

/** Picks the name of a project in the page's language. */
export function useProjectName(): (project: { nameKo: string; nameEn: string }) => string {
  const locale = useLocale();
  return ({ nameKo, nameEn }) => (locale === "ko" ? nameKo : nameEn);
}
