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

describe("the figures of a refusal", () => {
  const refuse = (targetMw: number, placedMw: number, move: Partial<LimitMove> = {}) => {
    const response = makeResponse(1, "infeasible");
    const totals = { ...response.plan.totals, targetMw, placedMw, unmetMw: 0 };
    const target = { limit: "target", kind: "target", subject: "", unit: "MW" } as const;
    return describeInfeasible({
      ...response,
      plan: { ...response.plan, totals },
      relaxations: [{ ...target, from: targetMw, to: placedMw, ...move }],
    }).message;
  };

  it("have as many decimals as it takes to tell them apart", () => {
    expect(refuse(933.3333, 933.333)).toBe(
      "Only 933.333 MW of 933.3333 MW can be placed; 0.0003 MW are missing; " +
        "smallest change: lower target from 933.3333 MW to 933.333 MW (by 0.0003 MW)",
    );
    const share = { limit: "capital-share", kind: "capital-share", unit: "share" } as const;
    expect(refuse(100, 90, { ...share, from: 0.1, to: 0.1004 })).toContain(
      "from 10.00 % to 10.04 % (by 0.04 %)",
    );
  });

  it("add up as printed, and never say that nothing is missing", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const targetMw = Number(((seed * 7919.123_457) % 9000).toFixed(seed % 7));
      const placedMw = Number(Math.max(0, targetMw - 10 ** -(seed % 6)).toFixed(6));
      const text = refuse(targetMw, placedMw);
      const [placed = 0, target = 0, missing = 0] = [...text.matchAll(/([\d.]+) MW/g)].map(
        readFigure,
      );
      expect(missing, text).toBeGreaterThan(0);
      expect(placed + missing, text).toBeCloseTo(target, 6);
    }
  });
});

function readFigure(match: RegExpMatchArray): number {
  return Number(match[1]);
}
