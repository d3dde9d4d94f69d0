import { describe, expect, it } from "vitest";
import { fillByRatio, fillWholly, type KnapsackItems } from "./service-knapsack";
import { makeRandom } from "./test-service";

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

/** Items with whole weights from 0, and gains below 0, many of them alike. */
function makeItems(seed: number, count = 9): KnapsackItems {
  const random = makeRandom(seed);
  const draw = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  return {
    count,
    customer: Int32Array.from({ length: count }, (_, item) => item),
    gain: Float64Array.from({ length: count }, () => -draw(1, 20) / 2),
    weight: Float64Array.from({ length: count }, () => draw(seed % 3 === 0 ? 0 : 1, 9)),
    ratio: new Float64Array(count),
    order: new Int32Array(count),
  };
}

function sum(values: Float64Array, share: Float64Array): number {
  return share.reduce(
    (total, part, item) => total + (part === 0 ? 0 : part * (values[item] ?? 0)),
    0,
  );
}

function enumerateFillings({ count, gain, weight }: KnapsackItems, capacity: number): number {
  let least = 0;
  for (let set = 0; set < 2 ** count; set += 1) {
    const share = Float64Array.from({ length: count }, (_, item) => (set >> item) % 2);
    if (sum(weight, share) <= capacity) least = Math.min(least, sum(gain, share));
  }
  return least;
}

describe.each(seeds)("a knapsack (seed %i)", (seed) => {
  const items = makeItems(seed);
  const capacity = 5 + (seed % 20);

  it("of whole items is filled as well as by trying all", () => {
    const share = new Float64Array(items.count);
    const value = fillWholly(items, capacity, share, true);
    expect(value).toBeCloseTo(enumerateFillings(items, capacity), 9);
    expect(sum(items.gain, share)).toBeCloseTo(value, 9);
    expect(sum(items.weight, share)).toBeLessThanOrEqual(capacity);
    expect(share.every((part) => part === 0 || part === 1)).toBe(true);
  });

  it("of broken or large weights is filled as well as by trying all", () => {
    for (const factor of [Math.PI / 1e4, 54_321]) {
      const scaled = { ...items, weight: items.weight.map((value) => value * factor) };
      const share = new Float64Array(items.count);
      const value = fillWholly(scaled, capacity * factor, share, factor > 1);
      expect(value).toBeCloseTo(enumerateFillings(scaled, capacity * factor * (1 + 1e-12)), 9);
      expect(sum(scaled.gain, share)).toBeCloseTo(value, 9);
      expect(sum(scaled.weight, share)).toBeLessThanOrEqual(capacity * factor * (1 + 1e-11));
    }
  });

  it("of parts is filled by the best gain per weight", () => {
    const share = new Float64Array(items.count);
    const value = fillByRatio(items, capacity, share);
    const ratio = (item: number) => (items.gain[item] ?? 0) / (items.weight[item] ?? 0);
    let room = capacity;
    let expected = 0;
    for (const item of [...share.keys()].sort((a, b) => ratio(a) - ratio(b))) {
      const weight = items.weight[item] ?? 0;
      const part = weight <= room ? 1 : room / weight;
      expected += part * (items.gain[item] ?? 0);
      room -= part * weight;
    }
    expect(value).toBeCloseTo(expected, 9);
    expect(sum(items.gain, share)).toBeCloseTo(value, 9);
    expect(sum(items.weight, share)).toBeLessThanOrEqual(capacity + 1e-9);
  });
});
