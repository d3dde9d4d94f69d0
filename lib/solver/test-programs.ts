import type { LinearProgram } from "@/lib/lp/linear-program";

/** Dense description of a small program, for tests: rows of `[lower, coefficients, upper]`. */
export interface SmallProgram {
  readonly cost: readonly number[];
  readonly offset?: number;
  readonly bounds: ReadonlyArray<readonly [lower: number, upper: number]>;
  readonly integer?: readonly number[];
  readonly rows: ReadonlyArray<
    readonly [lower: number, coefficients: readonly number[], upper: number]
  >;
}

/** Turns a dense description into a program. */
export function makeProgram(small: SmallProgram): LinearProgram {
  const start = [0];
  const index: number[] = [];
  const value: number[] = [];
  for (const [, coefficients] of small.rows) {
    coefficients.forEach((coefficient, column) => {
      if (coefficient === 0) return;
      index.push(column);
      value.push(coefficient);
    });
    start.push(index.length);
  }
  const integer = new Uint8Array(small.cost.length);
  for (const column of small.integer ?? []) integer[column] = 1;
  return {
    columnCount: small.cost.length,
    rowCount: small.rows.length,
    cost: Float64Array.from(small.cost),
    offset: small.offset ?? 0,
    columnLower: Float64Array.from(small.bounds, ([lower]) => lower),
    columnUpper: Float64Array.from(small.bounds, ([, upper]) => upper),
    integer,
    rowLower: Float64Array.from(small.rows, ([lower]) => lower),
    rowUpper: Float64Array.from(small.rows, ([, , upper]) => upper),
    start: Int32Array.from(start),
    index: Int32Array.from(index),
    value: Float64Array.from(value),
  };
}

/** Repeatable numbers in [0, 1): mulberry32. */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Feasible by construction: row bounds are set around a random whole point within the bounds. */
export function makeRandomProgram(seed: number, columns: number, rows: number): LinearProgram {
  const random = makeRandom(seed);
  const point = Array.from({ length: columns }, () => Math.floor(random() * 4));
  return makeProgram({
    cost: point.map(() => Math.round((random() - 0.5) * 20)),
    offset: 3,
    bounds: point.map(() => [0, 5]),
    integer: point.flatMap((_, column) => (random() < 0.5 ? [column] : [])),
    rows: Array.from({ length: rows }, () => {
      const coefficients = point.map(() => (random() < 0.5 ? 0 : Math.round(random() * 9 - 3)));
      const activity = coefficients.reduce((sum, c, column) => sum + c * (point[column] ?? 0), 0);
      const lower = random() < 0.5 ? Number.NEGATIVE_INFINITY : activity - random() * 3;
      return [lower, coefficients, activity + random() * 3] as const;
    }),
  });
}

/** A knapsack with several rows that branch and bound cannot close at once. */
export function makeHardProgram(columns: number, rows: number): LinearProgram {
  const random = makeRandom(7);
  return makeProgram({
    cost: Array.from({ length: columns }, () => -Math.round(50 + random() * 50)),
    bounds: Array.from({ length: columns }, () => [0, 1]),
    integer: Array.from({ length: columns }, (_, column) => column),
    rows: Array.from({ length: rows }, () => {
      const weights = Array.from({ length: columns }, () => Math.round(20 + random() * 80));
      const total = weights.reduce((sum, w) => sum + w, 0);
      return [Number.NEGATIVE_INFINITY, weights, Math.floor(total / 2)] as const;
    }),
  });
}
