import { describe, expect, it } from "vitest";
import type { GridCheck, LimitMove } from "@/lib/schema/plan";
import { describeInfeasible } from "./describe-infeasible";
import { makeResponse } from "./make-response.fixture";

const gridCheck: GridCheck = {
  model: "dc",
  ratingFactor: null,
  outsideMw: 0,
  verified: true,
  hours: [
    {
      ...{ id: "tightest-margin", name: { ko: "t", en: "t" }, date: "2025-09-05", hour: 15 },
      ...{ deliverable: true, missingMw: 0, fitsMw: 5990.7, reservePct: 1 },
      ...{ maxLoadingPct: 100, worstLoadingPct: null, worstOutage: null, capitalImportMw: null },
    },
  ],
};

describe("the refusal of a scenario that the network does not carry", () => {
  it("says in which hour generation is short, and how much fits", () => {
    const error = describeInfeasible({ ...makeResponse(1, "infeasible"), gridCheck });
    expect(error.message).toContain("at 2025-09-05 hour 15 only 5990.7 MW");
    expect(error.message).toContain("lower target from 8400 MW to 400 MW");
  });

  it("names the hour to leave out, and the field that does", () => {
    const move: LimitMove = {
      limit: "network-hour:tightest-margin",
      kind: "network",
      subject: "tightest-margin",
      ...{ from: 5378.4, to: 8400, unit: "MW" },
      network: {
        ...{ hour: "tightest-margin", date: "2025-09-05", hourOfDay: 15 },
        ...{ limitedBy: "lines", lines: [] },
      },
    };
    const error = describeInfeasible({ ...makeResponse(1, "infeasible"), relaxations: [move] });
    expect(error.message).toContain("leave out tightest-margin (2025-09-05, hour 15)");
    expect(error.field).toBe("grid.hours");
  });
});

describe("the refusal of a scenario that misses its target by little", () => {
  it.each([
    [933.3333, 933.3],
    [8400, 8399.9996],
    [8400, 400],
  ])("prints %f MW and what is placed of it, %f MW, so that they differ", (targetMw, placedMw) => {
    const whole = makeResponse(1, "infeasible");
    const totals = { ...whole.plan.totals, targetMw, placedMw, unmetMw: targetMw - placedMw };
    const { message } = describeInfeasible({ ...whole, plan: { ...whole.plan, totals } });
    const [placed, target, missing] = [...message.matchAll(/([\d.]+) MW/g)].map(([, mw]) =>
      Number(mw),
    );
    expect(missing).toBeGreaterThan(0);
    expect(Number(placed) + Number(missing)).toBeCloseTo(Number(target), 6);
  });
});
