import { describe, expect, it } from "vitest";
import type { Weights } from "@/lib/schema/scenario";
import { makeDraw } from "@/lib/siting/tiny-country.fixture";
import { type NormalisedCriteria, shareWeight, weighPlan } from "../warm/weigh-plan";
import { findWeightInterval } from "./weight-interval";

const TOLERANCE = 1e-4;

/** A search that knows every plan and proves its answers. */
function challengeAmong(plans: readonly NormalisedCriteria[]) {
  return async (weights: Weights, threshold: number) => {
    const values = plans.map((plan) => weighPlan(plan, weights));
    const bound = Math.min(...values);
    const best = plans[values.indexOf(bound)] ?? null;
    return { better: bound < threshold ? best : null, bound };
  };
}

const place = (grid: number, access: number) => ({
  grid,
  decentralisation: 0,
  renewables: 0,
  access,
});

describe("the interval of a weight", () => {
  it("ends where another plan's line crosses", async () => {
    // Equal at grid : access = 1 : 2, so with access 0.6 the first plan is best up to grid 0.3.
    const plans = [place(1, 0), place(0, 0.5)];
    const interval = await findWeightInterval({
      weights: { grid: 0.1, decentralisation: 0, renewables: 0, access: 0.6 },
      id: "grid",
      place: place(1, 0),
      tolerance: 1e-9,
      gap: 0,
      challenge: challengeAmong(plans),
    });
    expect(interval.from).toBe(0);
    expect(interval.to).toBeCloseTo(0.3, 6);
    expect(interval.exact).toBe(true);
  });

  it("spans the slider where no other weight speaks", async () => {
    const interval = await findWeightInterval({
      weights: { grid: 0.4, decentralisation: 0, renewables: 0, access: 0 },
      id: "grid",
      place: place(0, 1),
      tolerance: TOLERANCE,
      gap: 0,
      challenge: challengeAmong([place(0, 1)]),
    });
    expect(interval).toMatchObject({ from: 0, to: 1 });
  });

  it("says that an end is not settled where the search could not tell", async () => {
    const interval = await findWeightInterval({
      weights: { grid: 0.4, decentralisation: 0, renewables: 0, access: 0.4 },
      id: "grid",
      place: place(0.5, 0.5),
      tolerance: TOLERANCE,
      gap: 0,
      challenge: async () => ({ better: null, bound: Number.NEGATIVE_INFINITY }),
    });
    expect(interval).toMatchObject({ gap: null, exact: false });
  });

  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    "holds the plan inside and loses it just outside (seed %i)",
    async (seed) => {
      const draw = makeDraw(seed);
      const random = () => ({
        grid: draw(),
        decentralisation: draw(),
        renewables: draw(),
        access: draw(),
      });
      const plans = Array.from({ length: 30 }, random);
      const raw = random();
      const weights = { ...raw, grid: Math.max(0.05, raw.grid) };
      const total = Object.values(weights).reduce((sum, one) => sum + one, 0);
      const loss = (t: number, plan: NormalisedCriteria) => {
        const at = shareWeight(weights, "grid", t);
        return weighPlan(plan, at) - Math.min(...plans.map((one) => weighPlan(one, at)));
      };
      const start = weights.grid / total;
      const [best] = [...plans].sort((a, b) => loss(start, a) - loss(start, b));
      if (!best) throw new Error("No plan");
      const interval = await findWeightInterval({
        weights,
        id: "grid",
        place: best,
        tolerance: TOLERANCE,
        gap: 0,
        challenge: challengeAmong(plans),
      });
      const others = total - weights.grid;
      const share = (weight: number) => weight / (weight + others);
      expect(interval.gap).toBeLessThanOrEqual(TOLERANCE);
      expect(loss(share(interval.from), best)).toBeLessThanOrEqual(TOLERANCE * 1.01);
      expect(loss(share(interval.to), best)).toBeLessThanOrEqual(TOLERANCE * 1.01);
      if (interval.from > 0.001) {
        expect(loss(share(interval.from) - 2e-3, best)).toBeGreaterThan(TOLERANCE);
      }
      if (interval.to < 0.999) {
        expect(loss(share(interval.to) + 2e-3, best)).toBeGreaterThan(TOLERANCE);
      }
    },
  );
});
