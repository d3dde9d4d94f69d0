import { describe, expect, test } from "vitest";
import { comparePlans } from "@/app/_plan/compare-plans";
import { makeResponse, makeSite } from "@/app/_plan/make-response.fixture";
import { describeAnswer } from "./describe-answer";

describe("the answer in one sentence", () => {
  test("a proven plan that places everything is all and proven", () => {
    const answer = describeAnswer(makeResponse({}));
    expect(answer).toMatchObject({ kind: "all", proof: "proven", placedMw: 1000, verified: true });
  });

  test("rounding noise is not demand left over, but a whole megawatt is", () => {
    expect(describeAnswer(makeResponse({ totals: { placedMw: 999.8 } })).kind).toBe("all");
    expect(describeAnswer(makeResponse({ totals: { placedMw: 999 } }))).toMatchObject({
      kind: "part",
      unmetMw: 1,
    });
  });

  test("tells how near the best a plan is by what was recomputed of its bound alone", () => {
    const bySolver = { objective: 0.21, boundCheck: "solver", recomputedBound: 0.19 } as const;
    const answer = describeAnswer(makeResponse({ certificate: bySolver }));
    expect(answer.boundCheck).toBe("solver");
    expect(answer.recomputedGap).toBeCloseTo(0.02, 12);
    const none = { boundCheck: "none", recomputedBound: null } as const;
    expect(describeAnswer(makeResponse({ certificate: none })).recomputedGap).toBeNull();
  });

  test("a first rounded plan is a draft with its gap, never proven", () => {
    const response = makeResponse({
      certificate: { status: "feasible", stage: "rounded", gap: 0.006 },
    });
    expect(describeAnswer(response)).toMatchObject({ proof: "draft", gap: 0.006 });
  });

  test("a plan found for other weights says so, until it is proven", () => {
    const known = { status: "feasible", stage: "known", gap: 0.006 } as const;
    expect(describeAnswer(makeResponse({ certificate: known })).proof).toBe("known");
    const proven = { status: "optimal", stage: "known", gap: 5e-5 } as const;
    expect(describeAnswer(makeResponse({ certificate: proven })).proof).toBe("proven");
  });

  test("a plan at the time limit keeps its gap, and says so when no bound is known", () => {
    const limit = { status: "feasible", stage: "limit" } as const;
    expect(describeAnswer(makeResponse({ certificate: { ...limit, gap: 0.02 } })).proof).toBe(
      "gap",
    );
    expect(describeAnswer(makeResponse({ certificate: { ...limit, gap: null } })).proof).toBe(
      "unbounded",
    );
  });

  test("infeasible and unsolved are answers of their own", () => {
    const of = (status: "infeasible" | "no_solution", placedMw: number) => {
      const certificate = { status, gap: null };
      return describeAnswer(makeResponse({ certificate, totals: { placedMw, unmetMw: 400 } }));
    };
    expect(of("infeasible", 0)).toMatchObject({ kind: "infeasible", proof: "none" });
    expect(of("infeasible", 600)).toMatchObject({ kind: "part", proof: "none" });
    expect(of("no_solution", 0)).toMatchObject({ kind: "unknown", proof: "unbounded" });
  });
});

describe("the difference between two plans", () => {
  test("sites that come and go are named, and moved load is counted once", () => {
    const before = makeResponse({ sites: [makeSite("s1", 600), makeSite("s2", 400)] }).plan;
    const after = makeResponse({ sites: [makeSite("s1", 500), makeSite("s3", 500)] }).plan;
    const difference = comparePlans(before, after);
    expect(difference.added.map((site) => site.id)).toEqual(["s3"]);
    expect(difference.removed.map((site) => site.id)).toEqual(["s2"]);
    expect(difference.movedMw).toBe(500);
  });

  test("a plan does not differ from itself", () => {
    const { plan } = makeResponse({});
    expect(comparePlans(plan, plan)).toMatchObject({ added: [], removed: [], movedMw: 0 });
  });
});
