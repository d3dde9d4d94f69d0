import { findShortfall, type ShortfallResult } from "@/lib/grid/deliverability-cut";
import type { HourModel } from "@/lib/grid/hour-model";
import { sumCapacityMw } from "@/lib/grid/hour-program";
import type { GridData } from "@/lib/schema/grid-data";
import type { GridFit } from "@/lib/schema/grid-state";

/** Growth starts here, so high that no hour takes it, MW. */
const BEYOND_MW = 100_000;
const MAX_STEPS = 40;
/** Lines worth less than this for a MW of rating are rounding, MW. */
const LEAST_FREED_MW = 1e-3;

const SHORT_OF_GENERATION = { reason: "generation", lines: [] } as const;

/**
 * How much new load fits in the proportions of `newLoadMw` ([bus], MW), and what ends its growth.
 *
 * The shortfall v(t·L) is convex in t and 0 up to the most that fits, so Newton's method from far
 * above comes down to it in a few steps: each cut Σ weight·t·L ≤ upper is a tangent of v, and its
 * root t = upper ÷ Σ weight·L is the next t. At the last cut one more MW of rating of a line frees
 * mwPerRatingMw · ΣL ÷ Σ weight·L MW of the plan.
 */
export async function findFit(
  grid: GridData,
  hourModel: HourModel,
  newLoadMw: Float64Array,
  signal?: AbortSignal,
): Promise<GridFit> {
  const planMw = sum(newLoadMw);
  const { network, hourCase } = hourModel;
  const roomMw = sum(sumCapacityMw(network, hourCase)) - sum(hourCase.demandMw);
  const plan = await findShortfall(hourModel, newLoadMw, signal);
  const deliverable = plan.shortfallMw === 0;
  const missingMw = Number.isFinite(plan.shortfallMw) ? plan.shortfallMw : null;
  const unknown = { deliverable, missingMw, roomMw, fitsMw: null, reason: null, lines: [] };
  if (planMw === 0 || missingMw === null) return unknown;
  let scale = BEYOND_MW / planMw;
  let growth: Growth | null = null;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const at = scale;
    const scaledMw = newLoadMw.map((mw) => mw * at);
    const shortfall = await findShortfall(hourModel, scaledMw, signal);
    const next = readGrowth(grid, shortfall, newLoadMw, planMw);
    if (next === null) break;
    growth = next;
    scale = next.scale;
    if (scale <= 0) break;
  }
  if (growth === null) return unknown;
  const { reason, lines } = growth;
  return { ...unknown, fitsMw: Math.max(0, growth.scale) * planMw, reason, lines };
}

function sum(valuesMw: Float64Array): number {
  return valuesMw.reduce((total, mw) => total + mw, 0);
}

type Growth = Pick<GridFit, "reason" | "lines"> & { readonly scale: number };

/** Where a cut's tangent says growth ends; null when all is delivered or nothing is known. */
function readGrowth(
  grid: GridData,
  { cut }: ShortfallResult,
  newLoadMw: Float64Array,
  planMw: number,
): Growth | null {
  if (cut === null) return null;
  const slope = newLoadMw.reduce((sum, mw, bus) => sum + mw * (cut.weight[bus] ?? 0), 0);
  if (slope <= 0) return null;
  const scale = cut.upperMw / slope;
  const lines = cut.lines.flatMap(({ branch, outage, mwPerRatingMw }) => {
    const number = grid.branches[branch]?.branch;
    const freedMw = (mwPerRatingMw * planMw) / slope;
    if (number === undefined || freedMw < LEAST_FREED_MW) return [];
    const lost = outage === null ? null : (grid.branches[outage]?.branch ?? null);
    return [{ branch: number, outage: lost, freedMw }];
  });
  return lines.length === 0
    ? { scale, ...SHORT_OF_GENERATION, lines: [] }
    : { scale, reason: "lines", lines };
}
