import { countBranches, countBuses, type Network } from "./network";

/** 1 − φ below this means: no other path between the ends, so the outage splits the island. */
const BRIDGE_TOLERANCE = 1e-8;

/** What losing the whole of each branch does to the others. */
export interface OutageFactors {
  /**
   * LODF, [branch][outage], row-major: MW more on the branch for each MW that the lost branch
   * carried before. −1 on the diagonal; NaN in the whole column of a bridge.
   */
  readonly lodf: Float64Array;
  /** 1 where losing the branch splits its island, [branch]; then no factor is defined. */
  readonly islanding: Uint8Array;
}

/**
 * Line outage distribution factors from the PTDF ([branch][bus], row-major).
 *
 *   LODF[l][k] = φ[l][k] / (1 − φ[k][k]),  φ[l][k] = PTDF[l][from k] − PTDF[l][to k]
 *
 * For a bridge φ[k][k] = 1: flagged in `islanding`, never divided.
 */
export function computeLodf(network: Network, ptdf: Float64Array): OutageFactors {
  const branchCount = countBranches(network);
  const lodf = new Float64Array(branchCount * branchCount);
  const islanding = new Uint8Array(branchCount);
  for (let outage = 0; outage < branchCount; outage += 1) {
    const share = 1 - computeTransfer(network, ptdf, outage, outage);
    if (Math.abs(share) < BRIDGE_TOLERANCE) islanding[outage] = 1;
    for (let branch = 0; branch < branchCount; branch += 1) {
      const place = branch * branchCount + outage;
      if (islanding[outage] === 1) lodf[place] = Number.NaN;
      else if (branch === outage) lodf[place] = -1;
      else lodf[place] = computeTransfer(network, ptdf, branch, outage) / share;
    }
  }
  return { lodf, islanding };
}

/** φ[branch][along]: MW on `branch` when 1 MW goes in at `along`'s from bus and out at its to bus. */
export function computeTransfer(
  network: Network,
  ptdf: Float64Array,
  branch: number,
  along: number,
): number {
  const row = branch * countBuses(network);
  return (
    (ptdf[row + (network.from[along] ?? 0)] ?? 0) - (ptdf[row + (network.to[along] ?? 0)] ?? 0)
  );
}
