import { afterAll, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/errors";
import { GlpkEngine } from "./glpk-engine";
import { HighsEngine } from "./highs-engine";
import { HighsModel } from "./highs-model";
import type { SolveOptions, SolveResult, SolverEngine } from "./solver";
import {
  makeHardProgram,
  makeProgram,
  makeRandomProgram,
  type SmallProgram,
} from "./test-programs";

const highs = new HighsEngine({ workers: 1 });
const glpk = new GlpkEngine({ workers: 1 });
afterAll(() => Promise.all([highs.close(), glpk.close()]));

const inf = Number.POSITIVE_INFINITY;

async function solveOnce(
  engine: SolverEngine,
  small: SmallProgram,
  options?: SolveOptions,
): Promise<SolveResult> {
  const model = await engine.load(makeProgram(small));
  try {
    return await model.solve(options);
  } finally {
    await model.dispose();
  }
}

/** min 2x + 3y + 1, x + y ≥ 4, x ≤ 3, y ≤ 10 → x = 3, y = 1, objective 10. */
const diet: SmallProgram = {
  cost: [2, 3],
  offset: 1,
  bounds: [
    [0, 3],
    [0, 10],
  ],
  rows: [[4, [1, 1], inf]],
};
/** max 5a + 4b + 3c, 2a + 3b + c ≤ 5, 4a + b + 2c ≤ 11, binaries → a = b = 1, value 9. */
const knapsack: SmallProgram = {
  cost: [-5, -4, -3],
  bounds: [
    [0, 1],
    [0, 1],
    [0, 1],
  ],
  integer: [0, 1, 2],
  rows: [
    [-inf, [2, 3, 1], 5],
    [-inf, [4, 1, 2], 11],
  ],
};

describe.each([highs, glpk])("the $name engine", (engine) => {
  it("solves a hand-solved LP, its constant, dual and reduced costs included", async () => {
    const result = await solveOnce(engine, diet);
    expect(result.status).toBe("optimal");
    expect(result.objective).toBeCloseTo(10, 9);
    expect(result.bound).toBeCloseTo(10, 9);
    expect([...(result.x ?? [])]).toEqual([3, 1]);
    // One more unit of demand costs 3; x at its upper bound saves 1 a unit.
    expect(result.rowDual?.[0]).toBeCloseTo(3, 9);
    expect(result.reducedCost?.[0]).toBeCloseTo(-1, 9);
    expect(result.reducedCost?.[1]).toBeCloseTo(0, 9);
  });

  it("gives a binding upper row bound a negative dual", async () => {
    const result = await solveOnce(engine, {
      cost: [-1],
      bounds: [[0, inf]],
      rows: [[-inf, [2], 6]],
    });
    expect(result.x?.[0]).toBeCloseTo(3, 9);
    expect(result.rowDual?.[0]).toBeCloseTo(-0.5, 9);
  });

  it("solves a hand-solved MIP and its relaxation", async () => {
    const whole = await solveOnce(engine, knapsack);
    expect(whole.status).toBe("optimal");
    expect(whole.objective).toBeCloseTo(-9, 9);
    expect(whole.rowDual).toBeNull();
    const relaxed = await solveOnce(engine, knapsack, { relax: true });
    // a = c = 1 and b = 2/3.
    expect(relaxed.objective).toBeCloseTo(-8 - 8 / 3, 9);
  });

  it.each([undefined, [0]])(
    "says infeasible of an infeasible program (integer %j)",
    async (integer) => {
      const result = await solveOnce(engine, {
        cost: [1],
        bounds: [[0, 3]],
        ...(integer ? { integer } : {}),
        rows: [[4, [1], inf]],
      });
      expect(result.status).toBe("infeasible");
      expect(result.x).toBeNull();
    },
  );

  it("says infeasible of a MIP whose relaxation is feasible", async () => {
    const result = await solveOnce(engine, {
      cost: [1],
      bounds: [[0, 3]],
      integer: [0],
      rows: [[0.4, [1], 0.6]],
    });
    expect(result.status).toBe("infeasible");
  });

  it.each([undefined, [0]])(
    "says unbounded of an unbounded program (integer %j)",
    async (integer) => {
      const result = await solveOnce(engine, {
        cost: [-1, 0],
        bounds: [
          [0, inf],
          [0, inf],
        ],
        ...(integer ? { integer } : {}),
        rows: [[-inf, [1, -1], 6]],
      });
      expect(result.status).toBe("unbounded");
      expect(result.objective).toBeNaN();
    },
  );

  it("takes free, fixed and lower-unbounded columns at their word", async () => {
    const result = await solveOnce(engine, {
      cost: [1, 1, -1],
      bounds: [
        [-inf, inf],
        [2, 2],
        [-inf, -1],
      ],
      rows: [
        [-7, [1, 0, 0], inf],
        [-inf, [0, 1, 1], 50],
      ],
    });
    expect([...(result.x ?? [])]).toEqual([-7, 2, -1]);
  });

  it("follows changes of costs, bounds and rows", async () => {
    const model = await engine.load(makeProgram(diet));
    const value = async () => (await model.solve()).objective;
    expect(await value()).toBeCloseTo(10, 9);
    await model.changeCosts(Float64Array.of(4, 3), 0);
    expect(await value()).toBeCloseTo(12, 9);
    await model.changeColumnBounds(
      Int32Array.of(1, 0),
      Float64Array.of(0, 1),
      Float64Array.of(2, 9),
    );
    expect(await value()).toBeCloseTo(2 * 4 + 2 * 3, 9);
    await model.changeRowBounds(Int32Array.of(0), Float64Array.of(6), Float64Array.of(inf));
    expect(await value()).toBeCloseTo(4 * 4 + 2 * 3, 9);
    const row = await model.addRows([{ terms: [[1, 1]], lower: -inf, upper: 1 }]);
    expect(row).toBe(1);
    expect(await value()).toBeCloseTo(5 * 4 + 3, 9);
    await model.changeRowBounds(Int32Array.of(1), Float64Array.of(0), Float64Array.of(0));
    expect(await value()).toBeCloseTo(24, 9);
    await model.dispose();
  });

  it("refuses a malformed program before it reaches the engine", async () => {
    const program = { ...makeProgram(diet), cost: Float64Array.of(1) };
    await expect(engine.load(program)).rejects.toThrow("Malformed");
  });

  it("returns within a time limit with what it has", async () => {
    const model = await engine.load(makeHardProgram(120, 12));
    const startedAt = performance.now();
    const result = await model.solve({ timeLimitMs: 400 });
    expect(performance.now() - startedAt).toBeLessThan(4000);
    expect(["feasible", "no_solution"]).toContain(result.status);
    if (result.x) expect(result.bound).toBeLessThanOrEqual(result.objective);
    await model.dispose();
  });

  it("stops a running solve when asked and serves the next", async () => {
    const model = await engine.load(makeHardProgram(120, 12));
    const control = new AbortController();
    const startedAt = performance.now();
    setTimeout(() => control.abort(), 150);
    const result = await model.solve({ signal: control.signal });
    expect(result.status).toBe("cancelled");
    expect(performance.now() - startedAt).toBeLessThan(3000);
    expect((await model.solve({ relax: true })).status).toBe("optimal");
    await model.dispose();
  });

  it("does not start a solve that was given up before its turn", async () => {
    const result = await solveOnce(engine, diet, { signal: AbortSignal.abort() });
    expect(result.status).toBe("cancelled");
  });

  it("refuses as unavailable when its worker dies, and then serves again", async () => {
    const model = await engine.load(makeHardProgram(120, 12));
    await model.changeRowBounds(Int32Array.of(0), Float64Array.of(-inf), Float64Array.of(0));
    const running = model.solve({ timeLimitMs: 5000 }).catch((error: unknown) => error);
    await engine.close();
    const first = await running;
    if (!(first instanceof CodedError)) expect(first).toMatchObject({ status: "optimal" });
    const again = await model.solve();
    expect(again.objective).toBeCloseTo(0, 9);
    await model.dispose();
  });
});

describe("both engines", () => {
  it("agree on random programs, as MIP with and without presolve and as LP", async () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const program = makeRandomProgram(seed, 8, 6);
      for (const options of [{}, { presolve: false }, { relax: true }]) {
        const results = await Promise.all(
          [highs, glpk].map(async (engine) => {
            const model = await engine.load(program);
            const result = await model.solve(options);
            await model.dispose();
            return result;
          }),
        );
        const [first, second] = results;
        expect(first?.status, `seed ${seed}`).toBe(second?.status);
        expect(first?.objective, `seed ${seed}`).toBeCloseTo(second?.objective ?? Number.NaN, 7);
      }
    }
  });
});

describe("the highs engine alone", () => {
  it("reports better and better incumbents with bounds below them", async () => {
    const model = await highs.load(makeHardProgram(60, 5));
    const seen: Array<[number, number]> = [];
    await model.solve({
      timeLimitMs: 2000,
      onIncumbent: (_x, objective, bound) => seen.push([objective, bound]),
    });
    expect(seen.length).toBeGreaterThan(0);
    for (const [objective, bound] of seen) expect(bound).toBeLessThanOrEqual(objective + 1e-6);
    await model.dispose();
  });

  it("tells how far the bound has risen, never beyond what it ends with", async () => {
    const model = await highs.load(makeHardProgram(60, 5));
    const bounds: number[] = [];
    const result = await model.solve({
      timeLimitMs: 2000,
      strongBranching: false,
      onBound: (bound) => bounds.push(bound),
    });
    expect(bounds.length).toBeGreaterThan(0);
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
    expect(bounds.at(-1)).toBeLessThanOrEqual(result.bound + 1e-9);
    await model.dispose();
  });

  it("starts from the reference basis and so gives the same point whatever came before", async () => {
    const model = await highs.load(makeRandomProgram(3, 40, 20));
    const cost = Float64Array.from({ length: 40 }, (_, column) => (column % 3) - 1);
    const solve = async () => {
      await model.changeCosts(cost);
      return (await model.solve({ relax: true, fromReference: true })).x;
    };
    await model.solve({ relax: true, keepReference: true });
    const first = await solve();
    await model.changeCosts(cost.map((c) => -c));
    await model.solve({ relax: true });
    expect(await solve()).toEqual(first);
    // A worker that is started anew is given the same basis.
    await highs.close();
    expect(await solve()).toEqual(first);
    await model.dispose();
  });

  it("starts from a basis that an earlier solve handed back, interruptible or not", async () => {
    const model = await highs.load(makeRandomProgram(3, 40, 20));
    const first = await model.solve({ relax: true, wantBasis: true });
    expect(first.basis?.colStatus).toHaveLength(40);
    expect(first.basis?.rowStatus).toHaveLength(20);
    await model.changeCosts(Float64Array.from({ length: 40 }, (_, column) => (column % 3) - 1));
    const options = { relax: true, ...(first.basis ? { startBasis: first.basis } : {}) };
    const plain = await model.solve(options);
    const heeding = await model.solve({ ...options, interruptible: true });
    expect(plain.basis).toBeUndefined();
    expect(heeding.x).toEqual(plain.x);
    expect((await model.solve({ relax: true })).objective).toBeCloseTo(plain.objective, 9);
    await model.dispose();
  });

  it("starts a copy of a program from the reference basis of another", async () => {
    const program = makeRandomProgram(3, 40, 20);
    const first = await highs.load(program);
    const { objective } = await first.solve({ relax: true, keepReference: true });
    const copy = await highs.load(program, { like: first });
    const again = await copy.solve({ relax: true, fromReference: true });
    expect(again.objective).toBeCloseTo(objective, 9);
    if (!(first instanceof HighsModel && copy instanceof HighsModel)) throw new Error("Not HiGHS");
    expect(copy.reference).toEqual(first.reference);
    expect(copy.reference?.colStatus).toHaveLength(40);
    await Promise.all([first.dispose(), copy.dispose()]);
  });

  it("stays within a node limit and repeats itself exactly", async () => {
    const model = await highs.load(makeHardProgram(60, 5));
    const first = await model.solve({ nodeLimit: 20 });
    const second = await model.solve({ nodeLimit: 20 });
    expect(first.status).toBe("feasible");
    expect(second.x).toEqual(first.x);
    expect(second.bound).toBe(first.bound);
    await model.dispose();
  });
});
