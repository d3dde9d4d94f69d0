import type { LinearProgram } from "@/lib/lp/linear-program";
import type { NewRow } from "@/lib/lp/pack-rows";

/** What a solve ended with. Infeasible, unbounded and time limit are results, never exceptions. */
export type SolveStatus =
  | "optimal"
  /** A feasible point is known, its optimality is not proven (limit reached). */
  | "feasible"
  | "infeasible"
  | "unbounded"
  /** A limit was reached before any feasible point was known. */
  | "no_solution"
  | "cancelled";

/** Simplex basis: a status for each column and each row, in the engine's own codes. */
export interface Basis {
  readonly colStatus: Int32Array;
  readonly rowStatus: Int32Array;
}

/** Result of one solve; `x` is null unless status is optimal or feasible. */
export interface SolveResult {
  readonly status: SolveStatus;
  /** cᵀx + offset; NaN when `x` is null. */
  readonly objective: number;
  /** Proven lower bound on the optimum (equals `objective` for an LP solved to optimality). */
  readonly bound: number;
  readonly x: Float64Array | null;
  /** ∂objective/∂(row bound), LPs only, else null. Sign: minimisation, ≥ 0 on a binding lower bound. */
  readonly rowDual: Float64Array | null;
  /** Reduced costs, LPs only and where the engine has them, else null. */
  readonly reducedCost: Float64Array | null;
  readonly solveMs: number;
  /** Where it was asked for, the solve was an LP solved to optimality, and the engine has one. */
  readonly basis?: Basis;
}

export interface SolveOptions {
  /** Ignore integrality: solve the LP relaxation. */
  readonly relax?: boolean;
  readonly timeLimitMs?: number;
  /** Stop when incumbent − bound ≤ this. */
  readonly absoluteGap?: number;
  readonly relativeGap?: number;
  /** Deterministic effort limit: branch-and-bound nodes. */
  readonly nodeLimit?: number;
  /** Called with each better incumbent of a MIP where the engine can tell. */
  readonly onIncumbent?: (x: Float64Array, objective: number, bound: number) => void;
  /** Called now and then while a MIP is solved, where its proven bound has risen meanwhile. */
  readonly onBound?: (bound: number) => void;
  readonly signal?: AbortSignal;
  /**
   * LPs: the simplex method. Primal fits a change of costs, which leaves the last point feasible;
   * dual (the default) fits a change of bounds.
   */
  readonly method?: "primal" | "dual";
  /** LPs: remember the basis this solve ends with as the model's reference. */
  readonly keepReference?: boolean;
  /**
   * LPs: start from the reference basis (from none, where none was kept), not from the last one.
   * Then the answer does not depend on what was solved in between.
   */
  readonly fromReference?: boolean;
  /** LPs: start from this basis of the same program, whatever was solved before. */
  readonly startBasis?: Basis;
  /** LPs: hand the basis back that the solve ends with. */
  readonly wantBasis?: boolean;
  /**
   * LPs: heed `signal` in the midst of the solve, which then takes a quarter longer; MIPs and long
   * LPs always do.
   */
  readonly interruptible?: boolean;
  /** LPs: answer without duals, where nobody reads them: they are most of what a worker sends. */
  readonly pointOnly?: boolean;
  /**
   * MIPs: `false` leaves the program as it is written. What presolve merges and substitutes can hide
   * from the cuts the structure that a tight program was written for.
   */
  readonly presolve?: boolean;
  /**
   * MIPs: `false` branches by what earlier branchings have taught from the first on, and solves no
   * LPs to compare candidates: more nodes, but sooner where each LP is dear.
   */
  readonly strongBranching?: boolean;
  /** MIPs: a point to start from, one value a column; an infeasible one is ignored. */
  readonly start?: Float64Array;
}

/**
 * One program held by an engine, so that a change of cost or bound does not pass it again.
 * Calls on one model run in order. `dispose` must always be called.
 */
export interface SolverModel {
  changeCosts(cost: Float64Array, offset?: number): Promise<void>;
  changeColumnBounds(columns: Int32Array, lower: Float64Array, upper: Float64Array): Promise<void>;
  changeRowBounds(rows: Int32Array, lower: Float64Array, upper: Float64Array): Promise<void>;
  /** Appends rows; the first new row's index is returned. */
  addRows(rows: readonly NewRow[]): Promise<number>;
  solve(options?: SolveOptions): Promise<SolveResult>;
  dispose(): Promise<void>;
}

export interface LoadOptions {
  /** `quick` models never wait behind the solves of `long` ones where there are two workers. */
  readonly lane?: "quick" | "long";
  /**
   * False: LPs are solved in the program's own units (the engine scales them else): quicker where
   * many weightings of one well-scaled program are solved in turn.
   */
  readonly scale?: boolean;
  /** A model of the same engine and program whose reference basis is to be this one's, too. */
  readonly like?: SolverModel;
}

/** An optimiser behind one interface: HiGHS in worker threads, or GLPK. */
export interface SolverEngine {
  readonly name: "highs" | "glpk";
  load(program: LinearProgram, options?: LoadOptions): Promise<SolverModel>;
  close(): Promise<void>;
}
