import { Mutex } from "@/lib/async/mutex";
import { appendRows } from "@/lib/lp/append-rows";
import { packRows } from "@/lib/lp/pack-rows";
import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { type CriterionRanges, evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverEngine } from "@/lib/solver/solver";
import type { NetworkGuard } from "../network/network-guard";
import { listTerms } from "../warm/compute-ranges";
import { findSizeRows, type SizeRow } from "../warm/find-useful-sites";
import { type AxisCost, costAxis } from "./trade-off-axes";
import { TradeOffCopy } from "./trade-off-copy";

/** A siting model of its own in an engine, with a free row for each of the two axes. */
export interface TradeOffModel {
  readonly siting: SitingModel;
  readonly axes: ReadonlyMap<TradeOffAxis, AxisCost>;
  readonly ranges: CriterionRanges;
  readonly sizeRows: readonly SizeRow[][];
  /** Answers relaxations and choices of sites in milliseconds. */
  readonly quick: TradeOffCopy;
  /** Branches; the two do not wait for each other. */
  readonly long: TradeOffCopy;
}

const allAxes = ["capitalShare", "grid", "decentralisation", "renewables", "access"] as const;

/**
 * Loads a siting model into both lanes of an engine, with a free row an axis that is bounded. With
 * a network, every point that a solve ends with is one that all its hours deliver.
 */
export async function loadTradeOffModel(
  plain: SitingModel,
  bounded: readonly TradeOffAxis[],
  ranges: CriterionRanges,
  engine: SolverEngine,
  guard?: NetworkGuard,
): Promise<TradeOffModel> {
  const axes = new Map<TradeOffAxis, AxisCost>();
  for (const axis of allAxes) {
    const position = bounded.indexOf(axis);
    const cost = costAxis(plain, axis);
    const row = position < 0 ? null : plain.program.rowCount + position;
    axes.set(axis, { ...cost, row, rowScale: 1 / Math.max(...cost.cost.map(Math.abs), 1e-9) });
  }
  const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  const rows = bounded.flatMap((id) => {
    const axis = axes.get(id);
    const scaled = (value: number) => value * (axis?.rowScale ?? 1);
    const terms = axis ? listTerms(axis).map(([j, value]) => [j, scaled(value)] as const) : [];
    return axis ? [{ terms, ...free }] : [];
  });
  const siting = { ...plain, program: appendRows(plain.program, packRows(rows)) };
  const load = async (lane: "quick" | "long") => {
    const loaded = await engine.load(siting.program, { lane });
    const model = guard?.secure(loaded) ?? loaded;
    const { unmet } = siting.columns;
    await model.changeColumnBounds(Int32Array.of(unmet), Float64Array.of(0), Float64Array.of(0));
    return new TradeOffCopy(siting, axes, model, new Mutex(), guard);
  };
  const [quick, long] = [await load("quick"), await load("long")];
  return { siting, axes, ranges, sizeRows: findSizeRows(siting), quick, long };
}

/** Gives the engine's memory back, once the solves under way are over. */
export async function disposeTradeOffModel({ quick, long }: TradeOffModel): Promise<void> {
  await Promise.all([quick, long].map(({ turns, model }) => turns.run(() => model.dispose())));
}

/** Value of an axis at a point of the model, in its own unit. */
export function measureAxis({ axes }: TradeOffModel, axis: TradeOffAxis, x: Float64Array): number {
  const cost = axes.get(axis);
  return cost ? evaluateCost(cost, x) : Number.NaN;
}

/** Width of an axis over all plans, in its own unit. */
export function measureWidth({ ranges }: TradeOffModel, axis: TradeOffAxis): number {
  if (axis === "capitalShare") return 1;
  const range = ranges.get(axis);
  return Math.max(range ? range.nadir - range.ideal : 1, 1e-6);
}
