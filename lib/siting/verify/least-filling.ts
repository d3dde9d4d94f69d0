import { findCommonUnit } from "./common-unit";

/** More steps than this end the search for the best filling. */
const MOST_STEPS = 20_000;
/** A table of so many cells takes its place; beyond, the relaxation bounds the filling. */
const MOST_CELLS = 1_000_000;
/** Fillings nearer than this, relative, are not told apart: the answer is lowered by it. */
const SAME_VALUE = 2e-9;

/** What may be put into a room. */
export interface FillingItem {
  /** Below 0. */
  readonly gain: number;
  /** Not negative. */
  readonly weight: number;
}

/** Best gain per weight first. */
export function rankItems<Item extends FillingItem>(items: Item[]): Item[] {
  return items.sort((a, b) => a.gain / a.weight - b.gain / b.weight);
}

/**
 * Lower bound on min Σ gain over ranked items in parts that fit into `room`, and the price of room
 * there, ≥ 0.
 */
export function relaxFilling(
  ranked: readonly FillingItem[],
  room: number,
  from = 0,
): { readonly value: number; readonly roomPrice: number } {
  let value = 0;
  let left = room;
  for (let place = from; place < ranked.length; place += 1) {
    const item = ranked[place];
    if (!item) break;
    if (item.weight > left) {
      const roomPrice = -item.gain / item.weight;
      return { value: value - roomPrice * left, roomPrice };
    }
    value += item.gain;
    left -= item.weight;
  }
  return { value, roomPrice: 0 };
}

/**
 * min Σ gain over whole items that fit into `room`, ranked: depth first, the taking of an item before
 * the leaving, behind the relaxation of the rest. Where that takes too long, by a table over whole
 * units of weight; else the relaxation of all, which is a lower bound too.
 */
export function findLeastFilling(ranked: readonly FillingItem[], room: number): number {
  const relaxed = relaxFilling(ranked, room).value;
  const margin = SAME_VALUE * Math.abs(relaxed);
  let best = 0;
  let steps = 0;
  const taken: number[] = [];
  let value = 0;
  let left = room;
  let place = 0;
  for (;;) {
    for (; place < ranked.length; place += 1) {
      const item = ranked[place];
      if (!item) break;
      steps += 1;
      if (item.weight > left) {
        // Leaving it is no choice; the rest may still be worth nothing.
        if (value + relaxFilling(ranked, left, place).value >= best - margin) break;
        continue;
      }
      taken.push(place);
      value += item.gain;
      left -= item.weight;
    }
    if (value < best) best = value;
    if (best <= relaxed + margin) return relaxed;
    if (steps > MOST_STEPS) return fillByTable(ranked, room) ?? relaxed;
    // Back to the last item taken whose leaving may be better.
    for (;;) {
      const last = taken.pop();
      const item = last === undefined ? undefined : ranked[last];
      if (last === undefined || !item) return best - margin;
      value -= item.gain;
      left += item.weight;
      place = last + 1;
      if (value + relaxFilling(ranked, left, place).value < best - margin) break;
    }
  }
}

/** Exact over whole units of weight; null where there are too many. */
function fillByTable(items: readonly FillingItem[], room: number): number | null {
  const unit = findCommonUnit(items.map(({ weight }) => weight));
  const size = unit > 0 ? Math.floor((room / unit) * (1 + SAME_VALUE)) : Infinity;
  if (!(items.length * size <= MOST_CELLS)) return null;
  const best = new Float64Array(size + 1);
  for (const { gain, weight } of items) {
    const width = Math.round(weight / unit);
    for (let left = size; left >= width; left -= 1) {
      const value = (best[left - width] ?? 0) + gain;
      if (value < (best[left] ?? 0)) best[left] = value;
    }
  }
  return best[size] ?? null;
}
