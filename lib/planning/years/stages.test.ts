import { afterAll, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/errors";
import type { StagesResponse } from "@/lib/schema/stages";
import type { StagesRequestInput } from "@/lib/schema/stages-request";
import { stagesRequestSchema } from "@/lib/schema/stages-request";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { makeThreeBuses } from "../network/three-buses.fixture";
import { findDemandFactor } from "./demand-factor";
import { keepRounded } from "./keep-rounded";
import {
  answerStagesOf,
  askStages,
  makeLink,
  makeStations,
  runStages,
  type StagedCase,
} from "./staged-example.fixture";
import { verifyBuildUp } from "./verify-build-up";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** 1,000 MW at bus 1; 100 MW reach bus 2, and with the link 250; bus 3 hangs on bus 2. */
const chain = makeThreeBuses(1, [
  { from: 1, to: 2, ratingMw: 100 },
  { from: 2, to: 3, ratingMw: 120 },
]);
const staged: StagedCase = { grid: chain, projects: [makeLink(150)], engine };
const two = (first: number, second: number): StagesRequestInput["stages"] => [
  { year: 2026, targetMw: first },
  { year: 2030, targetMw: second },
];

const placed = ({ plan }: StagesResponse) => plan?.stages.map(({ placedMw }) => placedMw);
const waiting = ({ check }: StagesResponse) => check.years.map((y) => [y.year, y.waitingMw]);

describe("a plan of two stages", () => {
  it("puts what only the later network carries into the later stage", async () => {
    const answer = await answerStagesOf(staged, askStages({ stages: two(100, 250) }));
    expect(placed(answer)).toEqual([100, 250]);
    expect(answer.plan?.certificate).toMatchObject({
      status: "optimal",
      verified: true,
      unmetMw: 0,
      boundCheck: "recomputed",
    });
    expect(answer.plan?.stages.map(({ gridCheck }) => gridCheck?.verified)).toEqual([true, true]);
    expect(answer.plan?.stages[1]?.inService).toEqual(["link-a"]);
    // Bus 3 is nearest to people; 120 MW get there, the rest stays at bus 2.
    expect(answer.plan?.builds.find(({ site }) => site === "s2")?.loadsMw).toEqual([100, 120]);
    expect(answer.check).toMatchObject({ waitingMw: 0, deliveredBy: 2026 });
  });

  it("leaves unmet, and says why, what a slipped line would have carried", async () => {
    const slips = [{ project: "link-a", year: 2033 }];
    const answer = await answerStagesOf(staged, askStages({ stages: two(100, 250), slips }));
    const [, second] = answer.plan?.stages ?? [];
    expect(second?.unmetMw).toBeCloseTo(150, 1);
    expect(second?.limits[0]).toMatchObject({ year: 2030, kind: "network" });
    expect(second?.limits[0]?.network?.lines[0]).toMatchObject({ fromBus: 1, toBus: 2 });
    expect(second?.limits[0]?.mwPerMw).toBeCloseTo(1, 2);
    expect(answer.plan?.certificate.unmetBoundMw).toBeCloseTo(150, 1);
    expect(answer.plan?.certificate.verified).toBe(true);
    expect(answer.plan?.stages[0]?.limits).toEqual([]);
  });

  it("opens first what the later stage needs, though another site is better now", async () => {
    // One site only: bus 3 takes 120 MW at most, so 150 MW must be at bus 2 from the start.
    const scenario = { site: { minMw: 10, maxCount: 1 } };
    const answer = await answerStagesOf(staged, askStages({ stages: two(100, 150), scenario }));
    expect(answer.plan?.builds).toMatchObject([{ site: "s1", loadsMw: [100, 150] }]);
    const [first] = answer.plan?.stages ?? [];
    expect(first?.objective).toBeGreaterThan((first?.aloneBound ?? Infinity) + 0.5);
  });

  it("holds tables for as long as they say something", async () => {
    const grid = makeThreeBuses(1, [
      { from: 1, to: 2, ratingMw: 900 },
      { from: 2, to: 3, ratingMw: 900 },
    ]);
    const limits = { bus: "n1" as const, province: "none" as const, capitalInterfaceMw: null };
    const ask = (busThrough: number | null) =>
      answerStagesOf(
        { ...staged, grid, data: makeStations([30, 30, 30]) },
        askStages({
          stages: two(80, 100),
          scenario: { limits },
          tables: { busThrough, provinceThrough: null, capitalInterfaceThrough: null },
        }),
      );
    expect(placed(await ask(null))).toEqual([80, 100]);
    const held = await ask(2029);
    expect(placed(held)).toEqual([60, 100]);
    expect(held.plan?.stages.map(({ tables }) => tables.bus)).toEqual([true, false]);
    const { limits: named } = held.plan?.stages[0] ?? {};
    expect(named).toMatchObject([
      { year: 2026, kind: "bus", mwPerMw: 1 },
      { year: 2026, kind: "bus", mwPerMw: 1 },
    ]);
  });

  it("places nothing where rules contradict each other", async () => {
    const provinceBounds = { "43": { minMw: 900 } };
    const answer = await answerStagesOf(
      staged,
      askStages({ stages: two(50, 100), scenario: { provinceBounds } }),
    );
    expect(placed(answer)).toEqual([0, 0]);
    expect(answer.plan?.certificate).toMatchObject({ status: "optimal", unmetBoundMw: 150 });
  });

  it("plans nothing in a year that cannot serve its own demand", async () => {
    const [hour] = chain.stressHours;
    if (!hour) throw new Error("The fixture has one hour");
    const grid = { ...chain, stressHours: [{ ...hour, demandMw: 800 }] };
    const stages = [
      { year: 2026, targetMw: 50, demandFactor: 1 },
      { year: 2030, targetMw: 80, demandFactor: 1.5 },
    ];
    const answer = await answerStagesOf({ ...staged, grid }, askStages({ stages }));
    expect(placed(answer)).toEqual([50, 0]);
    expect(answer.plan?.stages[1]).toMatchObject({ plan: null, unmetMw: 80, baseShortMw: 200 });
    expect(answer.plan?.builds[0]?.loadsMw).toEqual([50, 50]);
    expect(waiting(answer)).toEqual([
      [2026, 0],
      [2030, 50],
    ]);
    expect(answer.check.years[1]).toMatchObject({ verified: false });
  });

  it("builds no more than every later year can serve, and names the year that is short", async () => {
    const stages = [...(two(100, 250) ?? []), { year: 2035, targetMw: 250 }];
    const newGeneration = [{ bus: 1, fuel: "coal" as const, mw: 180, year: 2030 }];
    const retirements = [{ unit: "g1", year: 2035 }];
    const answer = await answerStagesOf(staged, askStages({ stages, newGeneration, retirements }));
    // 1,180 MW can be generated in 2030, 180 MW in 2035: what is built must be served then, too.
    expect(placed(answer)).toEqual([100, 180, 180]);
    expect(answer.plan?.certificate).toMatchObject({
      verified: true,
      unmetMw: 140,
    });
    expect(answer.plan?.certificate.unmetBoundMw).toBeCloseTo(140, 2);
    const [, second, third] = answer.plan?.stages ?? [];
    expect(second?.limits).toMatchObject([{ year: 2035, network: { limitedBy: "generation" } }]);
    expect(third?.limits).toEqual(second?.limits);
    // One more MW of it lets through one MW in each of two years.
    expect(second?.limits[0]?.mwPerMw).toBeCloseTo(2, 2);
  });

  it("serves demand that grows, new units and closed ones", async () => {
    const ask = async (more: StagesRequestInput) => {
      const [hour] = chain.stressHours;
      if (!hour) throw new Error("The fixture has one hour");
      const grid = { ...chain, stressHours: [{ ...hour, demandMw: 800 }] };
      const answer = await answerStagesOf(
        { ...staged, grid },
        askStages({ stages: two(50, 250), ...more }),
      );
      return answer.plan?.stages[1]?.placedMw ?? Number.NaN;
    };
    expect(await ask({})).toBeCloseTo(200, 1);
    // 800 MW × 1.01⁵ is 840.8 MW by 2030.
    expect(await ask({ demandGrowthPctPerYear: 1 })).toBeCloseTo(1000 - 800 * 1.01 ** 5, 1);
    const unit = { bus: 2, fuel: "lng" as const, mw: 40, year: 2029 };
    expect(await ask({ newGeneration: [unit] })).toBeCloseTo(240, 1);
    expect(await ask({ newGeneration: [{ ...unit, year: 2031 }] })).toBeCloseTo(200, 1);
    expect(
      await ask({
        newGeneration: [{ ...unit, bus: 1, mw: 900 }],
        retirements: [{ unit: "g1", year: 2030 }],
      }),
    ).toBeCloseTo(100, 1);
  }, 30_000);
});

describe("loads that are tested against a slip", () => {
  const check = [
    { site: "s1", loadsMw: [100, 130] },
    { site: "s2", loadsMw: [0, 120] },
  ];
  const ask = (slips: StagesRequestInput["slips"]) =>
    answerStagesOf(staged, askStages({ stages: two(100, 250), check, slips }));

  it("wait by exactly what the line would have carried, the newest first, until it comes", async () => {
    const answer = await ask([{ project: "link-a", year: 2033 }]);
    expect(answer.plan).toBeNull();
    expect(waiting(answer)).toEqual([
      [2026, 0],
      [2030, 150],
      [2033, 0],
    ]);
    expect(answer.check.deliveredBy).toBe(2033);
    // All that came in 2030 waits; the 100 MW of 2026 do not.
    expect(answer.check.sites).toMatchObject([
      { site: "s2", waitingMw: 120, fromYear: 2030, toYear: 2033 },
      { site: "s1", waitingMw: 30, fromYear: 2030, toYear: 2033 },
    ]);
    const [hour] = answer.check.years[1]?.hours ?? [];
    expect(hour).toMatchObject({ id: "summer-peak", waitingMw: 150 });
    expect(hour?.limits[0]?.lines[0]).toMatchObject({ branch: 1, outage: null });
    expect(answer.check.years.every(({ verified }) => verified)).toBe(true);
  });

  it("wait for ever without the line, and not at all with it", async () => {
    const never = await ask([{ project: "link-a", year: null }]);
    expect(never.check).toMatchObject({ waitingMw: 150, deliveredBy: null });
    expect(never.check.sites[0]?.toYear).toBeNull();
    expect((await ask([])).check).toMatchObject({ waitingMw: 0, sites: [] });
  });

  it("are tabled project by project", async () => {
    const request = askStages({ stages: two(100, 250), check, slipTable: { years: 2 } });
    const second = { ...makeLink(10, 2026), id: "link-b" };
    const both = { ...staged, projects: [makeLink(150), second] };
    const { slipTable } = await answerStagesOf(both, request);
    expect(slipTable?.rows).toMatchObject([
      // The other link carries 10 of the 150 MW, for two years.
      { project: "link-a", startYear: 2030, slippedTo: 2032, waitingMw: 140, mwYears: 280 },
      { project: "link-b", startYear: 2026, slippedTo: 2028, waitingMw: 0, worstYear: null },
    ]);
    expect(slipTable?.rows[0]).toMatchObject({ worstYear: 2030, siteCount: 2, deliveredBy: 2032 });
    const never = await answerStagesOf(both, { ...request, slipTable: { years: null } });
    expect(never.slipTable?.rows[0]).toMatchObject({ slippedTo: null, deliveredBy: null });
  });
});

describe("a request at fault", () => {
  const cases: [string, StagesRequestInput, string, string][] = [
    [
      "years that fall",
      {
        stages: [
          { year: 2030, targetMw: 1 },
          { year: 2026, targetMw: 2 },
        ],
      },
      "bad_field",
      "stages.1.year",
    ],
    ["a target that falls", { stages: two(100, 50) }, "bad_field", "stages.1.targetMw"],
    [
      "an unknown project",
      { slips: [{ project: "nope", year: 2030 }] },
      "unknown_id",
      "slips.0.project",
    ],
    [
      "a project slipped twice",
      {
        slips: [
          { project: "link-a", year: 2030 },
          { project: "link-a", year: null },
        ],
      },
      "bad_field",
      "slips.1.project",
    ],
    [
      "an unknown bus",
      { newGeneration: [{ bus: 99, fuel: "lng", mw: 1, year: 2030 }] },
      "unknown_id",
      "newGeneration.0.bus",
    ],
    [
      "an unknown unit",
      { retirements: [{ unit: "g99", year: 2030 }] },
      "unknown_id",
      "retirements.0.unit",
    ],
    ["the other engine", { scenario: { engine: "glpk" } }, "bad_field", "scenario.engine"],
    [
      "an unknown site",
      { stages: two(1, 2), check: [{ site: "s99", loadsMw: [1, 2] }] },
      "unknown_id",
      "check.0.site",
    ],
    [
      "too few loads",
      { stages: two(1, 2), check: [{ site: "s1", loadsMw: [1] }] },
      "bad_field",
      "check.0.loadsMw",
    ],
    [
      "loads that fall",
      { stages: two(1, 2), check: [{ site: "s1", loadsMw: [2, 1] }] },
      "bad_field",
      "check.0.loadsMw",
    ],
    [
      "no stage that counts",
      { stages: [{ year: 2030, targetMw: 1, weight: 0 }] },
      "bad_field",
      "stages.0.weight",
    ],
  ];
  it.each(cases)("is refused: %s", async (_name, input, code, field) => {
    const failed = await runStages(staged, askStages(input)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(CodedError);
    expect(failed).toMatchObject({ code, field });
  });

  it("ends silently when nobody waits for it any more", async () => {
    const items = await runStages(
      staged,
      askStages({ stages: two(100, 250) }),
      AbortSignal.abort(),
    );
    expect(items.some(({ event }) => event === "done")).toBe(false);
  });
});

describe("the parts", () => {
  it("grow demand from year to year, through what a stage states", () => {
    const ask = (input: StagesRequestInput) => stagesRequestSchema.parse(input);
    const grown = ask({ demandGrowthPctPerYear: 2 });
    expect(findDemandFactor(grown, 2025)).toBe(1);
    expect(findDemandFactor(grown, 2033)).toBeCloseTo(1.02 ** 8, 12);
    expect(findDemandFactor(grown, 2040)).toBeCloseTo(1.02 ** 15, 12);
    const stated = ask({ stages: [{ year: 2035, targetMw: 1, demandFactor: 1.21 }] });
    expect(findDemandFactor(stated, 2030)).toBeCloseTo(1.1, 12);
    expect(findDemandFactor(stated, 2038)).toBeCloseTo(1.21, 12);
  });

  it("notice load that is given up", () => {
    const plan = (loads: Record<string, number>) => ({
      sites: Object.entries(loads).map(([id, loadMw]) => ({ id, loadMw })) as never,
    });
    expect(verifyBuildUp([plan({ a: 50 }), plan({ a: 50, b: 10 })]).verified).toBe(true);
    expect(verifyBuildUp([plan({ a: 50 }), plan({ a: 49.999 })]).verified).toBe(false);
    expect(verifyBuildUp([plan({ a: 50 }), plan({ b: 80 })]).worstMw).toBe(50);
  });

  it("take a kilowatt that rounding lost from a site that has grown", () => {
    const site = { minMw: 10 } as never;
    const problem = { candidateSites: [site, site], moduleMw: null } as never;
    const solve = (...loads: number[]) => ({
      loadsMw: Float64Array.from(loads),
      unmetMw: 0,
      matches: [],
    });
    const kept = keepRounded([problem, problem], [solve(50, 20), solve(49.999, 30.001)]);
    expect([...(kept[1]?.loadsMw ?? [])]).toEqual([50, 30]);
    // More than rounding explains is left for the verifier.
    const lost = keepRounded([problem, problem], [solve(50, 20), solve(40, 40)]);
    expect([...(lost[1]?.loadsMw ?? [])]).toEqual([40, 40]);
  });
});
