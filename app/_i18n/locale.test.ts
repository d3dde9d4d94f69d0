import { expect, test } from "vitest";
import { chooseLocale } from "./locale";

test.each([
  [null, "ko"],
  ["", "ko"],
  ["*", "ko"],
  ["ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", "ko"],
  ["en-US,en;q=0.9", "en"],
  ["en-GB", "en"],
  ["en-US,en;q=0.9,ko;q=0.8", "en"],
  ["en;q=0.4,ko-KR;q=0.6", "ko"],
  ["ja,fr;q=0.9", "ko"],
  ["de-DE,de;q=0.9,en;q=0.5", "en"],
  ["en;q=0", "ko"],
  ["*, en;q=0", "ko"],
  ["; ,, ;q=", "ko"],
])("a first visit with %j is answered in %s", (header, locale) => {
  expect(chooseLocale(undefined, header)).toBe(locale);
});

test.each([
  ["ko", "en-US", "ko"],
  ["en", "ko-KR", "en"],
  ["en", null, "en"],
  ["xx", "en-US", "en"],
  ["xx", null, "ko"],
])("a cookie %j wins over %j where it names a language", (cookie, header, locale) => {
  expect(chooseLocale(cookie, header)).toBe(locale);
});
