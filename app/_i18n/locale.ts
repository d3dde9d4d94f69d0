import Negotiator from "negotiator";
import type { Locale } from "./format";

/** Languages of the page; the first is the default. */
export const locales = ["ko", "en"] as const satisfies readonly Locale[];
export const defaultLocale: Locale = "ko";
export const localeCookie = "bunsan-locale";

/** The language of the page that a text names; undefined where it names none. */
export function readLocale(text: string | undefined): Locale | undefined {
  return locales.find((locale) => locale === text);
}

/**
 * The language for a request: what was chosen before, else what the browser likes best, else Korean.
 *
 * @param acceptLanguage value of the header (RFC 9110, 12.5.4), null where it was not sent
 */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  const headers = { "accept-language": acceptLanguage ?? undefined };
  const liked = new Negotiator({ headers }).language([...locales]);
  return readLocale(cookie) ?? readLocale(liked) ?? defaultLocale;
}
