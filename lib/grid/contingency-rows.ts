import type { Terms } from "@/lib/lp/linear-program";
import type { NewRow } from "@/lib/lp/pack-rows";
import type { CircuitOutages } from "./circuit-outage";
import { countBranches, type Network } from "./network";

/** A limit on what `branch` carries once a circuit of `outage` is lost. */
export interface Contingency {
  readonly branch: number;
  readonly outage: number;
  /** Flow on `branch` after the outage, MW, signed. */
  readonly flowMw: number;
  readonly limitMw: number;
}

/** Flow breaches smaller than this are left alone, MW. */
const TOLERANCE_MW = 0.01;

/**
 * Finds which branches the loss of one circuit overloads, given the flows before it:
 *
 *   |flow[m] + factor[m][k]·flow[k]| ≤ ratingFactor · rating[m]             (m ≠ k)
 *   |ownFactor[k]·flow[k]|           ≤ ratingFactor · (1 − α[k])·rating[k]  (k itself)
 *
 * At most `perOutage` a lost circuit, worst first. Outages that split the network are left out:
 * they are reported by `CircuitOutages.islanding`.
 */
export function findOverloads(
  network: Network,
  outages: CircuitOutages,
  flowMw: ArrayLike<number>,
  ratingFactor: number,
  perOutage: number,
): Contingency[] {
  const branchCount = countBranches(network);
  const found: Contingency[] = [];
  const mostMw = Float64Array.from(
    { length: branchCount },
    (_, branch) => ratingFactor * (network.ratingMw[branch] ?? Infinity) + TOLERANCE_MW,
  );
  for (let outage = 0; outage < branchCount; outage += 1) {
    const before = flowMw[outage] ?? 0;
    if (outages.islanding[outage] === 1 || before === 0) continue;
    const factors = outages.factors.subarray(outage * branchCount, (outage + 1) * branchCount);
    const overloads: Contingency[] = [];
    for (let branch = 0; branch < branchCount; branch += 1) {
      const after = (flowMw[branch] ?? 0) + (factors[branch] ?? 0) * before;
      // Some 150,000 pairs a dispatch: only the outaged branch itself has another limit.
      if (branch !== outage && Math.abs(after) <= (mostMw[branch] ?? 0)) continue;
      const limitMw = limitAfter(network, outages, branch, outage, ratingFactor);
      if (Math.abs(after) <= limitMw + TOLERANCE_MW) continue;
      overloads.push({ branch, outage, flowMw: after, limitMw });
    }
    overloads.sort((a, b) => measureBreach(b) - measureBreach(a));
    found.push(...overloads.slice(0, perOutage));
  }
  return found;
}

/** Rating of `branch` after the outage: it loses the lost circuit's share of its own. */
export function limitAfter(
  network: Network,
  outages: CircuitOutages,
  branch: number,
  outage: number,
  ratingFactor: number,
): number {
  const left = branch === outage ? 1 - (outages.lostShare[branch] ?? 0) : 1;
  return ratingFactor * left * (network.ratingMw[branch] ?? Infinity);
}

/** MW above the limit. */
export function measureBreach(contingency: Contingency): number {
  return Math.abs(contingency.flowMw) - contingency.limitMw;
}

/** The row that forbids a contingency's overload, in the flow columns (per unit): ≤ 2 nonzeros. */
export function makeContingencyRow(
  contingency: Contingency,
  outages: CircuitOutages,
  flowColumn: number,
  baseMva: number,
): NewRow {
  const { branch, outage } = contingency;
  const factor = outages.factors[outage * outages.lostShare.length + branch] ?? Number.NaN;
  const terms: Terms =
    branch === outage
      ? [[flowColumn + branch, 1 + factor]]
      : [
          [flowColumn + branch, 1],
          [flowColumn + outage, factor],
        ];
  const limitPu = contingency.limitMw / baseMva;
  return { terms, lower: -limitPu, upper: limitPu };
}
