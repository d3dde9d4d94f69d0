import { fillByWholeSites } from "../constraints/fill-by-whole-sites";
import { listUsableSites } from "../constraints/tighten-program";
import { columnAt, type ModelDraft } from "../model-draft";
import type { CriterionCost, SitingModel } from "../siting-model";

/** What one misplaced MW outside the capital counts, against one MW in the capital. */
export const SPREAD_WEIGHT = 0.25;

/**
 * Adds each province's distance from its even share of the target.
 *
 *   deviation[r] ≥ ±(Σ_{i∈r} load[i] − τ[r]·target)          dual: objective per MW of even share
 */
export function addDeviations(draft: ModelDraft): Map<string, number> {
  const { problem, builder, columns, unitMw } = draft;
  const deviation = new Map<string, number>();
  for (const { province, share, sites } of problem.spread) {
    const loads = sites.map((i) => columnAt(columns.load, i));
    const even = (share * problem.targetMw) / unitMw;
    // No province is farther from its share than the whole target.
    const column = builder.addColumn({ upper: problem.targetMw / unitMw });
    builder.addRow([[column, 1], ...loads.map((load) => [load, -1] as const)], -even, Infinity);
    builder.addRow([[column, 1], ...loads.map((load) => [load, 1] as const)], even, Infinity);
    deviation.set(province, column);
    const rest = loads.map((load) => [load, -0.5] as const);
    fillByWholeSites(draft, listUsableSites(draft, sites), share * problem.targetMw, {
      terms: [...rest, [column, 0.5]],
      constant: even / 2,
    });
  }
  return deviation;
}

/**
 * MW out of place: load in the capital region, and a quarter of the load to move elsewhere for an
 * even spread over residents (half the sum of deviations, since each moved MW mends two).
 *
 *   Σ_{i∈capital} load[i] + ¼ · ½ · Σ_r |load[r] − τ[r]·target|
 */
export function costOutOfPlace({ problem, program, columns, unitMw }: SitingModel): CriterionCost {
  const cost = new Float64Array(program.columnCount);
  problem.candidateSites.forEach((site, i) => {
    if (site.capital) cost[columnAt(columns.load, i)] = unitMw;
  });
  for (const column of columns.deviation.values()) cost[column] = (SPREAD_WEIGHT / 2) * unitMw;
  return { cost, offset: 0 };
}
