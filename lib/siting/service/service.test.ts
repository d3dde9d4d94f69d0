import { afterAll, describe, expect, it } from "vitest";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { buildModel } from "../build-model";
import { readPlan } from "../read-plan";
import type { CandidateSite, SitingProblem } from "../siting-problem";
import { solveFor } from "../solve-tiny.fixture";
import { noFurtherRules } from "./no-further-rules";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

interface SmallService {
  readonly capacity: readonly number[];
  readonly fixedCost: readonly number[];
  readonly demand: readonly number[];
  /** [site][customer]; null = not linked. */
  readonly cost: ReadonlyArray<ReadonlyArray<number | null>>;
  readonly singleSource?: boolean;
  readonly openCount?: number;
}

function frameService(small: SmallService): SitingProblem {
  const { capacity, fixedCost, demand, cost, singleSource = false, openCount } = small;
  const candidateSites = capacity.map(
    (maxMw, i): CandidateSite => ({
      id: `f${i}`,
      state: "free",
      minMw: 0,
      maxMw,
      province: "",
      capital: false,
      bus: null,
      cluster: null,
      accessKm: 0,
      refusalShare: null,
      connectionKm: 0,
      seismicZone1: false,
      nearUsers: true,
      tooNear: [],
      openingCost: fixedCost[i] ?? 0,
    }),
  );
  return {
    candidateSites,
    targetMw: demand.reduce((sum, mw) => sum + mw, 0),
    ...noFurtherRules,
    siteCount: openCount ? { min: openCount, max: openCount } : { min: 0, max: capacity.length },
    service: {
      customers: demand.map((demandMw, j) => ({ id: `c${j}`, demandMw })),
      links: cost.flatMap((row, site) =>
        row.flatMap((value, customer) => (value === null ? [] : [{ site, customer, cost: value }])),
      ),
      singleSource,
    },
  };
}

async function solve(small: SmallService) {
  const model = buildModel(frameService(small));
  const { cost, offset } = model.program;
  const result = await solveFor(engine, model, { cost, offset });
  return { result, loads: result.x && [...readPlan(model, result.x).loadsMw] };
}

describe("a location problem in the siting model", () => {
  it("splits a demand where capacity asks for it", async () => {
    // Both open (10 + 10): site 0 serves customer 0 and half of 1. 4 + 1 + 5 = 10. Sum 30.
    const small = {
      capacity: [6, 4],
      fixedCost: [10, 10],
      demand: [4, 4],
      cost: [
        [4, 2],
        [40, 10],
      ],
    };
    const { result, loads } = await solve(small);
    expect(result.objective).toBeCloseTo(30, 6);
    expect(loads?.map((mw) => Math.round(mw * 1e6) / 1e6)).toEqual([6, 2]);
  });

  it("serves each customer by one site where that is asked", async () => {
    // Customer 1 no longer fits beside customer 0 at site 0: 20 + 4 + 10.
    const small = {
      capacity: [6, 4],
      fixedCost: [10, 10],
      demand: [4, 4],
      cost: [
        [4, 2],
        [40, 10],
      ],
      singleSource: true,
    };
    expect((await solve(small)).result.objective).toBeCloseTo(34, 6);
  });

  it("opens exactly p sites without capacity (p-median on a line)", async () => {
    // Customers and sites at 0, 1, 2, 10: p = 2 opens at 1 and 10, distances 1 + 0 + 1 + 0.
    const at = [0, 1, 2, 10];
    const cost = at.map((from) => at.map((to) => Math.abs(from - to)));
    const uncapacitated = [Infinity, Infinity, Infinity, Infinity];
    const none = [0, 0, 0, 0];
    const demand = [1, 1, 1, 1];
    const base = { capacity: uncapacitated, fixedCost: none, demand, cost };
    const two = await solve({ ...base, openCount: 2 });
    expect(two.result.objective).toBeCloseTo(2, 6);
    expect(two.loads?.map(Math.round)).toEqual([0, 3, 0, 1]);
    expect((await solve({ ...base, openCount: 1 })).result.objective).toBeCloseTo(11, 6);
  });

  it("uses only the links that are given, and is infeasible where they do not reach", async () => {
    const base = { capacity: [9, 9], fixedCost: [5, 1], demand: [1, 1] };
    const sparse = await solve({
      ...base,
      cost: [
        [1, 1],
        [null, 0],
      ],
    });
    expect(sparse.result.objective).toBeCloseTo(7, 6);
    const cut = await solve({
      ...base,
      cost: [
        [null, 1],
        [null, 0],
      ],
    });
    expect(cut.result.status).toBe("infeasible");
  });
});
