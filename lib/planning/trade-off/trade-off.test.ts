import { afterAll, describe, expect, it } from "vitest";
import {
  type TradeOffLower,
  type TradeOffPoint,
  type TradeOffRequest,
  tradeOffRequestSchema,
} from "@/lib/schema/trade-off";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { planTradeOff, reduceTradeOff } from "./trade-off-planner";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Three places on a line away from most residents; of what was asked, 90, 80 and 10 % refused. */
const data = makeTinyData({
  stations: [
    { bus: 1, province: "11", kv: 154, lon: 127.1, lat: 36.5 },
    { bus: 2, province: "43", kv: 154, lon: 127.5, lat: 36.5 },
    { bus: 3, province: "50", kv: 154, lon: 127.9, lat: 36.5 },
  ],
  headroomMw: [900, 900, 900],
  renewableMw: [0, 0, 0],
  review: [
    [10, 90, null],
    [20, 80, null],
    [90, 10, null],
  ],
});
const open = { bus: "none", province: "none", capitalInterfaceMw: null } as const;
const dependencies = { data, engines: { highs: engine, glpk: engine }, hashScenario: () => "" };

async function trace(input: unknown, signal?: AbortSignal) {
  const request: TradeOffRequest = tradeOffRequestSchema.parse(input);
  const steps = planTradeOff(request, dependencies, signal);
  const points = new Map<number, TradeOffPoint>();
  const order: Array<number | "lower"> = [];
  let lower: TradeOffLower["lower"] = [];
  for (;;) {
    const { done, value } = await steps.next();
    if (done) {
      const sorted = [...points.values()].sort((a, b) => a.index - b.index);
      return { order, points: sorted, lower, marks: value.marks };
    }
    order.push("lower" in value ? "lower" : value.index);
    if ("lower" in value) lower = value.lower;
    else points.set(value.index, value.point);
  }
}

describe.each([
  ["of any size", null],
  ["in modules of 50 MW", 50],
])("one site of 100 MW among three, %s", (_, moduleMw) => {
  // Risk is 90, 80 or 10 MW, nearest first: the middle place lies above the line of the others.
  const oneSite = {
    scenario: { targetMw: 100, site: { minMw: 100, maxCount: 1, moduleMw }, limits: open },
    x: "access",
    y: "grid",
    points: 9,
  };

  it("finds all three, the one that no weighting reaches among them", async () => {
    const { points, marks } = await trace(oneSite);
    const names = points.map(({ plan }) => plan.sites.map(({ id }) => id).join());
    expect([...new Set(names)]).toEqual(["s0", "s1", "s2"]);
    const risks = new Map(points.map(({ y, plan }) => [plan.sites[0]?.id, y]));
    expect(risks.get("s0")).toBeCloseTo(90, 6);
    expect(risks.get("s1")).toBeCloseTo(80, 6);
    expect(risks.get("s2")).toBeCloseTo(10, 6);
    const supported = new Map(marks.map((mark, k) => [names[k], mark.supported]));
    expect([supported.get("s0"), supported.get("s1"), supported.get("s2")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("draws the line below them from the first to the last, under the middle one", async () => {
    const { lower, points } = await trace(oneSite);
    const [first, last] = [points[0], points.at(-1)];
    const part = ((points[4]?.x ?? 0) - (first?.x ?? 0)) / ((last?.x ?? 1) - (first?.x ?? 0));
    expect(lower[0]?.y).toBeCloseTo(90, 3);
    expect(lower.at(-1)?.y).toBeCloseTo(10, 3);
    const between = lower.find(({ x }) => Math.abs(x - (points[4]?.x ?? 0)) < 1e-4);
    expect(between?.y ?? 0).toBeLessThanOrEqual(90 - 80 * part + 0.1);
  });

  it("proves and verifies every point", async () => {
    const { points } = await trace(oneSite);
    for (const { certificate, y, bound } of points) {
      expect(certificate).toMatchObject({ status: "optimal", verified: true });
      expect(y - bound).toBeLessThan(0.01);
    }
  });

  it("tells the ends first, then what lies below, and the same curve each time", async () => {
    const first = await trace(oneSite);
    expect(first.order.slice(0, 3)).toEqual([0, 8, "lower"]);
    const again = await trace(oneSite);
    expect(again.points.map(({ plan }) => plan)).toEqual(first.points.map(({ plan }) => plan));
  });
});

describe("capital share against grid risk", () => {
  // 300 MW in steps of 100; risk per MW 0.9 in the capital region, 0.8 and 0.1 outside it.
  const inModules = {
    scenario: {
      targetMw: 300,
      site: { minMw: 100, maxMw: 300, moduleMw: 100 },
      limits: open,
      provinceBounds: { "43": { maxMw: 100 }, "50": { maxMw: 100 } },
    },
    points: 5,
  };

  it("is one point where the smaller share is the smaller risk too", async () => {
    const { points } = await trace(inModules);
    // A third must go to the capital region: 0.9 + 0.8 + 0.1 on 100 MW each.
    expect(points).toHaveLength(1);
    expect(points[0]?.x).toBeCloseTo(1 / 3, 6);
    expect(points[0]?.y).toBeCloseTo(180, 6);
  });

  it("never has a larger y under a looser bound", async () => {
    const { points } = await trace({ ...inModules, x: "access", y: "decentralisation" });
    expect(points.length).toBeGreaterThan(1);
    points.forEach((point, k) => {
      expect(point.x).toBeLessThanOrEqual(point.epsilon + 1e-5);
      expect(point.y).toBeLessThanOrEqual((points[k - 1]?.y ?? Infinity) + 1e-5);
    });
  });

  it("does not depend on the weights, nor on the cap that it replaces", () => {
    const ask = (scenario: object) => reduceTradeOff(tradeOffRequestSchema.parse({ scenario }));
    expect(ask({ weights: { grid: 1 }, capitalShareCap: 0.1 })).toEqual(ask({}));
  });
});

it("refuses a curve where no plan meets the rules", async () => {
  const asked = trace({ scenario: { targetMw: 9000, limits: open } });
  await expect(asked).rejects.toMatchObject({ code: "infeasible" });
});

it("stops without a word when nobody waits any more", async () => {
  const control = new AbortController();
  control.abort();
  const { points } = await trace({ scenario: { targetMw: 100, limits: open } }, control.signal);
  expect(points).toEqual([]);
});
