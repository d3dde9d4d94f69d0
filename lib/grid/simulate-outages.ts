import {
  type PreparedNetwork,
  prepareNetwork,
  solveDcPowerFlow,
  solveFlowsMw,
} from "./dc-power-flow";
import type { HourCase } from "./hour-case";
import type { HourOperation } from "./hour-model";
import { countBranches, countBuses, type Network } from "./network";

/** The loading of the network before and after the loss of one circuit of each branch. */
export interface OutageSimulation {
  /** Flow before any outage, MW, [branch]. */
  readonly flowMw: Float64Array;
  /** |flow| ÷ rating before any outage, [branch]. */
  readonly baseLoading: Float64Array;
  /** Largest |flow| ÷ what is left of the rating over all outages, [branch]; 1 = at the rating. */
  readonly worstLoading: Float64Array;
  /** The branch whose lost circuit causes it, [branch]; −1 when no outage is worse than none. */
  readonly worstOutage: Int32Array;
  /** Branches whose lost circuit cuts buses off. */
  readonly islanding: readonly number[];
  /** Largest |generation + links − demand − new load| over the islands, MW: 0 when it balances. */
  readonly imbalanceMw: number;
}

/** The network without one circuit of a branch, ready for power flows; null where it falls apart. */
export type PreparedOutage = PreparedNetwork | null;

/** Share of a branch that is left when one of its circuits is lost. */
function measureLeft(circuitCount: ArrayLike<number>, outage: number): number {
  return 1 - 1 / Math.max(1, circuitCount[outage] ?? 1);
}

/** Factors the network anew without one circuit of `outage`: depends on no load and no hour. */
export function prepareOutage(
  network: Network,
  circuitCount: ArrayLike<number>,
  outage: number,
): PreparedOutage {
  const weakened = weakenBranch(network, outage, measureLeft(circuitCount, outage));
  const prepared = prepareNetwork(weakened);
  return prepared.islands.count > 1 ? null : prepared;
}

/**
 * Re-simulates every outage by solving the whole power flow anew with that circuit gone (the
 * branch keeps 1 − 1/n of its susceptance and rating; none of a single circuit). Uses no PTDF, no
 * LODF and nothing of the optimisation: it checks what those said.
 *
 * `newLoadMw`: [bus]. `circuitCount`: [branch]. One factorisation an outage, unless `prepared`
 * ([branch], see `prepareOutage`) has them already.
 */
export function simulateOutages(
  network: Network,
  circuitCount: ArrayLike<number>,
  hourCase: HourCase,
  operation: Pick<HourOperation, "generationMw" | "linkMw">,
  newLoadMw: ArrayLike<number>,
  prepared?: readonly PreparedOutage[],
): OutageSimulation {
  const injectionMw = sumInjections(network, hourCase, operation, newLoadMw);
  const base = solveDcPowerFlow(prepareNetwork(network), injectionMw);
  const measure = (flowMw: number, ratingMw: number) => Math.abs(flowMw) / ratingMw;
  const baseLoading = base.flowMw.map((mw, branch) => measure(mw, network.ratingMw[branch] ?? 0));
  const worstLoading = Float64Array.from(baseLoading);
  const worstOutage = new Int32Array(countBranches(network)).fill(-1);
  const islanding: number[] = [];
  for (let outage = 0; outage < countBranches(network); outage += 1) {
    const left = measureLeft(circuitCount, outage);
    const known = prepared?.[outage];
    const weakened = known === undefined ? prepareOutage(network, circuitCount, outage) : known;
    if (weakened === null) {
      islanding.push(outage);
      continue;
    }
    const flowMw = solveFlowsMw(weakened, injectionMw);
    flowMw.forEach((mw, branch) => {
      // A branch that is gone altogether carries nothing and has no loading.
      if (branch === outage && left === 0) return;
      const share = branch === outage ? left : 1;
      const loading = measure(mw, share * (network.ratingMw[branch] ?? 0));
      if (loading <= (worstLoading[branch] ?? 0)) return;
      worstLoading[branch] = loading;
      worstOutage[branch] = outage;
    });
  }
  const imbalanceMw = base.slackMw.reduce((most, mw) => Math.max(most, Math.abs(mw)), 0);
  return { flowMw: base.flowMw, baseLoading, worstLoading, worstOutage, islanding, imbalanceMw };
}

function sumInjections(
  network: Network,
  hourCase: HourCase,
  operation: Pick<HourOperation, "generationMw" | "linkMw">,
  newLoadMw: ArrayLike<number>,
): Float64Array {
  const injectionMw = Float64Array.from(
    { length: countBuses(network) },
    (_, bus) =>
      (operation.generationMw[bus] ?? 0) - (hourCase.demandMw[bus] ?? 0) - (newLoadMw[bus] ?? 0),
  );
  hourCase.dcLines.forEach(({ from, to }, position) => {
    const mw = operation.linkMw[position] ?? 0;
    injectionMw[from] = (injectionMw[from] ?? 0) - mw;
    injectionMw[to] = (injectionMw[to] ?? 0) + mw;
  });
  return injectionMw;
}

/** The network with one branch's susceptance scaled, or without the branch where nothing is left. */
function weakenBranch(network: Network, weakened: number, left: number): Network {
  const susceptancePu = Float64Array.from(network.susceptancePu);
  susceptancePu[weakened] = left * (susceptancePu[weakened] ?? 0);
  if (left > 0) return { ...network, susceptancePu };
  // A branch to itself at its from bus carries nothing and joins nothing.
  const to = Int32Array.from(network.to);
  to[weakened] = network.from[weakened] ?? 0;
  return { ...network, susceptancePu, to };
}
