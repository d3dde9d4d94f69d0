import { expect, it } from "vitest";
import { makeRandom } from "../service/test-service";
import { findLeastFilling, rankItems, relaxFilling } from "./least-filling";

/** Items of like or unlike ratios, whole or broken; some without weight. */
function drawItems(seed: number, count: number) {
  const random = makeRandom(seed);
  const size = 10 ** Math.floor(6 * random() - 3);
  const isWhole = seed % 2 === 0;
  const draw = () => (isWhole ? 1 + Math.floor(9 * random()) : 1 + 8 * random());
  const items = Array.from({ length: count }, () => ({
    gain: -draw(),
    weight: random() < 0.1 ? 0 : size * draw(),
  }));
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  return { items, room: total * random() };
}

function enumerate(items: readonly { gain: number; weight: number }[], room: number): number {
  let least = 0;
  for (let set = 0; set < 2 ** items.length; set += 1) {
    const taken = items.filter((_, place) => (set >> place) % 2 === 1);
    const weight = taken.reduce((sum, item) => sum + item.weight, 0);
    if (weight <= room)
      least = Math.min(
        least,
        taken.reduce((sum, item) => sum + item.gain, 0),
      );
  }
  return least;
}

it("fills a room as well as by trying all, and in parts at least as well", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const { items, room } = drawItems(seed, 8);
    const least = enumerate(items, room);
    const ranked = rankItems(items);
    expect(findLeastFilling(ranked, room)).toBeCloseTo(least, 6);
    expect(findLeastFilling(ranked, room)).toBeLessThanOrEqual(least + 1e-12);
    expect(relaxFilling(ranked, room).value).toBeLessThanOrEqual(least + 1e-9);
  }
});

it("fills rooms of many items that are all alike by a table", () => {
  // 40 of 80 items fit and a half: no search tells them apart.
  const items = Array.from({ length: 80 }, (_, place) => ({ gain: -10 - place / 1000, weight: 7 }));
  const best = items.slice(40).reduce((sum, { gain }) => sum + gain, 0);
  expect(findLeastFilling(rankItems(items), 40.5 * 7)).toBeCloseTo(best, 6);
});
