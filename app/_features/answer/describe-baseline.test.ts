import { describe, expect, test } from "vitest";
import { makeResponse } from "@/app/_plan/make-response.fixture";
import type { Baseline } from "@/lib/schema/baselines";
import type { Plan } from "@/lib/schema/plan";
import { describeBaseline } from "./describe-baseline";

const criterion = (id: "grid" | "access", value: number, normalised: number, weight: number) => ({
  id,
  value,
  normalised,
  weight,
  unit: id === "grid" ? "MW" : "km",
  ideal: 0,
  nadir: 1000,
});

const plan: Plan = {
  ...makeResponse({}).plan,
  criteria: [criterion("grid", 100, 0.1, 0.5), criterion("access", 200, 0.2, 0.5)],
};

const makeBaseline = (change: Partial<Baseline>): Baseline => ({
  id: "greedy",
  sites: [],
  totals: plan.totals,
  criteria: plan.criteria,
  objective: 0.15,
  verified: true,
  breaches: [],
  withoutRoomMw: 0,
  gridCheck: null,
  ...change,
});

describe("what is said of a baseline", () => {
  test("first, what finds no room", () => {
    expect(describeBaseline(makeBaseline({ withoutRoomMw: 1240 }), plan)).toEqual({
      kind: "noRoom",
      mw: 1240,
    });
  });

  test("then, what finds no place", () => {
    const totals = { ...plan.totals, placedMw: plan.totals.placedMw - 80 };
    expect(describeBaseline(makeBaseline({ totals }), plan)).toEqual({ kind: "unplaced", mw: 80 });
  });

  test("else the criterion that costs it most, by its weight and not by its unit", () => {
    const criteria = [criterion("grid", 110, 0.11, 0.5), criterion("access", 205, 0.4, 0.5)];
    expect(describeBaseline(makeBaseline({ criteria }), plan)).toEqual({
      kind: "worse",
      criterion: "access",
      by: 5,
    });
  });

  test("and that it is as good, where what it loses here it gains there", () => {
    const criteria = [criterion("grid", 50, 0.05, 0.5), criterion("access", 250, 0.25, 0.5)];
    expect(describeBaseline(makeBaseline({ criteria }), plan)).toEqual({ kind: "same" });
  });
});
