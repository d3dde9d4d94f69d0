import { makeRandom, type SmallProgram } from "./test-programs";

/**
 * A random program of up to four whole columns, with what engines stumble over: fractional bounds of
 * whole columns, rows over one column that tighten by a little, narrow ranges that whole steps may
 * miss, equations, columns that an equation ties to a whole one, and amounts of 0.005.
 */
export function makeEdgeProgram(seed: number): SmallProgram {
  const random = makeRandom(seed);
  const pick = <T>(first: T, ...others: readonly T[]): T =>
    [first, ...others][Math.floor(random() * (1 + others.length))] ?? first;
  const wholeCount = pick(1, 2, 3, 4);
  const unit = pick(1, 1, 0.005, 0.04, 2.5);
  const tiedCount = pick(0, 1, wholeCount);
  const looseCount = pick(0, 0, 1);
  const whole = Array.from({ length: wholeCount }, () => {
    const lower = pick(0, 0, 0.5, 0.25, -1.5, 1, -2);
    return [lower, lower + pick(0.4, 1, 2.5, 3.0005, 4, 0.9995)] as const;
  });
  const factors = whole.map(() => unit * pick(1, 5, 2));
  const tied = factors
    .slice(0, tiedCount)
    .map((factor) => [pick(-Infinity, -10, 0), pick(Infinity, 3.9996, 1.9998) * factor] as const);
  const loose = Array.from({ length: looseCount }, () => [0, pick(0.5, 1.0005)] as const);
  const bounds = [...whole, ...tied, ...loose];
  // Rows are set around a point that whole columns can take, or a little beside it.
  const point = bounds.map(([lower, upper], column) => {
    if (column < wholeCount) return Math.round(lower + random() * (upper - lower));
    const factor = factors[column - wholeCount];
    return column < wholeCount + tiedCount ? 0 : (factor ?? 0) * random();
  });
  factors.slice(0, tiedCount).forEach((factor, i) => {
    point[wholeCount + i] = factor * (point[i] ?? 0);
  });
  const ties = factors.slice(0, tiedCount).map((factor, i) => {
    const terms = bounds.map((_, column) => (column === i ? -factor : 0));
    terms[wholeCount + i] = 1;
    return [0, terms, 0] as const;
  });
  const rows = Array.from({ length: pick(1, 2, 3) }, () => {
    const only = random() < 0.4 ? Math.floor(random() * bounds.length) : null;
    const terms = bounds.map((_, column) => {
      if (only !== null) return column === only ? pick(1, -1, 2, 0.001, 10, 5) : 0;
      return pick(0, 1, 2, 5, -1, unit, 5 * unit, 0.1);
    });
    const sum = terms.reduce((total, value, column) => total + value * (point[column] ?? 0), 0);
    const beside = pick(0, 0, 0.3, -0.3, 0.0004, -0.0004, 0.1 * unit);
    const width = pick(0, 0.0008, 0.3, 1, 0.2 * unit);
    const lower = sum + beside - pick(0, width, width / 2);
    return pick<readonly [number, number[], number]>(
      [lower, terms, lower + width],
      [-Infinity, terms, sum + beside],
      [sum + beside, terms, Infinity],
    );
  });
  return {
    cost: bounds.map(() => pick(-3, -1, 0, 0.3, 1, 2, 5)),
    bounds,
    integer: whole.map((_, column) => column),
    rows: [...ties, ...rows],
  };
}

/** Every way to give the whole columns a value within their bounds. */
export function listWholeValues({ bounds, integer = [] }: SmallProgram): number[][] {
  return integer.reduce<number[][]>(
    (points, column) => {
      const [lower, upper] = bounds[column] ?? [0, 0];
      const [first, last] = [Math.ceil(lower - 1e-9), Math.floor(upper + 1e-9)];
      const values = Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
      return points.flatMap((point) => values.map((value) => [...point, value]));
    },
    [[]],
  );
}
