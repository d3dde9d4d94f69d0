import type { PreparedNetwork } from "./dc-power-flow";
import { solveFactored } from "./factor-symmetric";
import { countBranches, countBuses } from "./network";

/**
 * Power transfer distribution factors, [branch][bus], row-major: MW more on the branch for each MW
 * injected at the bus and taken out at its island's reference bus. Dimensionless.
 *
 *   PTDF = H · B⁻¹ (B grounded at the reference buses; their columns are 0)
 *
 * Row l is one solve with B: b[l]·(B⁻¹(e_from − e_to))ᵀ.
 */
export function computePtdf(prepared: PreparedNetwork): Float64Array {
  const { network } = prepared;
  const busCount = countBuses(network);
  const ptdf = new Float64Array(countBranches(network) * busCount);
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    ptdf.set(computePtdfRow(prepared, branch), branch * busCount);
  }
  return ptdf;
}

/** One row of the PTDF, [bus]. */
export function computePtdfRow(prepared: PreparedNetwork, branch: number): Float64Array {
  const { network, islands } = prepared;
  const right = new Float64Array(countBuses(network));
  right[network.from[branch] ?? 0] = network.susceptancePu[branch] ?? 0;
  right[network.to[branch] ?? 0] = -(network.susceptancePu[branch] ?? 0);
  for (const bus of islands.referenceBuses) right[bus] = 0;
  const row = solveFactored(prepared.factors, right);
  for (const bus of islands.referenceBuses) row[bus] = 0;
  return row;
}
