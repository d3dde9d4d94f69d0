import { appendRows } from "@/lib/lp/append-rows";
import { packRows } from "@/lib/lp/pack-rows";
import type { Scenario } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { type CriterionRanges, combineCosts } from "@/lib/siting/criteria/criterion-costs";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolverEngine, SolverModel } from "@/lib/solver/solver";
import { NetworkGuard } from "../network/network-guard";
import type { PlanNetwork } from "../network/plan-network";
import { listTerms } from "../warm/compute-ranges";

/**
 * A siting model with its objective bounded in a row, and a row for each known plan, which is free
 * until it is asked for:
 *
 *   objective(x) ≤ ceiling,   overlap_k(x) ≤ 1 − smallest difference,
 *   overlap_k(x) = ½ · Σ_{i in plan k} (load[i] + planLoad[i]·open[i]) ÷ target
 *
 * A site's true overlap min(load, planLoad) is at most the mean of the two, and equals it where a
 * site is closed or unchanged: so 1 − overlap never claims more difference than there is.
 */
export interface DifferenceModel {
  readonly siting: SitingModel;
  /** Its solves end with points that the network delivers, where there is one. */
  readonly model: SolverModel;
  /**
   * The same program with the network's limits found so far and no test for more: bounds of its
   * relaxation hold for every plan, and take one solve.
   */
  readonly bounding: SolverModel;
  /** Null where headroom tables suffice. */
  readonly guard: NetworkGuard | null;
  /** The weighted criteria. */
  readonly objective: CriterionCost;
  /** The row that bounds the objective. */
  readonly objectiveRow: number;
  /** The rows of the overlaps, one a known plan. */
  readonly overlapRows: number[];
  /** Σ over known plans of each column's part in the overlap with it. */
  readonly overlapSum: Float64Array;
  /** MW of all known plans by province. */
  readonly provinceMw: Map<string, number>;
}

const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

/** Worth of moving load to a province used less, beside moving it to another site. */
const PROVINCE_PART = 3;
/** A trifle of the objective settles what the distance leaves open. */
const OBJECTIVE_PART = 0.01;

/**
 * Loads the model into the engine's long lane. The exchange arguments that let the plain model
 * leave out equal or slightly worse sites do not hold for other plans than the best: they are off.
 */
export async function loadDifferenceModel(
  problem: SitingProblem,
  weights: Scenario["weights"],
  ranges: CriterionRanges,
  engine: SolverEngine,
  network: PlanNetwork | null,
): Promise<DifferenceModel> {
  const plain = buildModel(problem, { tighten: false });
  const objective = combineCosts(plain, weights, ranges);
  const program = appendRows(plain.program, packRows([{ terms: listTerms(objective), ...free }]));
  const columnUpper = Float64Array.from(program.columnUpper);
  columnUpper[plain.columns.unmet] = 0;
  const siting = { ...plain, program: { ...program, columnUpper } };
  const bounding = await engine.load(siting.program, { lane: "long" });
  const guard = network && (await NetworkGuard.open(network, siting));
  return {
    siting,
    model: guard?.secure(bounding) ?? bounding,
    bounding,
    guard,
    objective,
    objectiveRow: plain.program.rowCount,
    overlapRows: [],
    provinceMw: new Map(),
    overlapSum: new Float64Array(program.columnCount),
  };
}

/** Lets only plans through whose objective is at most `ceiling`; Infinity = any. */
export function limitObjective(
  { model, objective, objectiveRow }: DifferenceModel,
  ceiling: number,
): Promise<void> {
  return model.changeRowBounds(
    Int32Array.of(objectiveRow),
    Float64Array.of(Number.NEGATIVE_INFINITY),
    Float64Array.of(ceiling - objective.offset),
  );
}

/** Counts a plan as known; its loads are in MW, [site]. */
export async function addKnownPlan(
  { siting, model, overlapSum, overlapRows, provinceMw }: DifferenceModel,
  loadsMw: Float64Array,
): Promise<void> {
  const { columns, problem, unitMw } = siting;
  const terms: Array<readonly [number, number]> = [];
  loadsMw.forEach((mw, site) => {
    const [load, open] = [columns.load[site], columns.open[site]];
    if (mw <= 0 || load === undefined || open === undefined) return;
    const perLoad = unitMw / problem.targetMw / 2;
    const perOpen = mw / problem.targetMw / 2;
    terms.push([load, perLoad], [open, perOpen]);
    overlapSum[load] = (overlapSum[load] ?? 0) + perLoad;
    overlapSum[open] = (overlapSum[open] ?? 0) + perOpen;
    const province = problem.candidateSites[site]?.province ?? "";
    provinceMw.set(province, (provinceMw.get(province) ?? 0) + mw);
  });
  overlapRows.push(await model.addRows([{ terms, ...free }]));
}

/** Demands a part `smallest` of the load elsewhere than in each known plan; 0 = demands nothing. */
export function demandDifference(
  { model, overlapRows }: DifferenceModel,
  smallest: number,
): Promise<void> {
  const upper = smallest > 0 ? 1 - smallest : Number.POSITIVE_INFINITY;
  return model.changeRowBounds(
    Int32Array.from(overlapRows),
    Float64Array.from(overlapRows, () => Number.NEGATIVE_INFINITY),
    Float64Array.from(overlapRows, () => upper),
  );
}

/**
 * Costs under which the model looks for a plan far from the known ones: the mean overlap of the
 * sites, more so for load in provinces by what they carry already, a trifle of the objective.
 * After the spatially explicit alternatives (SPORES) of energy planning.
 */
export function costOverlap(difference: DifferenceModel): CriterionCost {
  const { siting, objective, overlapSum, overlapRows, provinceMw } = difference;
  const { columns, problem, unitMw } = siting;
  const cost = overlapSum.map(
    (part, column) => part / overlapRows.length + OBJECTIVE_PART * (objective.cost[column] ?? 0),
  );
  const largestMw = Math.max(...provinceMw.values());
  problem.candidateSites.forEach(({ province }, site) => {
    const load = columns.load[site] ?? -1;
    const crowded = (provinceMw.get(province) ?? 0) / largestMw;
    cost[load] = (cost[load] ?? 0) + (PROVINCE_PART * crowded * unitMw) / problem.targetMw;
  });
  return { cost, offset: 0 };
}
