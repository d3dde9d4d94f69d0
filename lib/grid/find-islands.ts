import { countBranches, countBuses, type Network } from "./network";

/** Buses joined by branches. */
export interface Islands {
  readonly count: number;
  /** Island of each bus, [bus], numbered in order of its first bus. */
  readonly islandOfBus: Int32Array;
  /** First bus of each island, [island]: its reference, at angle 0. */
  readonly referenceBuses: Int32Array;
}

/** Finds the islands of a network, leaving out the branches that `isOut` names. */
export function findIslands(
  network: Network,
  isOut: (branch: number) => boolean = () => false,
): Islands {
  const parent = Int32Array.from({ length: countBuses(network) }, (_, bus) => bus);
  const findRoot = (bus: number): number => {
    let root = bus;
    while (parent[root] !== root) {
      // Halving the path keeps later searches short.
      parent[root] = parent[parent[root] ?? root] ?? root;
      root = parent[root] ?? root;
    }
    return root;
  };
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    if (isOut(branch)) continue;
    const a = findRoot(network.from[branch] ?? 0);
    const b = findRoot(network.to[branch] ?? 0);
    // The smaller number stays the root, so that a root is its island's first bus.
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const references: number[] = [];
  const islandOfBus = new Int32Array(parent.length);
  for (let bus = 0; bus < parent.length; bus += 1) {
    const root = findRoot(bus);
    if (root === bus) references.push(bus);
    islandOfBus[bus] = root === bus ? references.length - 1 : (islandOfBus[root] ?? 0);
  }
  return { count: references.length, islandOfBus, referenceBuses: Int32Array.from(references) };
}
