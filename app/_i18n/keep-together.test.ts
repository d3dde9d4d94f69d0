import { describe, expect, test } from "vitest";
import { keepLinesTogether, keepTogether } from "./keep-together";

describe("lines of a sentence", () => {
  test("a figure keeps its unit", () => {
    expect(keepTogether("154 kV 대신 {kv} kV로")).toBe("154\u00a0kV 대신 {kv}\u00a0kV로");
    expect(keepTogether("from 8.4 GW, 70 % today")).toBe("from 8.4\u00a0GW, 70\u00a0% today");
  });

  test("a word that only begins like a unit stays apart", () => {
    expect(keepTogether("2 kmart, 3 MWp")).toBe("2 kmart, 3 MWp");
  });

  test("a particle stays with the sign or the share before it", () => {
    expect(keepTogether("‘전력망’은 95 %가 {p50}입니다")).toBe(
      "‘전력망’\u2060은 95\u00a0%\u2060가 {p50}\u2060입니다",
    );
    expect(keepTogether("<b>{amount}</b>에 맞먹게")).toBe("<b>{amount}</b>\u2060에 맞먹게");
  });

  test("other arguments and spaces are left as they are", () => {
    const sentence = "{count}곳 모두 {year}년부터 (가정) 보기";
    expect(keepTogether(sentence)).toBe(sentence);
  });

  test("a tree of messages keeps its shape", () => {
    expect(keepLinesTogether({ a: { b: "1 MW" }, c: "없음" })).toEqual({
      a: { b: "1\u00a0MW" },
      c: "없음",
    });
  });
});
