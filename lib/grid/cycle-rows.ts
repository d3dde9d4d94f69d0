import type { ProgramBuilder } from "@/lib/lp/program-builder";
import { type AngleConditions, noAngleConditions } from "./angle-conditions";
import { findCycles } from "./find-cycles";
import { countBranches, countBuses, type Network, type NetworkGraph } from "./network";

/** One step of a walk: the angle falls by coefficient · column + constant, radians. */
interface AngleStep {
  readonly column: number;
  /** 0 where the fall is given. */
  readonly coefficient: number;
  readonly constant: number;
}

/**
 * The voltage law: around a closed walk the angle differences flow/b + shift add up to 0.
 *
 * Walks also go along what angle conditions join: from a bus at angle 0 to each held bus, a step
 * that falls by what is given, and between the ends of each limit, a step that falls by a column of
 * its own (from `angleColumn` on, radians, bounded by the limit).
 */
export function addCycleRows(
  builder: ProgramBuilder,
  network: Network,
  flowColumn: number,
  conditions: AngleConditions = noAngleConditions,
  angleColumn = 0,
): void {
  const steps = listSteps(network, flowColumn, conditions, angleColumn);
  for (const [position, cycle] of findCycles(joinAngles(network, conditions)).entries()) {
    const walked = cycle.flatMap(([edge, direction]) => {
      const step = steps[edge];
      return step === undefined ? [] : [{ ...step, direction }];
    });
    // The largest coefficient of a row is 1, whatever the reactances.
    const scale = 1 / Math.max(...walked.map(({ coefficient }) => Math.abs(coefficient)));
    const fixed = walked.reduce((sum, { direction, constant }) => sum + direction * constant, 0);
    const terms = walked
      .filter(({ coefficient }) => coefficient !== 0)
      .map(({ column, coefficient, direction }): [number, number] => [
        column,
        direction * scale * coefficient,
      ]);
    const fixedSum = -fixed * scale;
    builder.addRow({ name: `cycle[${position}]`, terms, lower: fixedSum, upper: fixedSum });
  }
}

/** The network's branches, then the held buses on a bus of their own, then the limits. */
function joinAngles(network: Network, { held, limits }: AngleConditions): NetworkGraph {
  const ground = countBuses(network);
  return {
    busIds: held.length > 0 ? Int32Array.from([...network.busIds, 0]) : network.busIds,
    from: Int32Array.from([
      ...network.from,
      ...held.map(() => ground),
      ...limits.map(({ from }) => from),
    ]),
    to: Int32Array.from([
      ...network.to,
      ...held.map(({ bus }) => bus),
      ...limits.map(({ to }) => to),
    ]),
  };
}

/** What each edge of `joinAngles` adds to a walk. */
function listSteps(
  network: Network,
  flowColumn: number,
  { held, limits }: AngleConditions,
  angleColumn: number,
): AngleStep[] {
  return [
    ...Array.from({ length: countBranches(network) }, (_, branch) => ({
      column: flowColumn + branch,
      coefficient: 1 / (network.susceptancePu[branch] ?? 1),
      constant: network.shiftRad[branch] ?? 0,
    })),
    ...held.map(({ angleRad }) => ({ column: 0, coefficient: 0, constant: -angleRad })),
    ...limits.map((_, position) => ({
      column: angleColumn + position,
      coefficient: 1,
      constant: 0,
    })),
  ];
}
