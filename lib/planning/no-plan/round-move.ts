import type { LimitMove } from "@/lib/schema/plan";

/** What a person would type, coarse first; the last is the kilowatt, as exact as a plan is. */
const STEPS = {
  MW: [1, 0.1, 0.001],
  sites: [1],
  share: [0.001, 0.00001],
  km: [1, 0.1, 0.001],
} as const satisfies Record<LimitMove["unit"], readonly number[]>;

/** Dust of a solver, as a part of a step. */
const DUST = 1e-6;

/** A move rounded away from where the limit is now, so that it suffices: by coarse steps, by finer. */
export function roundMove(move: LimitMove): LimitMove[] {
  const up = move.to > move.from;
  const rounded = STEPS[move.unit].map((step) => {
    const steps = move.to / step;
    const whole = up ? Math.ceil(steps - DUST) : Math.floor(steps + DUST);
    return Math.max(0, Number((whole * step).toFixed(6)));
  });
  return [...new Set(rounded)].filter((to) => to !== move.from).map((to) => ({ ...move, to }));
}
