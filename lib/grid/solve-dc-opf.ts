import type { SolveResult, SolverEngine, SolverModel } from "@/lib/solver/solver";
import { ContingencyFinder, type Security } from "./contingency-finder";
import { CurveRefiner } from "./curve-refiner";
import type { DcOpfCase } from "./dc-opf-case";
import { buildDcOpfProgram, type DcOpfProgram } from "./dc-opf-program";
import { type Dispatch, type DispatchCheck, verifyDcOpf } from "./verify-dc-opf";

/** Stop refining cost curves when true cost and bound are this close, relative to the cost. */
const RELATIVE_GAP = 1e-7;
const MAX_ROUNDS = 60;
/** A dispatch within this of every limit counts as verified, MW. */
const TOLERANCE_MW = 0.01;

export interface DcOpfResult {
  readonly status: SolveResult["status"];
  /** True cost of the dispatch per hour; NaN without one. */
  readonly cost: number;
  /** Proven lower bound on the cost. */
  readonly bound: number;
  readonly dispatch: Dispatch | null;
  /** Flows of the dispatch, MW, [branch]. */
  readonly flowMw: Float64Array;
  /** Whether a power flow of its own found every limit kept. */
  readonly verified: boolean;
  readonly maxViolationMw: number;
  /** Marginal price at each bus, money per MWh, [bus]; null where the engine has no duals. */
  readonly priceAtBus: Float64Array | null;
  readonly rounds: number;
}

export interface DcOpfOptions {
  /** Outages that the dispatch must survive; none by default. */
  readonly security?: Security;
  readonly timeLimitMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Solves a DC-OPF: the linear program bounds the cost from below; curved costs get a tangent at
 * each new optimum until the true cost of the dispatch meets the bound (Kelley's cutting planes).
 * With `security`, rows against overloads after an outage are added in the same rounds; `verified`
 * is about the limits before any outage (see `simulateOutages` for those after).
 */
export async function solveDcOpf(
  opfCase: DcOpfCase,
  engine: SolverEngine,
  options: DcOpfOptions = {},
): Promise<DcOpfResult> {
  const built = buildDcOpfProgram(opfCase);
  const model = await engine.load(built.program);
  try {
    return await refineCurves(opfCase, built, model, options);
  } finally {
    await model.dispose();
  }
}

async function refineCurves(
  opfCase: DcOpfCase,
  built: DcOpfProgram,
  model: SolverModel,
  options: DcOpfOptions,
): Promise<DcOpfResult> {
  const deadline = performance.now() + (options.timeLimitMs ?? Infinity);
  const finder = new ContingencyFinder(opfCase.network, options.security ?? { kind: "n0" });
  const refiner = new CurveRefiner(built, opfCase.network.baseMva);
  let best: DcOpfResult = makeEmptyResult("no_solution");
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) return closeResult(best);
    const limit = Number.isFinite(leftMs) ? { timeLimitMs: leftMs } : {};
    const solved = await model.solve({ ...limit, signal: options.signal });
    if (solved.status !== "optimal" || solved.x === null) {
      return best.dispatch === null ? makeEmptyResult(solved.status) : closeResult(best);
    }
    const outageRows = finder.findRows(readFlows(opfCase, built, solved.x), built.flowColumn);
    if (outageRows.length > 0) {
      const allowed = allowPerCurve(built, solved.objective * built.costUnit);
      const tangents = refiner.findRows(solved.x, allowed);
      await model.addRows([...outageRows, ...tangents]);
      continue;
    }
    const dispatch = readDispatch(opfCase, built, solved.x);
    const check = verifyDcOpf(opfCase, dispatch);
    const bound = Math.max(best.bound, solved.bound * built.costUnit);
    const priceAtBus = readPrices(opfCase, built, solved);
    best = makeResult(best, check, dispatch, bound, priceAtBus, round);
    if (best.cost - bound <= RELATIVE_GAP * Math.abs(best.cost)) return closeResult(best);
    const rows = refiner.findRows(solved.x, allowPerCurve(built, best.cost));
    if (rows.length === 0) return closeResult(best);
    await model.addRows(rows);
  }
  return closeResult(best);
}

/** The gap is as small as rounding lets it be told: optimal. */
function closeResult(best: DcOpfResult): DcOpfResult {
  if (best.dispatch === null) return best;
  const closed = best.cost - best.bound <= 1e-6 * Math.max(1, Math.abs(best.cost));
  return { ...best, status: closed ? "optimal" : "feasible" };
}

function makeEmptyResult(status: SolveResult["status"]): DcOpfResult {
  return {
    status,
    cost: Number.NaN,
    bound: status === "infeasible" ? Infinity : -Infinity,
    dispatch: null,
    flowMw: new Float64Array(),
    verified: false,
    maxViolationMw: Number.NaN,
    priceAtBus: null,
    rounds: 0,
  };
}

/** The better of the best so far and a new dispatch, with the newest bound. */
function makeResult(
  best: DcOpfResult,
  check: DispatchCheck,
  dispatch: Dispatch,
  bound: number,
  priceAtBus: Float64Array | null,
  rounds: number,
): DcOpfResult {
  if (best.dispatch !== null && best.cost <= check.cost) return { ...best, bound, rounds };
  const { cost, flowMw, maxViolationMw } = check;
  const verified = maxViolationMw <= TOLERANCE_MW;
  const status = "feasible";
  return { status, cost, bound, dispatch, flowMw, verified, maxViolationMw, priceAtBus, rounds };
}

function readDispatch(opfCase: DcOpfCase, built: DcOpfProgram, x: Float64Array): Dispatch {
  const { baseMva } = opfCase.network;
  const read = (first: number, count: number) =>
    Float64Array.from({ length: count }, (_, position) => (x[first + position] ?? 0) * baseMva);
  return {
    outputMw: read(built.outputColumn, opfCase.generators.length),
    linkMw: read(built.linkColumn, opfCase.dcLines.length),
  };
}

function readFlows(opfCase: DcOpfCase, built: DcOpfProgram, x: Float64Array): Float64Array {
  const first = built.flowColumn;
  const { baseMva, from } = opfCase.network;
  return x.slice(first, first + from.length).map((pu) => pu * baseMva);
}

/** Balance rows come first in the program, one a bus. */
function readPrices(
  opfCase: DcOpfCase,
  built: DcOpfProgram,
  solved: SolveResult,
): Float64Array | null {
  const { rowDual } = solved;
  if (rowDual === null) return null;
  const unit = built.costUnit / opfCase.network.baseMva;
  return Float64Array.from(opfCase.network.busIds, (_, bus) => (rowDual[bus] ?? 0) * unit);
}

/** What each curve may be undercut by, so that all together stay within the gap. */
function allowPerCurve(built: DcOpfProgram, cost: number): number {
  return (0.25 * RELATIVE_GAP * Math.abs(cost)) / Math.max(1, built.curves.length);
}
