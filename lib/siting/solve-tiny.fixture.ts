import type { SolveResult, SolverEngine } from "@/lib/solver/solver";
import type { Weights } from "../schema/scenario";
import { combineCosts, placementCosts } from "./criteria/criterion-costs";
import type { CriterionCost, SitingModel } from "./siting-model";
import { tinyRanges } from "./tiny-country.fixture";

/** Solves a model to proven optimality for one cost. */
export async function solveFor(
  engine: SolverEngine,
  { program }: SitingModel,
  { cost, offset }: CriterionCost,
  bounds?: { readonly column: number; readonly upper: number },
): Promise<SolveResult> {
  const columnUpper = Float64Array.from(program.columnUpper);
  if (bounds) columnUpper[bounds.column] = bounds.upper;
  const model = await engine.load({ ...program, cost, offset, columnUpper });
  const result = await model.solve({ absoluteGap: 1e-9, relativeGap: 0 });
  await model.dispose();
  return result;
}

/** Places as much as can be placed, then minimises the weighted criteria; null when infeasible. */
export async function solveInTurn(
  engine: SolverEngine,
  model: SitingModel,
  weights: Weights,
): Promise<SolveResult | null> {
  const most = await solveFor(engine, model, placementCosts(model));
  if (!most.x) return null;
  const { unmet } = model.columns;
  const upper = Math.max(0, most.x[unmet] ?? 0) + 1e-7;
  const cost = combineCosts(model, weights, tinyRanges);
  return solveFor(engine, model, cost, { column: unmet, upper });
}
