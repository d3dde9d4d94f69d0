import { computeTransfer } from "./lodf";
import { countBranches, type Network } from "./network";

const BRIDGE_TOLERANCE = 1e-8;

/**
 * What losing a share α of each branch does: one of n parallel circuits (α = 1/n) takes α of the
 * branch's susceptance, flow and rating with it; α = 1 is the loss of the whole branch.
 */
export interface CircuitOutages {
  /** α, [branch]. */
  readonly lostShare: Float64Array;
  /** Flow after the outage on the outaged branch itself ÷ flow before, [branch]: (1 − α)/(1 − αφ). */
  readonly ownFactor: Float64Array;
  /**
   * MW more on a branch for each MW that the outaged branch carried before, [outage][branch],
   * row-major: α·φ[branch][k]/(1 − αφ[k][k]), on the outaged branch itself ownFactor − 1. NaN in
   * the row of a bridge.
   */
  readonly factors: Float64Array;
  /** 1 where the outage splits the island (a bridge with a single circuit), [branch]. */
  readonly islanding: Uint8Array;
}

/**
 * Outage factors for the loss of one circuit of each branch, from the PTDF.
 *
 * The lost circuit is a parallel element of its own with α of the branch's transfer factor; the
 * LODF formula applied to it gives the equations above. `circuitCount`: whole numbers ≥ 1, [branch].
 */
export function computeCircuitOutages(
  network: Network,
  ptdf: Float64Array,
  circuitCount: ArrayLike<number>,
): CircuitOutages {
  const branchCount = countBranches(network);
  const lostShare = new Float64Array(branchCount);
  const ownFactor = new Float64Array(branchCount);
  const scale = new Float64Array(branchCount);
  const islanding = new Uint8Array(branchCount);
  for (let outage = 0; outage < branchCount; outage += 1) {
    const share = 1 / Math.max(1, circuitCount[outage] ?? 1);
    const remaining = 1 - share * computeTransfer(network, ptdf, outage, outage);
    lostShare[outage] = share;
    if (Math.abs(remaining) < BRIDGE_TOLERANCE) {
      islanding[outage] = 1;
      ownFactor[outage] = Number.NaN;
      scale[outage] = Number.NaN;
    } else {
      ownFactor[outage] = (1 - share) / remaining;
      scale[outage] = share / remaining;
    }
  }
  const factors = new Float64Array(branchCount * branchCount);
  for (let outage = 0; outage < branchCount; outage += 1) {
    for (let branch = 0; branch < branchCount; branch += 1) {
      factors[outage * branchCount + branch] =
        branch === outage
          ? (ownFactor[outage] ?? 0) - 1
          : (scale[outage] ?? 0) * computeTransfer(network, ptdf, branch, outage);
    }
  }
  return { lostShare, ownFactor, factors, islanding };
}
