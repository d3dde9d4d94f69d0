import { describe, expect, it } from "vitest";
import type { ProvinceFact } from "@/app/_plan/province-fact";
import { sumPublished } from "./sum-published";

const province = (reviewAbleMw: number | null): ProvinceFact => ({
  ...{ code: "11", name: { ko: "서울", en: "Seoul" }, capital: true },
  ...{ reviewAbleMw, reviewUnableMw: 7 },
});

describe("the sum of what provinces publish", () => {
  it("counts the provinces that it leaves out", () => {
    const provinces = [province(744.2), province(null), province(1191)];
    expect(sumPublished(provinces, "reviewAbleMw")).toEqual({ sumMw: 1935.2, unpublishedCount: 1 });
    expect(sumPublished(provinces, "reviewUnableMw")).toEqual({ sumMw: 21, unpublishedCount: 0 });
  });

  it("keeps a published zero, and is unknown where nothing is published", () => {
    expect(sumPublished([province(0)], "reviewAbleMw").sumMw).toBe(0);
    expect(sumPublished([province(null), province(null)], "reviewAbleMw")).toEqual({
      sumMw: null,
      unpublishedCount: 2,
    });
  });
});
