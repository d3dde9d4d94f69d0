import { expect, it } from "vitest";
import { scenarioSchema } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import { combineCosts, evaluateCost } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { drawWeights } from "../robustness/draw-samples";
import { CostParts } from "./cost-parts";

const data = makeTinyData({
  stations: [
    { bus: 1, province: "11", kv: 345, lon: 127, lat: 36.5 },
    { bus: 2, province: "43", kv: 345, lon: 127.4, lat: 36.8 },
  ],
  headroomMw: [500, 800],
  renewableMw: [0, 300],
  review: [
    [400, 400, null],
    [900, 100, null],
    [null, null, null],
  ],
});

it("adds the criteria up to the same costs, and to the same objective of a point", () => {
  const siting = buildModel(frameProblem(scenarioSchema.parse({ targetMw: 600 }), data));
  const ranges = new Map([
    ["grid", { ideal: 10, nadir: 90 }],
    ["decentralisation", { ideal: 0, nadir: 300 }],
    ["renewables", { ideal: 100, nadir: 400 }],
    // No choice: it must not count.
    ["access", { ideal: 120, nadir: 120 }],
  ] as const);
  const parts = new CostParts(siting, ranges);
  const x = Float64Array.from({ length: siting.program.columnCount }, (_, k) => (k % 7) / 10);
  for (let n = 0; n < 5; n += 1) {
    const weights = drawWeights(n);
    const whole = combineCosts(siting, weights, ranges);
    const summed = parts.combine(weights);
    expect(summed.offset).toBeCloseTo(whole.offset, 12);
    expect(Math.max(...summed.cost.map((c, k) => Math.abs(c - (whole.cost[k] ?? 0))))).toBeLessThan(
      1e-12,
    );
    expect(parts.weigh(parts.measure(x), weights)).toBeCloseTo(evaluateCost(whole, x), 12);
  }
});
