import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildModel, type ConstraintName } from "@/lib/siting/build-model";
import { readServicePlan } from "@/lib/siting/service/read-service-plan";
import { buildServiceProblem } from "@/lib/siting/service/service-reduction";
import { enumeratePlans, makeNetwork, networkKinds } from "@/lib/siting/service/test-service";
import { checkServicePlan } from "@/lib/siting/verify/check-service-plan";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { solveService } from "./solve-service";

const seeds = Array.from({ length: 12 }, (_, seed) => seed + 1);
let engine: HighsEngine;

beforeAll(() => {
  engine = new HighsEngine({ workers: 1 });
});
afterAll(() => engine.close());

const inAMinute = () => performance.now() + 60_000;

describe.each(Object.entries(networkKinds))("a %s network", (_, kind) => {
  it.each(seeds)("is solved to the cheapest plan of all (seed %i)", async (seed) => {
    const network = makeNetwork(kind, seed);
    const least = enumeratePlans(network);
    const { status, plan, objective, bound } = await solveService(network, engine, inAMinute());
    expect(status).toBe(Number.isFinite(least) ? "optimal" : "infeasible");
    if (!plan) return;
    expect(objective).toBeCloseTo(least, 6);
    expect(bound).toBeCloseTo(least, 6);
    expect(checkServicePlan(network, plan, objective)).toEqual([]);
  });
});

describe("a location problem", () => {
  it("is infeasible where single sources cannot be packed though the sums fit", async () => {
    const network = {
      siteCount: 2,
      customerCount: 3,
      capacity: Float64Array.of(5, 5),
      fixedCost: Float64Array.of(1, 1),
      demand: Float64Array.of(3, 3, 3),
      cost: new Float64Array(6).fill(1),
      openCount: null,
      singleSource: true,
    };
    expect((await solveService(network, engine, inAMinute())).status).toBe("infeasible");
    const split = await solveService({ ...network, singleSource: false }, engine, inAMinute());
    expect(split.status).toBe("optimal");
    expect(split.objective).toBeCloseTo(5, 9);
  });

  it("that is out of time says what it knows and no more", async () => {
    const network = makeNetwork(networkKinds["p-median"], 3);
    const { status, objective, bound } = await solveService(network, engine, performance.now());
    expect(["optimal", "feasible", "no_solution"]).toContain(status);
    const least = enumeratePlans(network);
    expect(bound ?? 0).toBeLessThanOrEqual(least + 1e-6);
    expect(objective ?? least).toBeGreaterThanOrEqual(least - 1e-6);
  });
});

describe("the check of a plan", () => {
  // Two customers of 3 each; one site of 5 is cheap to open, the other dear.
  const network = {
    siteCount: 2,
    customerCount: 2,
    capacity: Float64Array.of(5, 5),
    fixedCost: Float64Array.of(1, 50),
    demand: Float64Array.of(3, 3),
    cost: Float64Array.of(2, 2, 2, 2),
    openCount: 2,
    singleSource: true,
  };
  const full = { cutoff: Infinity, siteState: ["free", "free"], links: [] } as const;
  const links = [0, 1].flatMap((site) => [0, 1].map((customer) => ({ site, customer, cost: 2 })));

  it.each([
    ["countSites", { ...network, capacity: Float64Array.of(9, 9) }],
    ["serveEachCustomer", network],
    ["loadWhatIsServed", network],
  ] as const)("catches a model without %s", async (name, given) => {
    const reduction = { ...full, links };
    const omit = new Set<ConstraintName>([name]);
    const model = buildModel(buildServiceProblem(given, reduction), { omit });
    const loaded = await engine.load(model.program);
    const { x } = await loaded.solve();
    await loaded.dispose();
    if (!x) throw new Error("The mutated model has a solution");
    const plan = readServicePlan(given, reduction, model, x);
    expect(checkServicePlan(given, plan)).not.toEqual([]);
  });
});
