import { afterAll, describe, expect, it } from "vitest";
import { Planner } from "@/lib/planning/one-plan/planner";
import { applyLimitMove } from "@/lib/schema/apply-limit-move";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Two stations in the capital region, two 9 km apart in province 43, one far away in province 50. */
const data = makeTinyData({
  stations: [
    { bus: 1, province: "11", kv: 345, lon: 127, lat: 37.5 },
    { bus: 1, province: "11", kv: 345, lon: 127.05, lat: 37.5 },
    { bus: 2, province: "43", kv: 345, lon: 127.4, lat: 36.6 },
    { bus: 2, province: "43", kv: 345, lon: 127.5, lat: 36.6 },
    { bus: 3, province: "50", kv: 345, lon: 126.5, lat: 33.5 },
  ],
  headroomMw: [500, 600, 300],
  renewableMw: [0, 60, 0],
  review: [
    [null, null, null],
    [null, null, null],
    [null, null, null],
  ],
});
const planner = new Planner({
  data,
  engines: { highs: engine, glpk: engine },
  hashScenario: () => "test",
});

async function solve(input: ScenarioInput): Promise<SolveResponse> {
  let last: SolveResponse | undefined;
  for await (last of planner.improve(scenarioSchema.parse(input)));
  if (!last) throw new Error("There is always an answer");
  return last;
}

const base: ScenarioInput = {
  targetMw: 600,
  site: { minMw: 100, maxMw: 300 },
  limits: { province: "none", capitalInterfaceMw: null },
};
const withSite = (site: NonNullable<ScenarioInput["site"]>): ScenarioInput => ({
  ...base,
  site: { ...base.site, ...site },
});

/** Rules that leave no plan, and the kind of limit whose move must be among those offered. */
const cases: Array<[rule: string, input: ScenarioInput, kind: string]> = [
  ["the target", { ...base, targetMw: 2000 }, "target"],
  ["headroom of buses", { ...base, targetMw: 1450 }, "target"],
  ["the number of sites, at most", withSite({ maxCount: 1 }), "site-count"],
  ["the number of sites, at least", withSite({ minCount: 5, minMw: 150 }), "site-count"],
  ["the distance between sites", withSite({ separationKm: 60, maxMw: 150 }), "separation"],
  [
    "the share of the capital region",
    { ...base, capitalShareCap: 0.1, lockedOut: ["s2", "s3"] },
    "capital-share",
  ],
  [
    "the least load of a province",
    { ...base, provinceBounds: { "50": { minMw: 400 } } },
    "province-bound",
  ],
  [
    "the most load of a province",
    { ...base, targetMw: 1000, provinceBounds: { "11": { maxMw: 50 } } },
    "province-bound",
  ],
  [
    "the interface of the capital region",
    { ...base, limits: { ...base.limits, capitalInterfaceMw: 50 }, lockedOut: ["s2", "s3"] },
    "capital-interface",
  ],
  ["the least matched share", { ...base, renewables: { minMatchedShare: 0.9 } }, "matched-share"],
  [
    "the share in seismic zone 1",
    { ...base, limits: { ...base.limits, seismicZone1MaxShare: 0.2 } },
    "seismic-share",
  ],
  [
    "the share near most users",
    { ...base, access: { latencyBoundShare: 0.9, latencyRadiusKm: 1 }, lockedOut: ["s0", "s1"] },
    "latency-share",
  ],
  ["a cap on the distance to people", { ...base, criterionCaps: { access: 1 } }, "criterion-cap"],
  [
    "a lock larger than the target",
    { ...base, targetMw: 200, lockedIn: [{ id: "s0", minMw: 300, maxMw: null }] },
    "target",
  ],
  [
    "more locks than sites",
    { ...withSite({ maxCount: 1 }), lockedIn: [{ id: "s0" }, { id: "s2" }] },
    "site-count",
  ],
  [
    "modules that do not add up",
    { ...withSite({ moduleMw: 250, minMw: 250, maxMw: 250 }) },
    "target",
  ],
  ["a target below the smallest site", { ...base, targetMw: 50 }, "target"],
];

describe("a scenario that has no plan for", () => {
  it.each(cases)("%s is told of a move that lets it through", async (_rule, input, kind) => {
    const scenario = scenarioSchema.parse(input);
    const { certificate, relaxations } = await solve(input);
    expect(certificate.status).toBe("infeasible");
    expect(relaxations.map((move) => move.kind)).toContain(kind);
    const alone = relaxations.filter((move) => !move.together);
    for (const move of alone) {
      const moved = applyLimitMove(scenario, move);
      if (!moved) continue;
      const after = await solve(moved);
      expect(after.certificate.status, JSON.stringify(move)).toBe("optimal");
      expect(after.certificate.verified, JSON.stringify(move)).toBe(true);
    }
    const together = relaxations.filter((move) => move.together);
    const all = together.reduce<typeof scenario | null>(
      (one, move) => one && applyLimitMove(one, move),
      scenario,
    );
    if (all && together.length > 0) {
      expect((await solve(all)).certificate.status, JSON.stringify(together)).toBe("optimal");
    }
  });
});

it("finds the largest distance between sites that leaves a plan, and no kilometre more", async () => {
  const input = withSite({ separationKm: 60, maxMw: 150 });
  const { relaxations } = await solve(input);
  const move = relaxations.find(({ kind }) => kind === "separation");
  // Four sites are needed: the two in province 43 are 8.9 km apart, those in the capital 4.4 km.
  expect(move).toMatchObject({ from: 60, to: 8, unit: "km" });
  expect((await solve(withSite({ separationKm: 9, maxMw: 150 }))).certificate.status).toBe(
    "infeasible",
  );
});
