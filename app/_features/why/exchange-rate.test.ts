import { describe, expect, test } from "vitest";
import type { CriterionValue } from "@/lib/schema/plan";
import { findExchangeRate, pickCurrency, sayInCurrency } from "./exchange-rate";

const make = (
  id: CriterionValue["id"],
  nadir: number,
  weight: number,
  unit = "MW",
): CriterionValue => ({ id, value: 0, unit, ideal: 0, nadir, normalised: 0, weight });

const criteria = [
  make("grid", 4000, 0.4),
  make("decentralisation", 2000, 0.3),
  make("renewables", 5000, 0.3),
  make("access", 60, 0, "km"),
];

describe("an exchange rate", () => {
  test("says a point of the capital's share in MW at grid risk", () => {
    // 1 % of 8,400 MW is 84 MW, worth 84 · 0.3/2000 of the objective, so 84 · 1.5 MW at 0.4/4000.
    expect(findExchangeRate("decentralisation", criteria, 8400)).toEqual({
      give: { id: "decentralisation", value: 1, unit: "%p" },
      take: { id: "grid", value: expect.closeTo(126, 9), unit: "MW" },
    });
  });

  test("says MW at grid risk as points of that share", () => {
    const rate = findExchangeRate("grid", criteria, 8400);
    expect(rate?.take.unit).toBe("%p");
    expect(rate?.take.value).toBeCloseTo(100 / 126, 9);
  });

  test("is missing where a criterion has no weight", () => {
    expect(findExchangeRate("access", criteria, 8400)).toBeNull();
  });

  test("falls back on what weighs most where the grid has none", () => {
    const [, ...others] = criteria;
    const weightless = [make("grid", 4000, 0), ...others];
    expect(pickCurrency(weightless)?.id).toBe("decentralisation");
    expect(findExchangeRate("renewables", weightless, 8400)?.take.unit).toBe("%p");
  });

  test("says a cost in its currency", () => {
    const [grid] = criteria;
    if (grid) expect(sayInCurrency(0.001, grid).value).toBeCloseTo(10, 9);
  });
});
