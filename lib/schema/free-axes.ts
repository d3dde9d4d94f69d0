import type { Scenario } from "./scenario";
import type { TradeOffAxis } from "./trade-off";

/** The scenario without caps on some axes. */
export function freeAxes(scenario: Scenario, axes: readonly TradeOffAxis[]): Scenario {
  const free = axes.filter((axis) => axis !== "capitalShare").map((axis) => [axis, null] as const);
  return {
    ...scenario,
    capitalShareCap: axes.includes("capitalShare") ? 1 : scenario.capitalShareCap,
    criterionCaps: { ...scenario.criterionCaps, ...Object.fromEntries(free) },
  };
}
