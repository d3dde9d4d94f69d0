import type { OpfGenerator } from "./dc-opf-case";

/** Marginal cost of a unit at full output: 2a·p + b, or the slope of its last piece. */
export function findFullOutputPrice({ cost, maxMw }: OpfGenerator): number {
  if (cost.kind === "polynomial") return 2 * cost.quadratic * maxMw + cost.linear;
  const [[mwBefore, costBefore], [mw, last]] = [
    cost.points.at(-2) ?? [0, 0],
    cost.points.at(-1) ?? [1, 0],
  ];
  return (last - costBefore) / (mw - mwBefore);
}

/** The same unit with one price for every MW, its price at full output. */
export function flattenCost<Unit extends OpfGenerator>(unit: Unit): Unit {
  const linear = findFullOutputPrice(unit);
  return { ...unit, cost: { kind: "polynomial", quadratic: 0, linear, constant: 0 } };
}
