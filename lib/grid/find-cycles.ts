import { countBranches, countBuses, type NetworkGraph } from "./network";

/** A closed walk: each branch with +1 where it is walked from `from` to `to`, else −1. */
export type Cycle = ReadonlyArray<readonly [branch: number, direction: 1 | -1]>;

interface Step {
  readonly bus: number;
  readonly branch: number;
  readonly direction: 1 | -1;
}

/**
 * A cycle basis of the network: one cycle for each branch outside a breadth-first spanning forest
 * (branches − buses + islands of them). Breadth first keeps the cycles short.
 */
export function findCycles(network: NetworkGraph): Cycle[] {
  const steps = listSteps(network);
  const busCount = countBuses(network);
  const depth = new Int32Array(busCount).fill(-1);
  /** The step that leads back towards the root, [bus]. */
  const back: (Step | undefined)[] = new Array(busCount);
  const inTree = new Uint8Array(countBranches(network));
  const roots = Array.from({ length: busCount }, (_, bus) => bus).sort(
    (a, b) => (steps[b]?.length ?? 0) - (steps[a]?.length ?? 0),
  );
  for (const root of roots) {
    if (depth[root] !== -1) continue;
    depth[root] = 0;
    const queue = [root];
    for (const bus of queue) {
      for (const step of steps[bus] ?? []) {
        if (depth[step.bus] !== -1) continue;
        depth[step.bus] = (depth[bus] ?? 0) + 1;
        back[step.bus] = { bus, branch: step.branch, direction: step.direction === 1 ? -1 : 1 };
        inTree[step.branch] = 1;
        queue.push(step.bus);
      }
    }
  }
  const cycles: Cycle[] = [];
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    if (inTree[branch] === 0) cycles.push(closeCycle(network, branch, depth, back));
  }
  return cycles;
}

function listSteps(network: NetworkGraph): Step[][] {
  const steps: Step[][] = Array.from({ length: countBuses(network) }, () => []);
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    const [from, to] = [network.from[branch] ?? 0, network.to[branch] ?? 0];
    steps[from]?.push({ bus: to, branch, direction: 1 });
    steps[to]?.push({ bus: from, branch, direction: -1 });
  }
  return steps;
}

/** The branch, then back to its start through the tree: up from both ends until they meet. */
function closeCycle(
  network: NetworkGraph,
  branch: number,
  depth: Int32Array,
  back: readonly (Step | undefined)[],
): Cycle {
  const cycle: [number, 1 | -1][] = [[branch, 1]];
  let ahead = network.to[branch] ?? 0;
  let behind = network.from[branch] ?? 0;
  while (ahead !== behind) {
    const aheadIsDeeper = (depth[ahead] ?? 0) >= (depth[behind] ?? 0);
    const step = back[aheadIsDeeper ? ahead : behind];
    if (step === undefined) throw new Error("A tree path must reach the root");
    if (aheadIsDeeper) {
      cycle.push([step.branch, step.direction]);
      ahead = step.bus;
    } else {
      // The start's side is walked towards the start, against its way to the root.
      cycle.push([step.branch, step.direction === 1 ? -1 : 1]);
      behind = step.bus;
    }
  }
  return cycle;
}
