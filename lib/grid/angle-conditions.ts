import { type DcConvention, RADIANS } from "./build-network";
import type { Islands } from "./find-islands";
import type { MatpowerCase } from "./matpower-case";
import type { Network } from "./network";

/** Conditions on voltage angles that no limit on a branch's flow can state. */
export interface AngleConditions {
  /** Buses whose angle is given. One alone in its island binds nothing. */
  readonly held: readonly HeldAngle[];
  /** Limits between the ends of branches that carry nothing in this model. */
  readonly limits: readonly AngleLimit[];
}

export interface HeldAngle {
  readonly bus: number;
  readonly angleRad: number;
}

/** minRad ≤ angle[from] − angle[to] ≤ maxRad. */
export interface AngleLimit {
  readonly from: number;
  readonly to: number;
  readonly minRad: number;
  readonly maxRad: number;
}

export const noAngleConditions: AngleConditions = { held: [], limits: [] };

/**
 * Reads the conditions of a case: each reference bus is held at its angle (MATPOWER), or at 0
 * (PowerModels), and a branch without susceptance still limits the angle between its ends.
 */
export function listAngleConditions(
  matpowerCase: MatpowerCase,
  convention: DcConvention,
  network: Network,
): AngleConditions {
  const busIndex = new Map(Array.from(network.busIds, (id, index) => [id, index]));
  const held = matpowerCase.buses.flatMap(({ id, reference, angleDeg }) => {
    const bus = busIndex.get(id);
    if (!reference || bus === undefined) return [];
    return [{ bus, angleRad: convention === "pglib" ? 0 : angleDeg * RADIANS }];
  });
  const modelled = new Set(network.branchPositions);
  const limits = matpowerCase.branches.flatMap((branch, position) => {
    const [from, to] = [busIndex.get(branch.from), busIndex.get(branch.to)];
    const isModelled = !branch.inService || modelled.has(position);
    if (isModelled || from === undefined || to === undefined) return [];
    const [minRad, maxRad] = [branch.angleMinDeg * RADIANS, branch.angleMaxDeg * RADIANS];
    return minRad === -Infinity && maxRad === Infinity ? [] : [{ from, to, minRad, maxRad }];
  });
  return { held: held.length > 1 ? held : [], limits };
}

/** A breach that rounding in a solver cannot cause, radians. */
const TOLERANCE_RAD = 1e-5;

/**
 * Whether angles of a power flow meet the conditions. A power flow knows the angles within an island
 * only, so each island may be turned as a whole: differences of the turns are bounded, and bounds
 * on differences can be met unless some go round in a circle to less than nothing (Bellman-Ford).
 */
export function meetsAngleConditions(
  { held, limits }: AngleConditions,
  angleRad: ArrayLike<number>,
  { islandOfBus, count }: Islands,
): boolean {
  /** turn[upper] − turn[lower] ≤ mostRad; the last turn is that of the given angles, 0. */
  const bounds: { upper: number; lower: number; mostRad: number }[] = [];
  const bound = (upper: number, lower: number, mostRad: number) => {
    if (mostRad < Infinity) bounds.push({ upper, lower, mostRad: mostRad + TOLERANCE_RAD });
  };
  for (const { bus, angleRad: givenRad } of held) {
    const island = islandOfBus[bus] ?? 0;
    const turnRad = givenRad - (angleRad[bus] ?? Number.NaN);
    bound(island, count, turnRad);
    bound(count, island, -turnRad);
  }
  for (const { from, to, minRad, maxRad } of limits) {
    const [first, second] = [islandOfBus[from] ?? 0, islandOfBus[to] ?? 0];
    const differenceRad = (angleRad[from] ?? Number.NaN) - (angleRad[to] ?? Number.NaN);
    bound(first, second, maxRad - differenceRad);
    bound(second, first, differenceRad - minRad);
  }
  const turns = new Float64Array(count + 1);
  for (let round = 0; round <= count + 1; round += 1) {
    let moved = false;
    for (const { upper, lower, mostRad } of bounds) {
      const most = (turns[lower] ?? 0) + mostRad;
      if ((turns[upper] ?? 0) <= most) continue;
      turns[upper] = most;
      moved = true;
    }
    if (!moved) return true;
  }
  return false;
}
