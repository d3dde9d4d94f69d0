/** The values offset + n·step with whole n; the step is above 0. */
export interface Steps {
  readonly step: number;
  readonly offset: number;
}

export const WHOLE_NUMBERS: Steps = { step: 1, offset: 0 };

/** A column that takes whole steps, times its coefficient; undefined = any value. */
export interface StepTerm {
  readonly value: number;
  readonly steps: Steps | undefined;
}

/** Decimals in which coefficients are looked for as whole multiples of one step. */
const DECIMALS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6] as const;
/** A quotient this near to a whole number is one. */
const WHOLE = 1e-9;
/** Steps shorter than this part of a bound drown in the last digits. */
const SHORTEST = 1e-6;
/** A bound this near to a step, in parts of the step and of the bound, is on it. */
const ON_STEP = 1e-6;

/**
 * The steps that a sum of columns takes; null where one of them takes any value, or where no step
 * divides all: then any value counts as possible.
 */
export function findCommonStep(terms: readonly StepTerm[]): Steps | null {
  let offset = 0;
  const sizes: number[] = [];
  for (const { value, steps } of terms) {
    if (!steps) return null;
    offset += value * steps.offset;
    sizes.push(Math.abs(value) * steps.step);
  }
  const step = findCommonDivisor(sizes);
  return step === null ? null : { step, offset };
}

/** The largest number of which all are whole multiples; null where none is found. */
function findCommonDivisor(sizes: readonly number[]): number | null {
  const smallest = Math.min(...sizes);
  if (!Number.isFinite(smallest)) return null;
  for (const unit of [smallest, ...DECIMALS.map((decimal) => 1 / decimal)]) {
    const counts = sizes.map((size) => Math.round(size / unit));
    const fits = counts.every(
      (count, k) => count > 0 && Math.abs((sizes[k] ?? 0) / unit - count) <= WHOLE * count,
    );
    if (fits) return counts.reduce(divide) * unit;
  }
  return null;
}

/** Greatest common divisor of two whole numbers. */
function divide(a: number, b: number): number {
  return b === 0 ? a : divide(b, a % b);
}

/** The least and the largest value in whole steps between two bounds; the bounds without steps. */
export function roundInwards(
  lower: number,
  upper: number,
  steps: Steps | undefined,
): { readonly lower: number; readonly upper: number } {
  if (!steps) return { lower, upper };
  return {
    lower: roundBound(lower, steps, Math.ceil),
    upper: roundBound(upper, steps, Math.floor),
  };
}

function roundBound(bound: number, { step, offset }: Steps, round: typeof Math.ceil): number {
  if (!Number.isFinite(bound) || step < SHORTEST * Math.abs(bound)) return bound;
  const count = (bound - offset) / step;
  const nearest = Math.round(count);
  const isOn = Math.abs(count - nearest) <= ON_STEP * Math.max(1, Math.abs(bound) / step);
  return offset + (isOn ? nearest : round(count)) * step;
}
