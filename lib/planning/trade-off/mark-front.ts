import type { TradeOffMark, TradeOffPoint } from "@/lib/schema/trade-off";

type FrontPoint = Pick<TradeOffPoint, "index" | "bounded" | "x" | "y" | "bound">;

/** Two points nearer than this part of the curve's extent are one. */
const SAME_PART = 1e-6;

/** Cross product of a→b and a→c; > 0 where c lies above the line through a and b. */
function turn(a: FrontPoint, b: FrontPoint, c: FrontPoint): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** Lower convex hull of points in order of x (monotone chain). */
function findLowerHull(points: readonly FrontPoint[]): FrontPoint[] {
  const hull: FrontPoint[] = [];
  for (const point of points) {
    for (;;) {
      const [a, b] = [hull.at(-2), hull.at(-1)];
      if (!a || !b || turn(a, b, point) > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

/** Height of a falling hull at x; the nearest end's beyond it. */
function readHull(hull: readonly FrontPoint[], x: number): number {
  const right = hull.findIndex((point) => point.x >= x);
  const [a, b] = [hull[right - 1], hull[right]];
  if (!b) return hull.at(-1)?.y ?? Number.NaN;
  return a ? a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) : b.y;
}

/** Whether even the bound of a point lies above the hull: upwards of it, or to its right. */
function liesAbove(
  hull: readonly FrontPoint[],
  { bounded, bound, x, y }: FrontPoint,
  sameX: number,
  sameY: number,
): boolean {
  if (bounded === "x") return bound > readHull(hull, x) + sameY;
  const turned = hull.map((point) => ({ ...point, x: point.y, y: point.x })).reverse();
  return bound > readHull(turned, y) + sameX;
}

/**
 * Says of each point whether a weighted sum of the two axes could reach it, and what one unit of x
 * costs to its right.
 *
 *   unsupported:  (x, bound) above the hull     slope[k] = (y[k+1] − y[k]) ÷ (x[k+1] − x[k])
 *
 * The hull is that of the points given. A point counts as unsupported only if even its bound lies
 * above it, so that what is left of a gap is never taken for a property of the curve. Points with
 * the same values share their mark; the last has no slope.
 */
export function markFront(points: readonly FrontPoint[]): TradeOffMark[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || b.y - a.y);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [];
  const sameX = SAME_PART * (last.x - first.x);
  const sameY = SAME_PART * Math.abs(first.y - last.y);
  const hull = findLowerHull(sorted);
  return [...points]
    .sort((a, b) => a.index - b.index)
    .map((point) => {
      const next = sorted.find(({ x }) => x > point.x + sameX);
      return {
        index: point.index,
        supported: !liesAbove(hull, point, sameX, sameY),
        slope: next ? (next.y - point.y) / (next.x - point.x) : null,
      };
    });
}
