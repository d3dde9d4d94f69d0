import type { GridData } from "@/lib/schema/grid-data";
import type { Network } from "./network";

/** The mainland network with the circuits that its ratings imply. */
export interface KoreanNetwork extends Network {
  /** Parallel circuits, [branch]. */
  readonly circuitCount: Int32Array;
  readonly nameOfBus: readonly string[];
}

/** Builds the network of the grid data: b = 1/x (no turns ratios, no shifts, resistance left out). */
export function buildKoreanNetwork(grid: GridData): KoreanNetwork {
  const busIndex = new Map(grid.buses.map(({ bus }, index) => [bus, index]));
  const findBus = (bus: number) => {
    const index = busIndex.get(bus);
    if (index === undefined) throw new RangeError(`Bus ${bus} is not in the network`);
    return index;
  };
  const ratingMw = Float64Array.from(grid.branches, (branch) => branch.ratingMw);
  return {
    baseMva: grid.baseMva,
    busIds: Int32Array.from(grid.buses, ({ bus }) => bus),
    branchPositions: Int32Array.from(grid.branches, (_, position) => position),
    from: Int32Array.from(grid.branches, ({ fromBus }) => findBus(fromBus)),
    to: Int32Array.from(grid.branches, ({ toBus }) => findBus(toBus)),
    susceptancePu: Float64Array.from(grid.branches, ({ reactancePu }) => 1 / reactancePu),
    shiftRad: new Float64Array(grid.branches.length),
    ratingMw,
    flowMinMw: ratingMw.map((mw) => -mw),
    flowMaxMw: ratingMw,
    circuitCount: Int32Array.from(grid.branches, ({ circuits }) => circuits),
    nameOfBus: grid.buses.map(({ name }) => name.en),
  };
}
