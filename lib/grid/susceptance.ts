import { countBranches, countBuses, type Network } from "./network";
import { buildSparse, type Entry, type SparseMatrix } from "./sparse-matrix";

/**
 * B = Kᵀ·diag(b)·K, [bus][bus], per unit: injection = B·angle (plus phase-shift injections).
 * Symmetric, each row sums to 0, one zero eigenvalue an island.
 */
export function buildSusceptance(network: Network): SparseMatrix {
  const busCount = countBuses(network);
  return buildSparse(busCount, busCount, listEntries(network));
}

/**
 * B with each reference bus's row and column replaced by those of the identity: regular where the
 * islands are connected, and still symmetric.
 */
export function groundSusceptance(
  network: Network,
  referenceBuses: ReadonlySet<number>,
): SparseMatrix {
  const busCount = countBuses(network);
  return buildSparse(busCount, busCount, listGrounded(network, referenceBuses));
}

function* listGrounded(network: Network, referenceBuses: ReadonlySet<number>): Generator<Entry> {
  for (const bus of referenceBuses) yield [bus, bus, 1];
  for (const entry of listEntries(network)) {
    if (!referenceBuses.has(entry[0]) && !referenceBuses.has(entry[1])) yield entry;
  }
}

function* listEntries(network: Network): Generator<Entry> {
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    const from = network.from[branch] ?? 0;
    const to = network.to[branch] ?? 0;
    const susceptance = network.susceptancePu[branch] ?? 0;
    yield [from, from, susceptance];
    yield [to, to, susceptance];
    yield [from, to, -susceptance];
    yield [to, from, -susceptance];
  }
}
