import type { PreviewPoint } from "@/app/_plan/preview-point";
import type { Scenario } from "@/lib/schema/scenario";
import type { TradeOffAxis } from "@/lib/schema/trade-off";

/** A cap is rounded up to this, in the axis's unit, so that it does not shut the point itself out. */
const STEP = { share: 0.001, MW: 0.1, km: 0.01 } as const;
/** What the axis that is not held may lie above the point, as a part of the curve's extent. */
const ROOM = 0.005;

function roundUp(axis: TradeOffAxis, value: number): number {
  const unit = axis === "capitalShare" ? "share" : axis === "access" ? "km" : "MW";
  const perUnit = Math.round(1 / STEP[unit]);
  return Math.ceil(value * perUnit - 1e-6) / perUnit;
}

/**
 * The scenario under which a point of the curve is the plan: both of its values become caps. No plan
 * is better on both, so what the weights are left to choose is what the point leaves open.
 *
 *   bounded axis ≤ its value,   other axis ≤ its value + 0.5 % of the curve's extent
 */
export function adoptPoint(scenario: Scenario, { point, x, y, extent }: PreviewPoint): Scenario {
  const capOf = (side: "x" | "y") => {
    const room = point.bounded === side ? 0 : ROOM * extent[side];
    return roundUp(side === "x" ? x : y, point[side] + room);
  };
  return capAxis(capAxis(scenario, x, capOf("x")), y, capOf("y"));
}

function capAxis(scenario: Scenario, axis: TradeOffAxis, cap: number): Scenario {
  if (axis === "capitalShare") return { ...scenario, capitalShareCap: Math.min(1, cap) };
  return { ...scenario, criterionCaps: { ...scenario.criterionCaps, [axis]: cap } };
}
