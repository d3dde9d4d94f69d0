import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { makeProgram, makeRandom, makeRandomProgram } from "@/lib/solver/test-programs";
import { computeDualBound } from "./dual-bound";
import type { LinearProgram } from "./linear-program";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

/** A feasible program with every kind of bound; columns differ in size by up to 10^6. */
function makeMixedProgram(seed: number): LinearProgram {
  const base = makeRandomProgram(seed, 4 + (seed % 7), 3 + (seed % 5));
  const random = makeRandom(seed + 5_000);
  // Whole columns stay whole.
  const scale = Float64Array.from(base.integer, (whole) =>
    whole ? 1 : 10 ** Math.round(random() * 6 - 3),
  );
  return {
    ...base,
    cost: base.cost.map((value, column) => value * (scale[column] ?? 1)),
    value: base.value.map((value, at) => value * (scale[base.index[at] ?? 0] ?? 1)),
    columnLower: base.columnLower.map((value, column) => value / (scale[column] ?? 1)),
    columnUpper: base.columnUpper.map((value, column) => value / (scale[column] ?? 1)),
  };
}

async function solve(seed: number) {
  const program = makeMixedProgram(seed);
  const model = await engine.load(program);
  const relaxed = await model.solve({ relax: true });
  const whole = await model.solve({ absoluteGap: 1e-9, relativeGap: 0 });
  await model.dispose();
  return { seed, program, relaxed, whole };
}

const solved: Awaited<ReturnType<typeof solve>>[] = [];
beforeAll(async () => {
  for (const seed of seeds) solved.push(await solve(seed));
}, 30_000);

describe("the bound that multipliers of the rows prove", () => {
  it("is the optimum of the relaxation with its own duals, and never above it", () => {
    for (const { seed, program, relaxed, whole } of solved) {
      expect(relaxed.status, `seed ${seed}`).toBe("optimal");
      const bound = computeDualBound(program, relaxed.rowDual ?? []);
      const scale = 1 + Math.abs(relaxed.objective);
      expect(bound, `seed ${seed}`).toBeLessThanOrEqual(relaxed.objective + 1e-9 * scale);
      expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(relaxed.objective - 1e-6 * scale);
      expect(bound, `seed ${seed}`).toBeLessThanOrEqual(whole.objective + 1e-9 * scale);
    }
  });

  it("is a bound for any multipliers at all", () => {
    for (const { seed, program, relaxed } of solved) {
      const random = makeRandom(seed + 900);
      const own = relaxed.rowDual ?? new Float64Array(program.rowCount);
      for (const size of [1e-9, 1e-3, 1, 1e6]) {
        const near = own.map((dual) => dual + (random() - 0.5) * size);
        const far = own.map(() => (random() - 0.5) * size);
        for (const duals of [near, far, own.map((dual) => -dual), []]) {
          const bound = computeDualBound(program, duals);
          expect(bound).toBeLessThanOrEqual(relaxed.objective + 1e-9 * (1 + Math.abs(bound)));
        }
      }
    }
  });

  it("holds to the last digit: never above the exact value at a feasible point", () => {
    // min 0.1·x − 0.3·y, x + y = 1 in thirds: sums of tenths are no doubles.
    const program = makeProgram({
      cost: [0.1, -0.3],
      offset: 0.1,
      bounds: [
        [0, 1],
        [0, 1],
      ],
      rows: [[1, [1, 1], 1]],
    });
    // Exact in tenths: 0.1 + 0.1·0 − 0.3·1 = −0.2, and no double between is above it by the duals.
    for (const dual of [-0.3, 0.1, 0, -0.30000000000000004, 7]) {
      expect(computeDualBound(program, [dual])).toBeLessThan(-0.2);
    }
    expect(computeDualBound(program, [-0.3])).toBeCloseTo(-0.2, 14);
  });

  it("takes nothing from a dual that leans on a side without a bound, or is no number", () => {
    const program = makeProgram({
      cost: [1],
      bounds: [[2, 10]],
      rows: [[Number.NEGATIVE_INFINITY, [1], 5]],
    });
    for (const dual of [3, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(computeDualBound(program, [dual])).toBeCloseTo(2, 12);
    }
  });

  it("is none where a column without a bound may lean that way, if only by rounding", () => {
    const unbounded = (cost: number) =>
      makeProgram({
        cost: [cost, 0.2],
        bounds: [
          [0, Number.POSITIVE_INFINITY],
          [0, 1],
        ],
        rows: [[3, [3, 1], Number.POSITIVE_INFINITY]],
      });
    // d = 0.3 − 3·0.1 is 0 or a trifle on either side of it.
    expect(computeDualBound(unbounded(0.3), [0.1])).toBe(Number.NEGATIVE_INFINITY);
    expect(computeDualBound(unbounded(0.3), [0.09])).toBeCloseTo(0.27, 9);
    expect(computeDualBound(unbounded(0), [0])).toBeCloseTo(0, 12);
  });

  it("sums terms of very different size without losing the small ones", () => {
    const count = 2_000;
    const program = makeProgram({
      cost: Array.from({ length: count }, (_, column) => (column % 2 ? -1e8 : 1e8) + 1e-3),
      bounds: Array.from({ length: count }, () => [1, 1]),
      rows: [],
    });
    const bound = computeDualBound(program, []);
    expect(bound).toBeLessThanOrEqual(count * 1e-3);
    expect(bound).toBeGreaterThan(count * 1e-3 - 1e-3);
  });
});
