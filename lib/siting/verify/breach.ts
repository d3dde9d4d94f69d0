/** By how much a plan breaks one limit, or says something of itself that is not so. */
export interface Breach {
  /** Id of the limit, as in `Plan.limits`, or what is misstated. */
  readonly id: string;
  readonly amount: number;
  readonly unit: "MW" | "sites" | "share" | "km";
}

/** Breaches below these are rounding: kilowatts of a plan, the last digits of a share or distance. */
export const toleranceOf: Readonly<Record<Breach["unit"], number>> = {
  MW: 0.02,
  sites: 0,
  share: 1e-5,
  km: 1e-3,
};

/** value ≤ limit, up to the excess. */
export function checkAtMost(
  id: string,
  value: number,
  limit: number,
  unit: Breach["unit"] = "MW",
): Breach {
  return { id, amount: Math.max(0, value - limit), unit };
}

/** value ≥ limit, up to the lack. */
export function checkAtLeast(
  id: string,
  value: number,
  limit: number,
  unit: Breach["unit"] = "MW",
): Breach {
  return { id, amount: Math.max(0, limit - value), unit };
}

/** value = stated, up to the difference. */
export function checkSame(
  id: string,
  value: number,
  stated: number,
  unit: Breach["unit"] = "MW",
): Breach {
  return { id, amount: Math.abs(value - stated), unit };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
