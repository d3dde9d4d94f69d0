import { expect, it } from "vitest";
import { TradeOffTable } from "./trade-off-table";

const plan = (bounded: number, other: number) => ({
  columns: Float64Array.of(bounded, other),
  sites: new Set<number>(),
  bounded,
  other,
});

it("enters a plan under every bound that it keeps, where it is the best", () => {
  const table = new TradeOffTable([0, 1, 2, 3]);
  table.offer(plan(2, 5));
  table.offer(plan(1, 7));
  expect(table.entries.map(({ best }) => best?.other ?? null)).toEqual([null, 7, 5, 5]);
  table.offer(plan(0.5, 4));
  expect(table.entries.map(({ best }) => best?.other ?? null)).toEqual([null, 4, 4, 4]);
});

it("carries a bound to every tighter position, never to a looser one", () => {
  const table = new TradeOffTable([0, 1, 2]);
  table.raise(1, 3);
  table.raise(0, 2);
  table.raise(2, Number.NEGATIVE_INFINITY);
  expect(table.entries.map(({ bound }) => bound)).toEqual([3, 3, 0]);
});

it("knows no gap where there is no plan", () => {
  const table = new TradeOffTable([0, 1]);
  table.offer(plan(1, 4));
  expect([table.gapAt(0), table.gapAt(1)]).toEqual([Infinity, 4]);
});
