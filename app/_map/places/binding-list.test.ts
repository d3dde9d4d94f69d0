import { describe, expect, it } from "vitest";
import type { LimitUse } from "@/lib/schema/plan";
import { subjectOf } from "./binding-list";

const limit = (kind: LimitUse["kind"], subject: string): LimitUse => ({
  id: `${kind}:${subject}`,
  kind,
  subject,
  limit: 100,
  used: 100,
  unit: "MW",
  binding: true,
  source: "",
});

describe("the subject of a limit", () => {
  const names = new Map([["11", "서울특별시"]]);

  it("is the name of a province", () => {
    expect(subjectOf(limit("province", "11"), names)).toBe("서울특별시");
  });

  it("is the number of a bus, even where a province has the same code", () => {
    expect(subjectOf(limit("bus", "11"), names)).toBe("11");
  });

  it("is the code itself where no name is known, and empty where the limit is the site's own", () => {
    expect(subjectOf(limit("province-bound", "99"), names)).toBe("99");
    expect(subjectOf(undefined, names)).toBe("");
  });
});
