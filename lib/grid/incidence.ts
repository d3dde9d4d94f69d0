import { countBranches, countBuses, type Network } from "./network";
import { buildSparse, type Entry, type SparseMatrix } from "./sparse-matrix";

/** K, [branch][bus]: +1 where the branch leaves the bus, −1 where it arrives. */
export function buildIncidence(network: Network): SparseMatrix {
  return buildSparse(
    countBranches(network),
    countBuses(network),
    listEntries(network, () => 1),
  );
}

/** H = diag(b)·K, [branch][bus], per unit: flow = H·angle − b·shift. */
export function buildFlowMatrix(network: Network): SparseMatrix {
  const susceptance = (branch: number) => network.susceptancePu[branch] ?? 0;
  return buildSparse(
    countBranches(network),
    countBuses(network),
    listEntries(network, susceptance),
  );
}

function* listEntries(network: Network, weigh: (branch: number) => number): Generator<Entry> {
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    yield [branch, network.from[branch] ?? 0, weigh(branch)];
    yield [branch, network.to[branch] ?? 0, -weigh(branch)];
  }
}
