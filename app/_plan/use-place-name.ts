"use client";

import { useLocale } from "next-intl";

/** Picks a name in the page's language. */
export function usePlaceName(): (name: { ko: string; en: string }) => string {
  const locale = useLocale();
  return (name) => name[locale];
}
