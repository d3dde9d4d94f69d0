import { afterAll, describe, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { CheapestOperation } from "./cheapest-operation";
import type { HourCase, HourUnit } from "./hour-case";
import { busRow, makeNetwork, triangle } from "./test-networks";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

function unit(id: string, bus: number, maxMw: number, linear: number): HourUnit {
  const cost = { kind: "polynomial", quadratic: 0, linear, constant: 0 } as const;
  return { id, fuel: "lng", bus, minMw: 0, maxMw, cost };
}

function makeHour(generators: HourUnit[], dcLines: HourCase["dcLines"] = []): HourCase {
  return { hour: "summer-peak", demandMw: new Float64Array(3), generators, dcLines };
}

/** Each pair joined by a line of the same reactance; 60 MW from bus 1 to bus 3. */
function ratedTriangle(ratingMw: number) {
  const [first = [], second = [], third = []] = triangle.branch;
  const rated = second.map((cell, column) => (column === 5 ? ratingMw : cell));
  return makeNetwork({ bus: triangle.bus, branch: [first, rated, third] });
}

const n0 = { kind: "n0" } as const;

describe("CheapestOperation", () => {
  it("runs the cheap unit until a line is full, and the dear one for the rest", async () => {
    const network = ratedTriangle(60);
    const hour = makeHour([unit("cheap", 0, 500, 10), unit("dear", 2, 500, 30)]);
    const cheapest = await CheapestOperation.open(network, hour, engine, n0);
    // Of each MW from bus 1 to bus 3 two thirds take the straight line: 90 MW fill its 60.
    const found = await cheapest.find([0, 0, 150]);
    expect(found?.generationMw[0]).toBeCloseTo(90, 6);
    expect(found?.generationMw[2]).toBeCloseTo(60, 6);
    expect(found?.flowMw[1]).toBeCloseTo(60, 6);
    // A load that no unit is left for has no operation.
    expect(await cheapest.find([0, 0, 2000])).toBeNull();
    await cheapest.close();
  });

  it("gives one answer among equally cheap ones, whatever was asked before", async () => {
    const network = makeNetwork({
      ...triangle,
      bus: [busRow(1), busRow(2), busRow(3)],
    });
    const units = [unit("a", 0, 100, 20), unit("b", 1, 100, 20), unit("c", 2, 100, 20)];
    const asked = [40, 80, 30];
    const fresh = await CheapestOperation.open(network, makeHour(units), engine, n0);
    const first = await fresh.find(asked);
    // In the order of the data: 100 MW of the first unit, 50 of the second.
    expect([...(first?.generationMw ?? [])].map((mw) => Math.round(mw * 1e6) / 1e6)).toEqual([
      100, 50, 0,
    ]);
    const used = await CheapestOperation.open(network, makeHour([...units]), engine, n0);
    for (const loads of [
      [300, 0, 0],
      [0, 0, 10],
      [10, 200, 0],
    ])
      await used.find(loads);
    const again = await used.find(asked);
    first?.flowMw.forEach((mw, branch) => {
      expect(again?.flowMw[branch]).toBeCloseTo(mw, 6);
    });
    await Promise.all([fresh.close(), used.close()]);
  });

  it("uses a link as far forward as costs nothing, and keeps an import below its cap", async () => {
    const network = ratedTriangle(0);
    const free = { kind: "polynomial", quadratic: 0, linear: 0, constant: 0 } as const;
    const link = { from: 0, to: 2, minMw: -50, maxMw: 50, lossMw: 0, lossShare: 0, cost: free };
    const hour = makeHour([unit("cheap", 0, 500, 10), unit("dear", 2, 500, 30)], [link]);
    const open = await CheapestOperation.open(network, hour, engine, n0);
    expect((await open.find([0, 0, 20]))?.linkMw[0]).toBeCloseTo(50, 6);
    const importCap = { buses: new Set([2]), capMw: 30 };
    const capped = await CheapestOperation.open(network, hour, engine, n0, { importCap });
    expect((await capped.find([0, 0, 100]))?.generationMw[2]).toBeCloseTo(70, 6);
    await Promise.all([open.close(), capped.close()]);
  });
});
