import { afterAll, describe, expect, it } from "vitest";
import { listWholeValues, makeEdgeProgram } from "./edge-programs.fixture";
import { GlpkEngine } from "./glpk-engine";
import { HighsEngine } from "./highs-engine";
import type { SolveOptions, SolverEngine } from "./solver";
import { makeProgram, type SmallProgram } from "./test-programs";
import { tightenIntegers } from "./tighten-integers";

const highs = new HighsEngine({ workers: 1 });
const glpk = new GlpkEngine({ workers: 1 });
afterAll(() => Promise.all([highs.close(), glpk.close()]));

const inf = Number.POSITIVE_INFINITY;

async function solve(engine: SolverEngine, small: SmallProgram, options: SolveOptions = {}) {
  const model = await engine.load(makeProgram(small));
  const result = await model.solve(options);
  await model.dispose();
  return result;
}

/** The optimum by trying every value of the whole columns, the rest by an LP; null = none. */
async function tryAll(small: SmallProgram): Promise<number | null> {
  const whole = Int32Array.from(small.integer ?? []);
  const model = await highs.load(makeProgram({ ...small, integer: [] }));
  let best: number | null = null;
  for (const values of listWholeValues(small)) {
    await model.changeColumnBounds(whole, Float64Array.from(values), Float64Array.from(values));
    const { status, objective } = await model.solve();
    if (status === "unbounded") best = -inf;
    else if (status === "optimal") best = Math.min(best ?? inf, objective);
  }
  await model.dispose();
  return best;
}

describe("programs with whole columns at the edge", () => {
  it("have the optimum that trying all finds, by either engine, with and without presolve", async () => {
    const seen = { optimal: 0, infeasible: 0, unbounded: 0 };
    for (let seed = 1; seed <= 250; seed += 1) {
      const small = makeEdgeProgram(seed);
      const best = await tryAll(small);
      const status = best === null ? "infeasible" : best === -inf ? "unbounded" : "optimal";
      seen[status] += 1;
      const asked = [
        [highs, {}],
        [highs, { presolve: false }],
        [glpk, {}],
      ] as const;
      for (const [engine, options] of asked) {
        const result = await solve(engine, small, options);
        const said = `seed ${seed}, ${engine.name} ${JSON.stringify(options)}`;
        expect(result.status, said).toBe(status);
        if (status === "optimal") expect(result.objective, said).toBeCloseTo(best ?? 0, 6);
      }
    }
    expect(Math.min(seen.optimal, seen.infeasible)).toBeGreaterThan(50);
  }, 60_000);

  const cases: Array<[string, SmallProgram, number | null]> = [
    [
      "fractional bounds",
      { cost: [1], bounds: [[0.5, 4]], integer: [0], rows: [[-inf, [1], 9]] },
      1,
    ],
    [
      "bounds without a whole number between them",
      { cost: [1], bounds: [[0.2, 0.8]], integer: [0], rows: [[-inf, [1], 9]] },
      null,
    ],
    [
      "a row over one column that takes a megawatt of a gigawatt",
      {
        cost: [-1, 0],
        bounds: [
          [0, 1],
          [0, 1],
        ],
        integer: [1],
        rows: [[-inf, [1, 0], 0.9995]],
      },
      -0.9995,
    ],
    [
      "a range that six steps of 5 miss",
      { cost: [1], bounds: [[0, 6]], integer: [0], rows: [[26, [5], 27]] },
      null,
    ],
    [
      "the same range of a load in steps of 5",
      {
        cost: [1, 0],
        bounds: [
          [0, 6],
          [26, 27],
        ],
        integer: [0],
        rows: [[0, [-5, 1], 0]],
      },
      null,
    ],
    [
      "the same range of a sum of two such loads",
      {
        cost: [1, 1, 0, 0],
        bounds: [
          [0, 3],
          [0, 3],
          [0, 15],
          [0, 15],
        ],
        integer: [0, 1],
        rows: [
          [0, [-5, 0, 1, 0], 0],
          [0, [0, -5, 0, 1], 0],
          [26, [0, 0, 1, 1], 27],
        ],
      },
      null,
    ],
  ];
  it.each(cases)("are solved with %s", async (_, small, best) => {
    for (const engine of [highs, glpk]) {
      const result = await solve(engine, small);
      expect(result.status, engine.name).toBe(best === null ? "infeasible" : "optimal");
      if (best !== null) expect(result.objective, engine.name).toBeCloseTo(best, 9);
    }
  });

  it("are rounded anew where bounds change", async () => {
    for (const engine of [highs, glpk]) {
      const model = await engine.load(
        makeProgram({
          cost: [1, 1],
          bounds: [
            [0, 4],
            [0, 4],
          ],
          integer: [0],
          rows: [[1, [1, 1], inf]],
        }),
      );
      await model.solve();
      const change = (lower: number, upper: number) =>
        model.changeColumnBounds(Int32Array.of(0), Float64Array.of(lower), Float64Array.of(upper));
      await change(1.5, 2.5);
      expect((await model.solve()).objective, engine.name).toBeCloseTo(2, 9);
      expect((await model.solve({ relax: true })).objective, engine.name).toBeCloseTo(1.5, 9);
      await change(1.2, 1.8);
      expect((await model.solve()).status, engine.name).toBe("infeasible");
      await model.dispose();
    }
  });

  it("keep their points: rounding loses none and gains none", () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const { integer = [], ...rest } = makeEdgeProgram(seed);
      // Whole columns only, so that every point can be tried.
      const count = integer.length;
      const small: SmallProgram = {
        cost: rest.cost.slice(0, count),
        bounds: rest.bounds.slice(0, count),
        integer,
        rows: rest.rows.map(([lower, terms, upper]) => [lower, terms.slice(0, count), upper]),
      };
      const program = makeProgram(small);
      const tight = tightenIntegers(program);
      for (const point of listWholeValues(small)) {
        const said = `seed ${seed}, ${point}`;
        expect(tight !== null && meets(tight, point), said).toBe(meets(program, point));
      }
    }
  });
});

function meets(program: ReturnType<typeof makeProgram>, point: readonly number[]): boolean {
  const isWithin = (value: number, lower = 0, upper = 0) =>
    value >= lower - 1e-9 && value <= upper + 1e-9;
  const sums = Array.from(program.rowLower, () => 0);
  program.start.forEach((from, row) => {
    for (let k = from; k < (program.start[row + 1] ?? from); k += 1) {
      sums[row] = (sums[row] ?? 0) + (program.value[k] ?? 0) * (point[program.index[k] ?? 0] ?? 0);
    }
  });
  return (
    point.every((value, j) => isWithin(value, program.columnLower[j], program.columnUpper[j])) &&
    sums.every((sum, row) => isWithin(sum, program.rowLower[row], program.rowUpper[row]))
  );
}
