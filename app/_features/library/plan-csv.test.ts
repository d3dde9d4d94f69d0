import { describe, expect, test } from "vitest";
import { makeResponse, makeSite } from "@/app/_plan/make-response.fixture";
import { writePlanCsv } from "./plan-csv";

describe("the site table as CSV", () => {
  test("it opens as UTF-8 in Excel and lists the largest site first", () => {
    const csv = writePlanCsv(
      makeResponse({ sites: [makeSite("s1", 40), makeSite("s2", 960.04)] }).plan,
    );
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [head, first, second] = csv.split("\r\n");
    expect(head).toContain("id,name_ko,name_en");
    expect(first).toContain("s2,곳 s2,Place s2");
    expect(first).toContain(",960,");
    expect(second).toContain("s1,");
  });

  test("an unknown voltage is an empty cell, and a name cannot become a formula", () => {
    const site = { ...makeSite("s1", 40), kv: null, name: { ko: "=1+1", en: "a,b" } };
    const csv = writePlanCsv(makeResponse({ sites: [site] }).plan);
    expect(csv).toContain("'=1+1");
    expect(csv).toContain('"a,b"');
    expect(csv).toContain(",1000,,1,");
  });
});
