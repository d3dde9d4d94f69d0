import { prepareNetwork, solveDcPowerFlow } from "./dc-power-flow";
import { findFullOutputPrice } from "./full-output-price";
import type { HourCase } from "./hour-case";
import type { Network } from "./network";

/** An hour dispatched by price alone, as if lines had no limit. */
export interface MeritOrder {
  /** MW, in the order of `hourCase.generators`. */
  readonly outputMw: Float64Array;
  /** Flows that it would cause, MW, [branch]. */
  readonly flowMw: Float64Array;
  /** Demand that no unit is left for, MW. */
  readonly unservedMw: number;
}

/**
 * Fills the demand from the cheapest unit up (price at full output), links at `linkMw`, and lets
 * the power flow where the impedances send it.
 */
export function runMeritOrder(
  network: Network,
  hourCase: HourCase,
  linkMw: ArrayLike<number>,
): MeritOrder {
  const { generators } = hourCase;
  const outputMw = new Float64Array(generators.length);
  const order = generators
    .map((unit, position) => ({ position, unit, price: findFullOutputPrice(unit) }))
    .sort((a, b) => a.price - b.price);
  let unservedMw = hourCase.demandMw.reduce((sum, mw) => sum + mw, 0);
  for (const { position, unit } of order) {
    const mw = Math.min(unit.maxMw, unservedMw);
    outputMw[position] = mw;
    unservedMw -= mw;
  }
  const injectionMw = Float64Array.from(hourCase.demandMw, (mw) => -mw);
  generators.forEach(({ bus }, position) => {
    injectionMw[bus] = (injectionMw[bus] ?? 0) + (outputMw[position] ?? 0);
  });
  hourCase.dcLines.forEach(({ from, to }, position) => {
    injectionMw[from] = (injectionMw[from] ?? 0) - (linkMw[position] ?? 0);
    injectionMw[to] = (injectionMw[to] ?? 0) + (linkMw[position] ?? 0);
  });
  const { flowMw } = solveDcPowerFlow(prepareNetwork(network), injectionMw);
  return { outputMw, flowMw, unservedMw };
}
