/**
 * The alternating-current network of the DC approximation, as plain arrays: only buses and branches
 * in service, counted from 0. Angles in radians, powers in MW, susceptances per unit on `baseMva`.
 *
 *   flowMw = baseMva · susceptancePu · (angle[from] − angle[to] − shiftRad)
 *
 * Flow is positive from `from` to `to`.
 */
export interface Network {
  readonly baseMva: number;
  /** The source's bus numbers, [bus]. */
  readonly busIds: Int32Array;
  /** Position in the source's list of branches, [branch]. */
  readonly branchPositions: Int32Array;
  /** Bus at either end, [branch]. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly susceptancePu: Float64Array;
  readonly shiftRad: Float64Array;
  /** Thermal rating, MW; Infinity where unlimited. */
  readonly ratingMw: Float64Array;
  /** Rating and angle limits together, as limits on the flow, MW. */
  readonly flowMinMw: Float64Array;
  readonly flowMaxMw: Float64Array;
}

/** What joins what, without numbers. */
export type NetworkGraph = Pick<Network, "busIds" | "from" | "to">;

export function countBuses(network: Pick<Network, "busIds">): number {
  return network.busIds.length;
}

export function countBranches(network: Pick<Network, "from">): number {
  return network.from.length;
}
