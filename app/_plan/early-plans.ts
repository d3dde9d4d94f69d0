import type { Plan } from "@/lib/schema/plan";

/** Hands plans on as they arrive, a frame before the page is rendered with them. */
export interface EarlyPlans {
  /** Whoever listens shows the plan at once; the returned function ends it. */
  readonly listen: (listener: (plan: Plan) => void) => () => void;
  readonly report: (plan: Plan) => void;
}

/** Makes a line between the answer and the map that passes React by. */
export function makeEarlyPlans(): EarlyPlans {
  const listeners = new Set<(plan: Plan) => void>();
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report: (plan) => {
      for (const listener of listeners) listener(plan);
    },
  };
}
