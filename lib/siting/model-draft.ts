import type { ProgramBuilder } from "../lp/program-builder";
import type { LimitRow, SitingColumns } from "./siting-model";
import type { SitingProblem } from "./siting-problem";
import type { TightenedSites } from "./tighten-sites";

/** What the constraint functions write to while a model is built. */
export interface ModelDraft {
  readonly problem: SitingProblem;
  readonly builder: ProgramBuilder;
  readonly unitMw: number;
  readonly columns: SitingColumns;
  /** What the program may assume about single sites; see `tightenSites`. */
  readonly sites: TightenedSites;
  /** Leave out rows that follow from others. */
  readonly lean: boolean;
  /** Columns that say whether any of some sites is open, by those sites. */
  readonly groups: Map<string, number>;
  readonly limitRows: LimitRow[];
}

/** Column at a position of an index map; a gap there is a defect of the builder. */
export function columnAt(columns: Int32Array, position: number): number {
  const column = columns[position];
  if (column === undefined) throw new Error(`No column at position ${position}`);
  return column;
}
