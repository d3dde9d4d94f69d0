import type { TradeOffAxis } from "@/lib/schema/trade-off";
import { listOpenSites } from "../search/search";
import type { Vertex } from "./lower-envelope";
import { measureAxis, measureWidth, type TradeOffModel } from "./trade-off-model";
import type { TablePlan } from "./trade-off-table";

export interface TradeOffAxes {
  /** The axis that is held to a bound, step by step. */
  readonly bounded: TradeOffAxis;
  /** The axis that is made as small as each bound allows. */
  readonly other: TradeOffAxis;
}

export interface TradeOffQuestion extends TradeOffAxes {
  readonly pointCount: number;
  readonly signal?: AbortSignal;
}

/** A point of the curve as the model sees it, in the axes' units. */
export interface TracedPoint {
  /** Counted from the tightest bound. */
  readonly position: number;
  readonly total: number;
  readonly epsilon: number;
  /** No plan within ε has a smaller value of the other axis. */
  readonly bound: number;
  /** The part of it that duals prove on the model's rows. */
  readonly recomputedBound: number;
  /** Values of the other axis at the two ends of the curve. */
  readonly ends: readonly [best: number, worst: number];
  readonly columns: Float64Array;
}

export type TraceEvent =
  | { readonly kind: "lower"; readonly total: number; readonly vertices: readonly Vertex[] }
  | { readonly kind: "point"; readonly point: TracedPoint };

/** Part of each axis that is in neither place, once the open sites are chosen. */
const EXTRA = 1e-4;

/** Tiny parts of the axes that are in neither place: they settle what a goal leaves open. */
export function listExtras(
  trade: TradeOffModel,
  { bounded, other }: TradeOffAxes,
): Map<TradeOffAxis, number> {
  const axes = (["grid", "decentralisation", "renewables", "access"] as const).filter(
    (axis) => axis !== bounded && axis !== other,
  );
  return new Map(axes.map((axis) => [axis, EXTRA / measureWidth(trade, axis)]));
}

/** A point of the model as a plan on both axes. */
export function measurePlan(
  trade: TradeOffModel,
  { bounded, other }: TradeOffAxes,
  columns: Float64Array,
): TablePlan {
  return {
    columns,
    sites: listOpenSites(trade.siting, columns, 0.5),
    bounded: measureAxis(trade, bounded, columns),
    other: measureAxis(trade, other, columns),
  };
}
