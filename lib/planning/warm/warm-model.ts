import { Mutex } from "@/lib/async/mutex";
import { appendRows } from "@/lib/lp/append-rows";
import { packRows } from "@/lib/lp/pack-rows";
import type { CriterionId } from "@/lib/schema/scenario";
import {
  type CriterionRanges,
  combineCosts,
  criterionCosts,
} from "@/lib/siting/criteria/criterion-costs";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverEngine, SolverModel } from "@/lib/solver/solver";
import { NetworkGuard } from "../network/network-guard";
import type { PlanNetwork } from "../network/plan-network";
import { computeRanges, listTerms, type MeasuredCriterion } from "./compute-ranges";
import { findSizeRows, type SizeRow } from "./find-useful-sites";
import { measureLargest } from "./measure-largest";
import { recomputeBound } from "./recompute-bound";

/** One copy of the program in an engine; users take turns, and leave bounds as they found them. */
export interface SharedModel {
  readonly model: SolverModel;
  readonly turns: Mutex;
}

/**
 * A siting model held by an engine, ready for any weighting: a change of weights changes costs and
 * nothing else. `quick` answers in milliseconds, `long` proves; they do not wait for each other.
 */
export interface WarmModel {
  readonly siting: SitingModel;
  /** Null when no plan meets the rules, parts of sites and all. */
  readonly ranges: CriterionRanges | null;
  /** Rows that join each site's load to its opening, [site]. */
  readonly sizeRows: readonly SizeRow[][];
  readonly quick: SharedModel;
  readonly long: SharedModel;
  /** Keeps both copies to what the network delivers; absent where headroom tables suffice. */
  readonly guard?: NetworkGuard;
}

/** Adds a free row for each criterion, so that its value can be bounded without a new program. */
function addCriterionRows(siting: SitingModel): {
  readonly siting: SitingModel;
  readonly criteria: MeasuredCriterion[];
} {
  const ids: readonly CriterionId[] = siting.problem.criteria;
  const criteria = ids.map((id, k) => {
    const cost = criterionCosts(siting, id);
    const largest = measureLargest(siting, cost);
    return { id, ...cost, largest, row: siting.program.rowCount + k };
  });
  const lower = Number.NEGATIVE_INFINITY;
  const upper = Number.POSITIVE_INFINITY;
  const rows = packRows(criteria.map((cost) => ({ terms: listTerms(cost), lower, upper })));
  return { siting: { ...siting, program: appendRows(siting.program, rows) }, criteria };
}

/** The whole target must be placed; what cannot be is asked for apart (see `findLimitMoves`). */
export function forbidUnmet(model: SolverModel, siting: SitingModel): Promise<void> {
  const { unmet } = siting.columns;
  return model.changeColumnBounds(Int32Array.of(unmet), Float64Array.of(0), Float64Array.of(0));
}

/** Every later weighting starts from the optimum of the middle one. */
async function keepReference(
  model: SolverModel,
  siting: SitingModel,
  ranges: CriterionRanges,
): Promise<void> {
  const middle = { grid: 0.25, decentralisation: 0.25, renewables: 0.25, access: 0.25 };
  const { cost, offset } = combineCosts(siting, middle, ranges);
  await model.changeCosts(cost, offset);
  await model.solve({ relax: true, fromReference: true, keepReference: true });
}

/**
 * Loads a siting model into an engine and computes the ranges of its criteria. With a network,
 * every point that a solve ends with is one that all its hours deliver.
 */
export async function warmModel(
  plain: SitingModel,
  engine: SolverEngine,
  network: PlanNetwork | null = null,
): Promise<WarmModel> {
  const { siting, criteria } = addCriterionRows(plain);
  const guard = network && (await NetworkGuard.open(network, siting));
  const secure = (model: SolverModel) => guard?.secure(model) ?? model;
  const quick = secure(await engine.load(siting.program, { lane: "quick" }));
  const long = secure(await engine.load(siting.program, { lane: "long" }));
  await forbidUnmet(quick, siting);
  await forbidUnmet(long, siting);
  const bounded = { siting, ...(guard ? { guard } : {}) };
  const ranges = await computeRanges(quick, criteria, (cost, rowDual) =>
    recomputeBound(bounded, cost, rowDual),
  );
  if (ranges) await keepReference(quick, siting, ranges);
  return {
    siting,
    ranges,
    sizeRows: findSizeRows(siting),
    quick: { model: quick, turns: new Mutex() },
    long: { model: long, turns: new Mutex() },
    ...(guard ? { guard } : {}),
  };
}

/** Gives the engine's memory back, once those who still use the model are done. */
export async function coolModel({ quick, long }: WarmModel): Promise<void> {
  await quick.turns.run(() => quick.model.dispose());
  await long.turns.run(() => long.model.dispose());
}
