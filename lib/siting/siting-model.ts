import type { LinearProgram } from "../lp/linear-program";
import type { LimitUse } from "../schema/plan";
import type { SitingProblem } from "./siting-problem";

/** The mean MW that a cluster of sites matches with one place, as a column. */
export interface MatchColumn {
  readonly column: number;
  /** Position in `renewables.clusters`. */
  readonly cluster: number;
  /** Position in `renewables.places`. */
  readonly place: number;
  readonly distanceKm: number;
  readonly worth: number;
}

/** The mean MW of a cluster's load that its contracts meet in one block, as a column. */
export interface MetColumn {
  readonly column: number;
  /** Position in `renewables.clusters`. */
  readonly cluster: number;
  /** Position in `renewables.blocks`. */
  readonly block: number;
  /** Part of the hours of the year. */
  readonly share: number;
}

/** Where each variable sits in the program. Amounts of power are in units of `unitMw`. */
export interface SitingColumns {
  /** load[i] ≥ 0, [site]. */
  readonly load: Int32Array;
  /** open[i] ∈ {0, 1}, [site]. */
  readonly open: Int32Array;
  /** Whole modules at a site, [site]; empty without modules. */
  readonly modules: Int32Array;
  /** Part of the target that is not placed. */
  readonly unmet: number;
  /** Matched with a place; with `blocks`, contracted of it: its mean output at the contracted share. */
  readonly matches: readonly MatchColumn[];
  /** Load of a cluster met in a block; empty when matching over the year. */
  readonly met: readonly MetColumn[];
  /** Headroom added to a shared limit, by its id; filled by `keepSharedLimits`. */
  readonly added: Map<string, number>;
  /** Load beyond the uncrowded part of a shared headroom, by limit id. */
  readonly crowding: ReadonlyMap<string, number>;
  /** |load − τ·target| of a province, by its code. */
  readonly deviation: ReadonlyMap<string, number>;
  /** share[i][j] of a customer's demand, [service link]. */
  readonly service: Int32Array;
}

/** A row that a person can move, so that its dual is a price worth showing. */
export interface LimitRow {
  readonly row: number;
  /** Id of the limit, as in `Plan.limits`. */
  readonly id: string;
  readonly kind: LimitUse["kind"];
  readonly subject: string;
  /**
   * Change of the row's bound when the limit moves by 1 of its unit (MW, site, share): the limit's
   * price is rowDual · boundPerUnit.
   */
  readonly boundPerUnit: number;
}

/** A siting problem as a mixed-integer program, with the way back from positions to meaning. */
export interface SitingModel {
  readonly problem: SitingProblem;
  readonly program: LinearProgram;
  /** MW that 1 stands for in every column of power. */
  readonly unitMw: number;
  readonly columns: SitingColumns;
  readonly limitRows: readonly LimitRow[];
}

/** A linear function of the model's columns: Σ cost[j]·x[j] + offset. */
export interface CriterionCost {
  readonly cost: Float64Array;
  readonly offset: number;
}
