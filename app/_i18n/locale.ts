import type { Locale } from "./format";

/** Languages of the page; the first is the default. */
export const locales = ["ko", "en"] as const satisfies readonly Locale[];
export const defaultLocale: Locale = "ko";
export const localeCookie = "bunsan-locale";

/** The language a cookie names, or Korean. */
export function readLocale(text: string | undefined): Locale {
  return locales.find((locale) => locale === text) ?? defaultLocale;
}
