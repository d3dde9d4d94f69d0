import type { ProgramBuilder } from "../lp/program-builder";
import type { LimitRow, SitingColumns } from "./siting-model";
import type { SitingProblem } from "./siting-problem";

/** What the constraint functions write to while a model is built. */
export interface ModelDraft {
  readonly problem: SitingProblem;
  readonly builder: ProgramBuilder;
  readonly unitMw: number;
  readonly columns: SitingColumns;
  /** Largest load the program lets a site have, MW, [site]: `maxMw`, or less where that is free. */
  readonly capMw: Float64Array;
  readonly limitRows: LimitRow[];
}

/** Column at a position of an index map; a gap there is a defect of the builder. */
export function columnAt(columns: Int32Array, position: number): number {
  const column = columns[position];
  if (column === undefined) throw new Error(`No column at position ${position}`);
  return column;
}
