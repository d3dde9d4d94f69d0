import { describe, expect, it } from "vitest";
import { stateBound } from "./state-bound";

const proof = { status: "optimal", bound: 0.3, recomputedBound: 0.29 } as const;

describe("what is said of a bound", () => {
  it("names the part that was recomputed, and the solver for the rest", () => {
    expect(stateBound(0.31, proof, 0)).toMatchObject({
      status: "optimal",
      bound: 0.3,
      boundCheck: "solver",
      recomputedBound: 0.29,
    });
    expect(stateBound(0.31, { ...proof, recomputedBound: 0.3 - 1e-9 }, 0)).toMatchObject({
      boundCheck: "recomputed",
      bound: 0.3,
    });
  });

  it("puts no bound above the plan by what rounding explains", () => {
    const said = stateBound(0.29995, { ...proof, recomputedBound: 0.3 }, 0);
    const met = { status: "optimal", bound: 0.29995, gap: 0, recomputedBound: 0.29995 };
    expect(said).toMatchObject(met);
    expect(stateBound(0.25, proof, 0.06)).toMatchObject({ status: "optimal", bound: 0.25, gap: 0 });
  });

  it("gives up a bound that a plan refutes, and calls the plan no longer optimal", () => {
    const fallen = stateBound(0.29, { ...proof, recomputedBound: 0.2 }, 0);
    expect(fallen).toMatchObject({ status: "feasible", bound: 0.2, boundCheck: "recomputed" });
    expect(fallen.gap).toBeCloseTo(0.09, 12);
    for (const recomputedBound of [null, Number.NEGATIVE_INFINITY, 0.3]) {
      expect(stateBound(0.1, { ...proof, recomputedBound }, 0)).toEqual({
        status: "feasible",
        bound: null,
        gap: null,
        boundCheck: "none",
        recomputedBound: null,
      });
    }
  });

  it("says of an infeasible scenario whether duals show that, and of no plan nothing", () => {
    const none = { status: "infeasible", bound: null, recomputedBound: null } as const;
    expect(stateBound(null, { ...none, provesUnmet: true }, 0).boundCheck).toBe("recomputed");
    expect(stateBound(null, { ...none, provesUnmet: false }, 0).boundCheck).toBe("solver");
    expect(stateBound(null, { ...none, status: "no_solution" }, 0).boundCheck).toBe("none");
  });
});
