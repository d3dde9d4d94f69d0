import type { Plan } from "@/lib/schema/plan";
import type { TradeOffAxis, TradeOffLower, TradeOffPoint } from "@/lib/schema/trade-off";
import type { TradeOffCurve } from "./use-trade-off";

/** A point as the chart shows it. */
export interface ShownPoint {
  readonly point: TradeOffPoint;
  /** False: no weighting reaches it; null until the curve is whole. */
  readonly supported: boolean | null;
  /** Rise of y per unit of x given up towards the left; null at the left end. */
  readonly price: number | null;
}

/** A place on both axes, in their units. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where something stands in the chart, px. */
export interface Placed {
  readonly left: number;
  readonly top: number;
}

/** What a chart of the curve shows, and whom it tells of a point that is chosen. */
export interface ChartProps {
  readonly shown: readonly ShownPoint[];
  /** The line that no plan lies below; empty until it is known. */
  readonly lower: TradeOffLower["lower"];
  readonly x: TradeOffAxis;
  readonly y: TradeOffAxis;
  /** The plan on screen, on both axes. */
  readonly current: { readonly x: number; readonly y: number } | null;
  /** Index of the point that is previewed. */
  readonly previewed: number | null;
  onPoint(shown: ShownPoint | null): void;
  /** Shows a point's plan; null shows the own plan again. */
  onChoose(shown: ShownPoint | null): void;
  /** Makes a point the plan. */
  onUse(shown: ShownPoint): void;
}

/** Points nearer than this part of the extent are shown as one. */
const SAME_PART = 1e-4;

/** Unit of an axis, as the formatting functions name it. */
export function unitOfAxis(axis: TradeOffAxis): "share" | "km" | "MW" {
  if (axis === "capitalShare") return "share";
  return axis === "access" ? "km" : "MW";
}

/** Value of a plan on an axis. */
export function readAxis(plan: Plan, axis: TradeOffAxis): number {
  if (axis === "capitalShare") return plan.totals.capitalShare;
  return plan.criteria.find(({ id }) => id === axis)?.value ?? Number.NaN;
}

/** Position of the point that stands nearest to a place of the chart; where two do, the left one. */
export function findNearest(
  shown: readonly ShownPoint[],
  target: Spot | Placed,
  place: (x: number, y: number) => Placed,
): number {
  const to = "left" in target ? target : place(target.x, target.y);
  let [best, bestPx] = [0, Number.POSITIVE_INFINITY];
  shown.forEach(({ point }, position) => {
    const { left, top } = place(point.x, point.y);
    const px = Math.hypot(left - to.left, top - to.top);
    if (px < bestPx) [best, bestPx] = [position, px];
  });
  return best;
}

/** The distinct points from left to right, with what each costs on the way to its left. */
export function shapeCurve({ points, end }: TradeOffCurve): ShownPoint[] {
  const extent = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  const distinct = points.filter((point, k) => {
    const before = points[k - 1];
    return !before || point.x - before.x > SAME_PART * extent;
  });
  return distinct.map((point, k) => {
    const left = distinct[k - 1];
    const mark = end?.marks.find(({ index }) => index === point.index);
    return {
      point,
      supported: mark?.supported ?? null,
      price: left ? (left.y - point.y) / (point.x - left.x) : null,
    };
  });
}

/** Width and height of the curve, in the axes' units. */
export function measureExtent(shown: readonly ShownPoint[]): Spot {
  const [first, last] = [shown[0]?.point, shown.at(-1)?.point];
  return first && last ? { x: last.x - first.x, y: first.y - last.y } : { x: 0, y: 0 };
}
