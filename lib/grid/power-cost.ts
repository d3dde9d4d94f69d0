import type { PowerCost } from "./matpower-case";

/** A line below a convex cost: cost ≥ slope·p + intercept for every output p in MW. */
export interface CostLine {
  readonly slope: number;
  readonly intercept: number;
}

/** Cost per hour of an output in MW. */
export function evaluateCost(cost: PowerCost, outputMw: number): number {
  if (cost.kind === "polynomial") {
    return (cost.quadratic * outputMw + cost.linear) * outputMw + cost.constant;
  }
  return listPieces(cost.points).reduce(
    (most, line) => Math.max(most, line.slope * outputMw + line.intercept),
    -Infinity,
  );
}

/** The one line that a cost is, or null where it is curved or broken. */
export function readSingleLine(cost: PowerCost): CostLine | null {
  if (cost.kind === "polynomial") {
    return cost.quadratic === 0 ? { slope: cost.linear, intercept: cost.constant } : null;
  }
  const [first, ...others] = listPieces(cost.points);
  return first !== undefined && others.length === 0 ? first : null;
}

/** The tangent of a quadratic cost at an output: slope 2a·p + b, intercept c − a·p². */
export function findTangent(
  cost: Extract<PowerCost, { kind: "polynomial" }>,
  outputMw: number,
): CostLine {
  return {
    slope: 2 * cost.quadratic * outputMw + cost.linear,
    intercept: cost.constant - cost.quadratic * outputMw * outputMw,
  };
}

/** The pieces of a piecewise cost (then the model is exact), or tangents of a quadratic one. */
export function listLines(cost: PowerCost, tangentsMw: readonly number[]): CostLine[] {
  if (cost.kind === "piecewise") return listPieces(cost.points);
  return tangentsMw.map((mw) => findTangent(cost, mw));
}

/** `count` outputs spread evenly over a range, ascending; one where the range is a point. */
export function spreadPoints(minMw: number, maxMw: number, count: number): number[] {
  if (maxMw <= minMw) return [minMw];
  return Array.from(
    { length: count },
    (_, step) => minMw + ((step + 0.5) / count) * (maxMw - minMw),
  );
}

function listPieces(points: ReadonlyArray<readonly [mw: number, cost: number]>): CostLine[] {
  return points.slice(1).map(([mw, value], position) => {
    const [mwBefore, valueBefore] = points[position] ?? [0, 0];
    const slope = (value - valueBefore) / (mw - mwBefore);
    return { slope, intercept: value - slope * mw };
  });
}
