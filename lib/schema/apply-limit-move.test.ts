import { describe, expect, test } from "vitest";
import { applyLimitMove } from "@/lib/schema/apply-limit-move";
import type { LimitMove } from "@/lib/schema/plan";
import { defaultScenario, scenarioSchema } from "@/lib/schema/scenario";

const step = (part: Partial<LimitMove>): LimitMove => ({
  limit: "x",
  kind: "target",
  subject: "",
  from: 0,
  to: 0,
  unit: "MW",
  ...part,
});

describe("applying a move of a limit", () => {
  test("puts the target, or a cap, where the move says", () => {
    const next = applyLimitMove(defaultScenario, step({ from: 8400, to: 8123.7 }));
    expect(next?.targetMw).toBe(8123.7);
    const share = step({ kind: "capital-share", from: 0.05, to: 0.063, unit: "share" });
    expect(applyLimitMove(defaultScenario, share)?.capitalShareCap).toBe(0.063);
    const intake = step({ kind: "capital-interface", from: 100, to: 250 });
    expect(applyLimitMove(defaultScenario, intake)?.limits.capitalInterfaceMw).toBe(250);
  });

  test("more sites raise the most, fewer lower the least", () => {
    const of = (from: number, to: number) =>
      applyLimitMove(defaultScenario, step({ kind: "site-count", from, to, unit: "sites" }))?.site;
    expect(of(8, 12)).toMatchObject({ maxCount: 12, minCount: 0 });
    expect(of(30, 20)).toMatchObject({ maxCount: 60, minCount: 20 });
  });

  test("only the end of a province's range that stands in the way moves", () => {
    const scenario = scenarioSchema.parse({
      provinceBounds: { "41": { minMw: 900, maxMw: 1000 } },
    });
    const bound = step({ kind: "province-bound", subject: "41", from: 900, to: 700 });
    expect(applyLimitMove(scenario, bound)?.provinceBounds["41"]).toEqual({
      minMw: 700,
      maxMw: 1000,
    });
  });

  test("a figure of the data cannot be changed by a rule", () => {
    expect(applyLimitMove(defaultScenario, step({ kind: "bus", subject: "7" }))).toBeNull();
    expect(
      applyLimitMove(defaultScenario, step({ kind: "province-bound", subject: "9" })),
    ).toBeNull();
  });
});
