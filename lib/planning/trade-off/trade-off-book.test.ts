import { expect, it } from "vitest";
import { TradeOffBook } from "./trade-off-book";

const plan = (bounded: number, other: number) => ({
  columns: Float64Array.of(bounded, other),
  sites: new Set<number>(),
  bounded,
  other,
});

it("enters a plan under every bound that it keeps, where it is the best", () => {
  const book = new TradeOffBook([0, 1, 2, 3]);
  book.offer(plan(2, 5));
  book.offer(plan(1, 7));
  expect(book.entries.map(({ best }) => best?.other ?? null)).toEqual([null, 7, 5, 5]);
  book.offer(plan(0.5, 4));
  expect(book.entries.map(({ best }) => best?.other ?? null)).toEqual([null, 4, 4, 4]);
});

it("carries a bound to every tighter position, never to a looser one", () => {
  const book = new TradeOffBook([0, 1, 2]);
  book.raise(1, 3);
  book.raise(0, 2);
  book.raise(2, Number.NEGATIVE_INFINITY);
  expect(book.entries.map(({ bound }) => bound)).toEqual([3, 3, 0]);
});

it("knows no gap where there is no plan", () => {
  const book = new TradeOffBook([0, 1]);
  book.offer(plan(1, 4));
  expect([book.gapAt(0), book.gapAt(1)]).toEqual([Infinity, 4]);
});
