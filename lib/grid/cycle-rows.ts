import type { ProgramBuilder } from "@/lib/lp/program-builder";
import { findCycles } from "./find-cycles";
import type { Network } from "./network";

/** The voltage law: around a closed walk the angle differences flow/b + shift add up to 0. */
export function addCycleRows(builder: ProgramBuilder, network: Network, flowColumn: number): void {
  for (const [position, cycle] of findCycles(network).entries()) {
    const reactances = cycle.map(([branch]) => 1 / (network.susceptancePu[branch] ?? 1));
    // The largest coefficient of a row is 1, whatever the reactances.
    const scale = 1 / Math.max(...reactances.map(Math.abs));
    let shifted = 0;
    const terms = cycle.map(([branch, direction], at): [number, number] => {
      shifted += direction * (network.shiftRad[branch] ?? 0);
      return [flowColumn + branch, direction * scale * (reactances[at] ?? 0)];
    });
    builder.addRow({
      name: `cycle[${position}]`,
      terms,
      lower: -shifted * scale,
      upper: -shifted * scale,
    });
  }
}
