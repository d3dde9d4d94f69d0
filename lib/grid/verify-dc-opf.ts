import { meetsAngleConditions, noAngleConditions } from "./angle-conditions";
import type { DcOpfCase } from "./dc-opf-case";
import { prepareNetwork, solveDcPowerFlow } from "./dc-power-flow";
import { evaluateCost } from "./power-cost";

/** What an optimiser says should happen, MW. */
export interface Dispatch {
  /** [generator]. */
  readonly outputMw: ArrayLike<number>;
  /** Power that leaves the from side, [DC line]. */
  readonly linkMw: ArrayLike<number>;
}

export interface DispatchCheck {
  /** Cost per hour, from the case's own cost curves. */
  readonly cost: number;
  /** Flows of the power flow that this dispatch causes, MW, [branch]. */
  readonly flowMw: Float64Array;
  /** Largest breach of any limit or balance, MW; ∞ where an angle that is given is not met. */
  readonly maxViolationMw: number;
}

/**
 * Recomputes cost, balance, flows and every limit of a dispatch with a power flow of its own:
 * nothing of the linear program is used.
 */
export function verifyDcOpf(opfCase: DcOpfCase, dispatch: Dispatch): DispatchCheck {
  const { network, generators, dcLines, demandMw, angles = noAngleConditions } = opfCase;
  const injectionMw = Float64Array.from(demandMw, (mw) => -mw);
  let cost = 0;
  let maxViolationMw = 0;
  const check = (mw: number, minMw: number, maxMw: number) => {
    maxViolationMw = Math.max(maxViolationMw, minMw - mw, mw - maxMw);
  };
  const inject = (bus: number, mw: number) => {
    injectionMw[bus] = (injectionMw[bus] ?? 0) + mw;
  };
  generators.forEach((generator, position) => {
    const mw = dispatch.outputMw[position] ?? Number.NaN;
    cost += evaluateCost(generator.cost, mw);
    check(mw, generator.minMw, generator.maxMw);
    inject(generator.bus, mw);
  });
  dcLines.forEach((line, position) => {
    const mw = dispatch.linkMw[position] ?? Number.NaN;
    cost += evaluateCost(line.cost, mw);
    check(mw, line.minMw, line.maxMw);
    inject(line.from, -mw);
    inject(line.to, mw * (1 - line.lossShare) - line.lossMw);
  });
  const prepared = prepareNetwork(network);
  const flow = solveDcPowerFlow(prepared, injectionMw);
  maxViolationMw = Math.max(maxViolationMw, flow.residualMw);
  for (const mw of flow.slackMw) check(mw, 0, 0);
  flow.flowMw.forEach((mw, branch) => {
    check(mw, network.flowMinMw[branch] ?? 0, network.flowMaxMw[branch] ?? 0);
  });
  if (!meetsAngleConditions(angles, flow.angleRad, prepared.islands)) maxViolationMw = Infinity;
  // A dispatch that is no number must not pass as one without a breach.
  if (!Number.isFinite(cost)) maxViolationMw = Infinity;
  return { cost, flowMw: flow.flowMw, maxViolationMw };
}
