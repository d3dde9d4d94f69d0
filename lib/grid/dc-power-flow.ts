import { factorSymmetric, type SymmetricFactors, solveFactored } from "./factor-symmetric";
import { findIslands, type Islands } from "./find-islands";
import { countBranches, countBuses, type Network } from "./network";
import { multiply } from "./sparse-matrix";
import { buildSusceptance, groundSusceptance } from "./susceptance";

/** The state of the network under given injections. */
export interface PowerFlow {
  /** Voltage angle, rad, [bus]; 0 at the first bus of each island. */
  readonly angleRad: Float64Array;
  /** [branch], positive from `from` to `to`. */
  readonly flowMw: Float64Array;
  /** Largest |injection − what the flows carry away| outside the reference buses, MW. */
  readonly residualMw: number;
  /** Power that the reference bus had to add for balance, MW, [island]. */
  readonly slackMw: Float64Array;
}

/** A network made ready for many power flows. */
export interface PreparedNetwork {
  readonly network: Network;
  readonly islands: Islands;
  readonly factors: SymmetricFactors;
}

/** Factors B once, with one reference bus an island grounded. */
export function prepareNetwork(network: Network): PreparedNetwork {
  const islands = findIslands(network);
  const grounded = groundSusceptance(network, new Set(islands.referenceBuses));
  return { network, islands, factors: factorSymmetric(grounded) };
}

/**
 * Solves B·angle = injection + phase-shift injections, then flow = b·(angle difference − shift).
 *
 * `injectionMw`: generation less demand, MW, [bus]. What does not balance within an island is put
 * on its reference bus and reported in `slackMw`.
 */
export function solveDcPowerFlow(
  prepared: PreparedNetwork,
  injectionMw: ArrayLike<number>,
): PowerFlow {
  const { network, islands, factors } = prepared;
  const injectionPu = addShiftInjections(network, injectionMw);
  const right = Float64Array.from(injectionPu);
  for (const bus of islands.referenceBuses) right[bus] = 0;
  const angleRad = solveFactored(factors, right);
  const flowMw = computeFlowsMw(network, angleRad);
  const slackMw = new Float64Array(islands.count);
  let residualMw = 0;
  const carried = multiply(buildSusceptance(network), angleRad);
  const references = new Set(islands.referenceBuses);
  for (let bus = 0; bus < carried.length; bus += 1) {
    const missingMw = ((carried[bus] ?? 0) - (injectionPu[bus] ?? 0)) * network.baseMva;
    if (references.has(bus)) slackMw[islands.islandOfBus[bus] ?? 0] = missingMw;
    else residualMw = Math.max(residualMw, Math.abs(missingMw));
  }
  return { angleRad, flowMw, residualMw, slackMw };
}

/** Flows alone, MW, [branch]: for many questions to one prepared network. */
export function solveFlowsMw(
  { network, islands, factors }: PreparedNetwork,
  injectionMw: ArrayLike<number>,
): Float64Array {
  const right = addShiftInjections(network, injectionMw);
  for (const bus of islands.referenceBuses) right[bus] = 0;
  return computeFlowsMw(network, solveFactored(factors, right));
}

/** flow = baseMva·b·(angle[from] − angle[to] − shift), MW, [branch]. */
export function computeFlowsMw(network: Network, angleRad: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: countBranches(network) }, (_, branch) => {
    const difference =
      (angleRad[network.from[branch] ?? 0] ?? 0) - (angleRad[network.to[branch] ?? 0] ?? 0);
    const bent = difference - (network.shiftRad[branch] ?? 0);
    return network.baseMva * (network.susceptancePu[branch] ?? 0) * bent;
  });
}

/** Injections per unit; a shifter acts like b·shift more at its from side and less at its to side. */
function addShiftInjections(network: Network, injectionMw: ArrayLike<number>): Float64Array {
  const injectionPu = Float64Array.from(
    { length: countBuses(network) },
    (_, bus) => (injectionMw[bus] ?? 0) / network.baseMva,
  );
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    const shifted = (network.susceptancePu[branch] ?? 0) * (network.shiftRad[branch] ?? 0);
    if (shifted === 0) continue;
    const [from, to] = [network.from[branch] ?? 0, network.to[branch] ?? 0];
    injectionPu[from] = (injectionPu[from] ?? 0) + shifted;
    injectionPu[to] = (injectionPu[to] ?? 0) - shifted;
  }
  return injectionPu;
}
