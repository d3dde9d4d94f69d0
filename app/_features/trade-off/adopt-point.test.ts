import { expect, it } from "vitest";
import { defaultScenario } from "@/lib/schema/scenario";
import type { TradeOffAxis, TradeOffPoint } from "@/lib/schema/trade-off";
import { makeResponse } from "@/lib/solve-scenario/make-response.fixture";
import { adoptPoint } from "./adopt-point";

const { plan, certificate } = makeResponse(0);

function adopt(x: TradeOffAxis, y: TradeOffAxis, values: Partial<TradeOffPoint>) {
  const point: TradeOffPoint = {
    index: 0,
    bounded: "x",
    epsilon: 0,
    x: 0.03121,
    y: 1460.51,
    bound: 1460,
    plan,
    certificate,
    ...values,
  };
  return adoptPoint(defaultScenario, { point, x, y, extent: { x: 0.12, y: 400 } });
}

it("caps the held axis at the point and leaves the other a little room", () => {
  const { capitalShareCap, criterionCaps } = adopt("capitalShare", "grid", {});
  expect(capitalShareCap).toBe(0.032);
  // 1,460.51 + 0.5 % of 400.
  expect(criterionCaps).toEqual({ ...defaultScenario.criterionCaps, grid: 1462.6 });
});

it("gives the room to x where y is held, and leaves the share alone where no axis is it", () => {
  const values = { bounded: "y", x: 2030, y: 118.204 } as const;
  const { capitalShareCap, criterionCaps } = adopt("renewables", "access", values);
  expect(capitalShareCap).toBe(1);
  expect(criterionCaps.access).toBe(118.21);
  expect(criterionCaps.renewables).toBe(2030.1);
});

it("never shuts a point out by rounding", () => {
  for (let share = 0; share <= 1; share += 0.0137) {
    expect(adopt("capitalShare", "grid", { x: share }).capitalShareCap).toBeGreaterThanOrEqual(
      share - 1e-9,
    );
  }
});
