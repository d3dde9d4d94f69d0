import { fillByWholeSites } from "../constraints/fill-by-whole-sites";
import { listUsableSites } from "../constraints/tighten-program";
import { deviateByModules } from "../constraints/whole-modules";
import { columnAt, type ModelDraft } from "../model-draft";
import type { CriterionCost, SitingModel } from "../siting-model";
import type { SpreadTarget } from "../siting-problem";
import { listTangentPoints, measureSquaredDeviation } from "./squared-deviation";

/** What one misplaced MW outside the capital counts, against one MW in the capital. */
export const SPREAD_WEIGHT = 0.25;

/** Adds how far each province is from its even share of the target, as it is or squared. */
export function addDeviations(draft: ModelDraft): Map<string, number> {
  const add = draft.problem.spreadMeasure === "squared" ? addSquaredDeviation : addDeviation;
  return new Map(draft.problem.spread.map((target) => [target.province, add(draft, target)]));
}

/**
 * Adds a province's distance from its even share of the target.
 *
 *   deviation[r] ≥ ±(Σ_{i∈r} load[i] − τ[r]·target)          dual: objective per MW of even share
 */
function addDeviation(draft: ModelDraft, { province, share, sites }: SpreadTarget): number {
  const { problem, builder, columns, unitMw } = draft;
  const loads = sites.map((i) => columnAt(columns.load, i));
  const even = (share * problem.targetMw) / unitMw;
  // No province is farther from its share than the whole target.
  const column = builder.addColumn({ upper: problem.targetMw / unitMw });
  builder.addRow({
    name: `deviationBelow[${province}]`,
    terms: [[column, 1], ...loads.map((load) => [load, -1] as const)],
    lower: -even,
  });
  builder.addRow({
    name: `deviationAbove[${province}]`,
    terms: [[column, 1], ...loads.map((load) => [load, 1] as const)],
    lower: even,
  });
  deviateByModules(draft, { name: province, column, sites, evenMw: share * problem.targetMw });
  const rest = loads.map((load) => [load, -0.5] as const);
  fillByWholeSites(draft, listUsableSites(draft, sites), share * problem.targetMw, province, {
    terms: [...rest, [column, 0.5]],
    constant: even / 2,
  });
  return column;
}

/**
 * Adds a province's squared distance from its even load E = τ[r]·target, relative to E: the largest
 * of the tangents of (load − E)² ÷ E at points p, a convex piecewise-linear figure from below.
 *
 *   deviation[r] ≥ ((p − E)² + 2·(p − E)·(Σ_{i∈r} load[i] − p)) ÷ E   for each p
 *                                                      dual: objective per MW of squared distance
 */
function addSquaredDeviation(draft: ModelDraft, { province, share, sites }: SpreadTarget): number {
  const { problem, builder, columns, unitMw } = draft;
  const even = (share * problem.targetMw) / unitMw;
  // A convex figure is largest at an end: with nothing there, or with the whole target.
  const ends = [0, problem.targetMw / unitMw].map((load) =>
    measureSquaredDeviation(load, even, share),
  );
  const column = builder.addColumn({ upper: Math.max(...ends) });
  for (const point of listTangentPoints(share)) {
    // All in even loads E: slope 2·(point − 1), value at 0 load (point − 1)² − 2·(point − 1)·point.
    const slope = 2 * (point - 1);
    const atZero = (1 - point ** 2) * even;
    const loads = sites.map((i) => [columnAt(columns.load, i), -slope] as const);
    if (slope !== 0)
      builder.addRow({
        name: `squaredDeviation[${province},${point}]`,
        terms: [[column, 1], ...loads],
        lower: atZero,
      });
  }
  return column;
}

/**
 * How large each province's deviation can be of need, by its column: no load is off the even share by
 * more than none at all or all of the target. The program leaves out what follows; a bound that is summed
 * up from duals must know it.
 *
 *   deviation[r] ≤ max(E, (target − E)), or squared max(E, (target − E)² ÷ E),  E = τ[r]·target
 */
export function listDeviationBounds({
  problem,
  columns,
  unitMw,
}: Pick<SitingModel, "problem" | "columns" | "unitMw">): Array<[column: number, upper: number]> {
  return problem.spread.flatMap(({ province, share }) => {
    const column = columns.deviation.get(province);
    const farthest = Math.max(1, 1 / share - 1);
    const deviation = problem.spreadMeasure === "squared" ? farthest ** 2 : farthest;
    return column === undefined ? [] : [[column, (share * problem.targetMw * deviation) / unitMw]];
  });
}

/**
 * MW out of place: load in the capital region, and a quarter of the load to move elsewhere for an
 * even spread (half the sum of deviations, since each moved MW mends two).
 *
 *   Σ_{i∈capital} load[i] + ¼ · ½ · Σ_r deviation[r],
 *   deviation[r] = |load[r] − τ[r]·target|, or piecewise (load[r] − τ[r]·target)² ÷ (τ[r]·target)
 */
export function costOutOfPlace({ problem, program, columns, unitMw }: SitingModel): CriterionCost {
  const cost = new Float64Array(program.columnCount);
  problem.candidateSites.forEach((site, i) => {
    if (site.capital) cost[columnAt(columns.load, i)] = unitMw;
  });
  for (const column of columns.deviation.values()) cost[column] = (SPREAD_WEIGHT / 2) * unitMw;
  return { cost, offset: 0 };
}
