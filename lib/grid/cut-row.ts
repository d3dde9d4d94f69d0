import type { NewRow } from "@/lib/lp/pack-rows";
import type { DeliverabilityCut } from "./deliverability-cut";

/** A column of the plan's program that is new load at a bus. */
export interface LoadColumn {
  readonly column: number;
  /** Bus counted from 0. */
  readonly bus: number;
}

/**
 * The row that a cut is in a program whose load columns count in `unitMw`:
 * Σ weight[bus of column] · load ≤ upper. Loads at buses of weight 0, and loads outside the
 * network (Jeju), take no part.
 */
export function makeCutRow(
  cut: DeliverabilityCut,
  loads: readonly LoadColumn[],
  unitMw: number,
): NewRow {
  const terms = loads.flatMap(({ column, bus }): [number, number][] => {
    const weight = cut.weight[bus] ?? 0;
    return weight === 0 ? [] : [[column, weight]];
  });
  return { terms, lower: -Infinity, upper: cut.upperMw / unitMw };
}
