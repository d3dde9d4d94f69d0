import { afterAll, describe, expect, it } from "vitest";
import type { SitingData } from "@/lib/schema/geodata";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { buildModel, type ConstraintName } from "./build-model";
import { combineCosts } from "./criteria/criterion-costs";
import { describePlan } from "./describe-plan";
import { frameProblem } from "./frame-problem";
import { readPlan } from "./read-plan";
import { solveFor } from "./solve-tiny.fixture";
import { makeTinyData, type TinyStation, tinyRanges } from "./tiny-country.fixture";
import { verifyPlan } from "./verify-plan";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Farther from the capital with each step, and so from most people: the first is the dearest. */
const stationAt = (bus: number, province: string, step: number): TinyStation => ({
  bus,
  province,
  kv: 154,
  lon: 127 + 0.02 * step,
  lat: 36.6,
});

const plain = makeTinyData({
  stations: [
    stationAt(1, "11", 0),
    stationAt(2, "43", 1),
    stationAt(2, "43", 2),
    stationAt(3, "43", 3),
    stationAt(1, "11", 2.5),
  ],
  headroomMw: [400, 220, 300],
  renewableMw: [40, 60, 10],
  review: [
    [1000, 0, null],
    [1000, 0, null],
    [null, null, null],
  ],
});

/** Province 11 in seismic zone 1, the others in zone 2. */
const data: SitingData = {
  ...plain,
  municipalities: plain.municipalities.map((municipality) => ({
    ...municipality,
    seismicZone: municipality.province === "11" ? 1 : 2,
  })),
};

/** Solves without a constraint, nothing unplaced, and has the verifier look at the plan. */
async function verifyWithout(input: ScenarioInput, omitted: ConstraintName[]) {
  const scenario = scenarioSchema.parse(input);
  const problem = frameProblem(scenario, data);
  const model = buildModel(problem, { omit: new Set(omitted), tighten: false });
  const cost = combineCosts(model, scenario.weights, tinyRanges);
  const placed = { column: model.columns.unmet, upper: 0 };
  const result = await solveFor(engine, model, cost, placed);
  expect(result.status).toBe("optimal");
  const solution = readPlan(model, result.x ?? []);
  const plan = describePlan(problem, scenario, data, solution, tinyRanges);
  return verifyPlan(scenario, data, plan);
}

const towardsPeople = { grid: 0, decentralisation: 0, renewables: 0, access: 1 };
const towardsRenewables = { grid: 0, decentralisation: 0, renewables: 1, access: 0 };

/** For each constraint a scenario in which it binds, and the breach to be found without it. */
const cases: Array<[ConstraintName, ScenarioInput, string]> = [
  ["meetTarget", { targetMw: 200 }, "target"],
  [
    "sizeSites",
    { targetMw: 250, weights: towardsPeople, site: { minMw: 120, maxMw: 150 } },
    "site-min:s1",
  ],
  [
    "buildWholeModules",
    {
      targetMw: 350,
      weights: towardsPeople,
      site: { moduleMw: 70, maxMw: 150 },
      lockedOut: ["s0"],
    },
    "module:s2",
  ],
  [
    "countSites",
    { targetMw: 150, weights: towardsRenewables, site: { maxCount: 1 } },
    "site-count",
  ],
  ["countSites", { targetMw: 300, weights: towardsPeople, site: { minCount: 4 } }, "site-count"],
  ["keepSharedLimits", { targetMw: 600, site: { maxMw: 200 }, weights: towardsPeople }, "bus:2"],
  [
    "keepSharedLimits",
    {
      targetMw: 300,
      weights: towardsPeople,
      limits: { bus: "none" },
      provinceBounds: { "43": { minMw: 200, maxMw: null } },
    },
    "province-bound:43",
  ],
  [
    "capCapitalShare",
    { targetMw: 300, weights: towardsPeople, capitalShareCap: 0.4, lockedOut: ["s1", "s2"] },
    "capital-share",
  ],
  ["matchWithinLoad", { targetMw: 45, lockedOut: ["s0", "s2", "s3", "s4"] }, "matched:s1"],
  ["shareRenewableOutput", { targetMw: 300, weights: towardsRenewables }, "renewables:"],
  [
    "keepSharedLimits",
    {
      targetMw: 600,
      site: { maxMw: 200 },
      weights: towardsPeople,
      reinforcement: { maxMwPerLimit: 30 },
    },
    "reinforced:bus:2",
  ],
  [
    "capSeismicShare",
    { targetMw: 300, weights: towardsPeople, limits: { seismicZone1MaxShare: 0.4 } },
    "seismic-share",
  ],
  [
    "keepNearUsers",
    {
      targetMw: 300,
      weights: towardsRenewables,
      access: { latencyBoundShare: 0.5, latencyRadiusKm: 1 },
    },
    "latency-share",
  ],
  [
    "capCriteria",
    { targetMw: 300, weights: towardsPeople, criterionCaps: { decentralisation: 100 } },
    "criterion-cap:decentralisation",
  ],
  [
    "capCriteria",
    { targetMw: 300, weights: towardsPeople, criterionCaps: { renewables: 215 } },
    "criterion-cap:renewables",
  ],
  [
    "capCriteria",
    { targetMw: 300, weights: towardsRenewables, criterionCaps: { access: 22.8 } },
    "criterion-cap:access",
  ],
  [
    "capCriteria",
    { targetMw: 300, weights: towardsPeople, criterionCaps: { grid: 40 } },
    "criterion-cap:grid",
  ],
  ["keepApart", { targetMw: 500, weights: towardsPeople, site: { separationKm: 3 } }, "separation"],
  [
    "matchLeastShare",
    { targetMw: 150, weights: towardsPeople, renewables: { minMatchedShare: 0.5 } },
    "matched-share",
  ],
];

describe("a constraint left out of the model", () => {
  it.each(cases)("is noticed by the verifier: %s (%#)", async (omitted, input, breach) => {
    const sound = await verifyWithout(input, []);
    expect(sound.violations).toEqual([]);
    // The tightening of the relaxation must not stand in for the constraint.
    const mutant = await verifyWithout(input, [omitted, "matchWhereOpen"]);
    expect(mutant.verified).toBe(false);
    expect(mutant.violations.map(({ id }) => id).join()).toContain(breach);
  });
});
