import type { Locale } from "./format";
import { localeCookie } from "./locale";

const YEAR_S = 31_536_000;

/** Remembers the language for a year; takes effect when the page is rendered again. */
export function setLocale(locale: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing without HTTPS and in some browsers
  document.cookie = `${localeCookie}=${locale}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
}
