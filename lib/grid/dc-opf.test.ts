import { afterAll, describe, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { DcConvention } from "./build-network";
import { buildDcOpfCase, type DcOpfCase } from "./dc-opf-case";
import { parseMatpowerCase } from "./parse-matpower-case";
import { evaluateCost, findTangent, listLines, spreadPoints } from "./power-cost";
import { solveDcOpf } from "./solve-dc-opf";
import {
  branchRow,
  busRow,
  type CaseRows,
  costRow,
  genRow,
  makeRandom,
  triangle,
  writeCase,
} from "./test-networks";
import { verifyDcOpf } from "./verify-dc-opf";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const readCase = (rows: CaseRows, convention: DcConvention = "matpower"): DcOpfCase =>
  buildDcOpfCase(parseMatpowerCase(writeCase(rows)), convention);

const twoUnits = {
  gen: [genRow(1, 0, 200), genRow(2, 0, 200)],
  gencost: [costRow(0, 10), costRow(0, 30)],
};
const loadAtThree = [busRow(1), busRow(2), busRow(3, 90)];

describe("solveDcOpf", () => {
  it("runs the cheap unit alone when no line binds", async () => {
    const solved = await solveDcOpf(
      readCase({ ...triangle, ...twoUnits, bus: loadAtThree }),
      engine,
    );
    expect(solved.status).toBe("optimal");
    expect(solved.cost).toBeCloseTo(900, 6);
    expect(solved.verified).toBe(true);
    expect(solved.priceAtBus?.[2]).toBeCloseTo(10, 6);
  });

  it("redispatches around a binding line and prices the congestion", async () => {
    // Line 1–3 takes 2/3 of unit 1 and 1/3 of unit 2: 2a/3 + b/3 ≤ 50, a + b = 90 → a = 60, b = 30.
    const branch = [branchRow(1, 2, 0.1), branchRow(1, 3, 0.1, 50), branchRow(2, 3, 0.1)];
    const solved = await solveDcOpf(
      readCase({ ...triangle, ...twoUnits, bus: loadAtThree, branch }),
      engine,
    );
    expect(solved.cost).toBeCloseTo(60 * 10 + 30 * 30, 5);
    expect(solved.flowMw[1]).toBeCloseTo(50, 6);
    // One more MW at bus 3 takes −1 MW from unit 1 and 2 MW from unit 2: 50.
    expect(solved.priceAtBus?.[2]).toBeCloseTo(50, 5);
  });

  it("splits a load between quadratic costs at equal marginal cost", async () => {
    // 0.1a² + 5a and 0.05b² + 8b with a + b = 90: 0.2a + 5 = 0.1b + 8 → a = 40, b = 50.
    const gencost = [costRow(0.1, 5, 11), costRow(0.05, 8, 13)];
    const solved = await solveDcOpf(
      readCase({ ...triangle, ...twoUnits, gencost, bus: loadAtThree }),
      engine,
    );
    const exact = 0.1 * 1600 + 200 + 11 + 0.05 * 2500 + 400 + 13;
    expect(solved.status).toBe("optimal");
    expect(Math.abs(solved.cost - exact) / exact).toBeLessThan(1e-7);
    expect(solved.bound).toBeLessThanOrEqual(exact + 1e-6);
  });

  it("follows a piecewise cost exactly", async () => {
    const gencost = [[1, 0, 0, 3, 0, 0, 50, 100, 200, 1600], costRow(0, 8)];
    const rows = gencost.map((row) => [...row, ...new Array(10 - row.length).fill(0)]);
    const solved = await solveDcOpf(
      readCase({ ...triangle, ...twoUnits, gencost: rows, bus: loadAtThree }),
      engine,
    );
    expect(solved.cost).toBeCloseTo(100 + 40 * 8, 6);
  });

  it("limits the angle difference, counting r and x as the convention says", async () => {
    const branch = [[1, 2, 0.05, 0.1, 0, 0, 0, 0, 0.8, 0, 1, -2, 2]];
    const rows = { bus: [busRow(1), busRow(2, 150)], branch, ...twoUnits };
    const limitMw = (susceptance: number) => 100 * susceptance * ((2 * Math.PI) / 180);
    const pglib = await solveDcOpf(readCase(rows, "pglib"), engine);
    expect(pglib.flowMw[0]).toBeCloseTo(limitMw(0.1 / 0.0125), 5);
    const matpower = await solveDcOpf(readCase(rows, "matpower"), engine);
    expect(matpower.flowMw[0]).toBeCloseTo(limitMw(1 / 0.08), 5);
  });

  it("counts shunts as demand, direct-current losses, isolated buses and units out", async () => {
    const rows: CaseRows = {
      bus: [busRow(1), [2, 1, 50, 0, 10, 0], busRow(3, 999, 4)],
      branch: [branchRow(1, 2, 0.1, 20), branchRow(2, 3, 0.1)],
      gen: [genRow(1, 0, 200), genRow(2, 0, 200, 0), genRow(3, 50, 200)],
      gencost: [costRow(0, 10), costRow(0, 1), costRow(0, 1)],
      dcline: [[1, 2, 1, 0, 0, 0, 0, 1, 1, 0, 100, 0, 0, 0, 0, 2, 0.1]],
    };
    const solved = await solveDcOpf(readCase(rows, "pglib"), engine);
    // 60 MW arrive: 20 over the line, 40 = 0.9·d − 2 over the link → d = 46.67.
    expect(solved.cost).toBeCloseTo((20 + 42 / 0.9) * 10, 5);
    expect(solved.verified).toBe(true);
  });

  it("calls a demand beyond all units infeasible and an endless saving unbounded", async () => {
    const tooMuch = await solveDcOpf(
      readCase({ ...triangle, ...twoUnits, bus: [busRow(1), busRow(2), busRow(3, 900)] }),
      engine,
    );
    expect(tooMuch).toMatchObject({ status: "infeasible", dispatch: null, verified: false });
    const endless = await solveDcOpf(
      readCase({
        ...triangle,
        gen: [genRow(1, 0, Infinity), genRow(2, -Infinity, 0)],
        gencost: [costRow(0, 1), costRow(0, 2)],
      }),
      engine,
    );
    expect(endless.status).toBe("unbounded");
  });

  it("solves 300 buses with quadratic costs to 1e-7 in a few rounds", async () => {
    const random = makeRandom(11);
    const bus = Array.from({ length: 300 }, (_, i) => busRow(i + 1, 100 * random()));
    const branch = Array.from({ length: 299 }, (_, i) =>
      branchRow(1 + Math.floor(random() * (i + 1)), i + 2, 0.01 + 0.2 * random(), 4000),
    );
    for (let i = 0; i < 110; i += 1) {
      const from = 1 + Math.floor(random() * 300);
      branch.push(branchRow(from, (from % 300) + 1, 0.01 + 0.2 * random(), 400));
    }
    const gen = Array.from({ length: 70 }, (_, i) => genRow(1 + i * 4, 0, 300 + 300 * random()));
    const gencost = gen.map(() => costRow(0.01 + 0.1 * random(), 10 + 20 * random(), 100));
    const solved = await solveDcOpf(readCase({ bus, branch, gen, gencost }), engine);
    expect(solved.status).toBe("optimal");
    expect((solved.cost - solved.bound) / solved.cost).toBeLessThan(1e-7);
    expect(solved.rounds).toBeLessThan(10);
    expect(solved.verified).toBe(true);
  }, 60_000);

  it("keeps a dispatch secure when a parallel line is lost, at a cost", async () => {
    const branch = [branchRow(1, 2, 0.1, 100), branchRow(1, 2, 0.1, 100)];
    const rows = { ...twoUnits, bus: [busRow(1), busRow(2, 150)], branch };
    const free = await solveDcOpf(readCase(rows), engine);
    expect(free.cost).toBeCloseTo(1500, 5);
    const security = { kind: "n1", circuitCount: [1, 1], ratingFactor: 1.2 } as const;
    const secure = await solveDcOpf(readCase(rows), engine, { security });
    // The remaining line may bring 120 MW.
    expect(secure.cost).toBeCloseTo(120 * 10 + 30 * 30, 5);
  });
});

describe("verifyDcOpf", () => {
  it("finds an overload, an imbalance and an output beyond its limit", () => {
    const opfCase = readCase({
      ...triangle,
      ...twoUnits,
      bus: loadAtThree,
      branch: [branchRow(1, 2, 0.1), branchRow(1, 3, 0.1, 50), branchRow(2, 3, 0.1)],
    });
    const check = (outputMw: number[]) => verifyDcOpf(opfCase, { outputMw, linkMw: [] });
    expect(check([60, 30]).maxViolationMw).toBeLessThan(1e-9);
    expect(check([90, 0]).maxViolationMw).toBeCloseTo(10, 6);
    expect(check([60, 20]).maxViolationMw).toBeCloseTo(10, 6);
    expect(check([-10, 100]).maxViolationMw).toBeCloseTo(10, 6);
    expect(check([Number.NaN, 0]).maxViolationMw).toBe(Infinity);
  });
});

describe("power costs", () => {
  it("lie above each of their tangents and touch them", () => {
    const cost = { kind: "polynomial", quadratic: 0.2, linear: 3, constant: 5 } as const;
    const tangent = findTangent(cost, 40);
    expect(tangent.slope * 40 + tangent.intercept).toBeCloseTo(evaluateCost(cost, 40), 9);
    expect(tangent.slope * 50 + tangent.intercept).toBeLessThan(evaluateCost(cost, 50));
    expect(spreadPoints(0, 100, 4)).toEqual([12.5, 37.5, 62.5, 87.5]);
    expect(listLines(cost, spreadPoints(7, 7, 4))).toEqual([findTangent(cost, 7)]);
  });

  it("go on with their end pieces beyond the points", () => {
    const cost = {
      kind: "piecewise",
      points: [
        [10, 0],
        [20, 10],
        [30, 40],
      ],
    } as const;
    expect(evaluateCost(cost, 15)).toBeCloseTo(5, 12);
    expect(evaluateCost(cost, 40)).toBeCloseTo(70, 12);
    expect(evaluateCost(cost, 0)).toBeCloseTo(-10, 12);
  });
});
