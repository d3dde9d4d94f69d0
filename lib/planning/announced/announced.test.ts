import { afterAll, describe, expect, it } from "vitest";
import { measureDistanceKm } from "@/lib/geo/measure-distance-km";
import type { AnnouncedProject, AnnouncedRequest } from "@/lib/schema/announced";
import type { SitingData } from "@/lib/schema/geodata";
import { type Scenario, type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import {
  makeDraw,
  makeRandomCase,
  makeTinyData,
  type TinyStation,
} from "@/lib/siting/tiny-country.fixture";
import { GlpkEngine } from "@/lib/solver/glpk-engine";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { Planner } from "../one-plan/planner";
import { answerAnnounced } from "./answer-announced";
import { judgeProjects } from "./compare-announced";
import { fitSets, scaleProjects } from "./fit-projects";
import { isBroken, listBreaks } from "./list-breaks";
import { frameProjects } from "./project-case";
import { makeProject } from "./projects.fixture";

const engines = { highs: new HighsEngine({ workers: 1 }), glpk: new GlpkEngine({ workers: 1 }) };
afterAll(async () => {
  await engines.highs.close();
  await engines.glpk.close();
});

const station = (bus: number, lon: number, kv = 345, province = "43"): TinyStation => ({
  ...{ bus, province, kv, lon },
  lat: 36.6,
});

/** Bus 1 lies in the capital; buses 2 and 3 and their three stations in province 43. */
const data = makeTinyData({
  stations: [
    station(1, 127, 345, "11"),
    station(2, 127.4),
    station(2, 127.5, 154),
    station(3, 127.7),
  ],
  headroomMw: [500, 250, 100],
  renewableMw: [0, 60, 0],
  review: [
    [900, 0, null],
    [1000, 0, null],
    [null, null, null],
  ],
});
const [capital, west, low, east] = data.stations.map(({ lon, lat }) => ({ lon, lat }));

const noPlan = () => Promise.reject(new Error("Nothing is to be solved here"));

function ask(
  all: readonly AnnouncedProject[],
  given: Partial<Omit<AnnouncedRequest, "scenario">> & { scenario?: ScenarioInput } = {},
  country: SitingData = data,
) {
  const planner = new Planner({ data: country, engines, hashScenario: () => "" });
  const solve = async (scenario: Scenario) => {
    for await (const answer of planner.improve(scenario)) {
      if (answer.certificate.stage === "proven") return answer;
    }
    return noPlan();
  };
  const scenario = scenarioSchema.parse({
    limits: { bus: "n1", province: "review", capitalInterfaceMw: null },
    ...given.scenario,
  });
  return answerAnnounced({
    request: { projects: null, compare: false, ...given, scenario },
    data: country,
    all,
    engine: engines[scenario.engine],
    solve,
    checkGrid: async () => null,
  });
}

describe("two projects at one bus that has 250 MW", () => {
  const mou = makeProject("mou", { mw: 200, place: west, status: "MOU", year: 2027 });
  const built = makeProject("built", { mw: 150, place: west, status: "construction", year: 2029 });

  it("do not fit by exactly what they ask beyond it, and the one under construction keeps its own", async () => {
    const { set, projects } = await ask([mou, built]);
    expect(set).toMatchObject({ count: 2, mw: 350, fitMw: 250, missingMw: 100, verified: true });
    expect(projects.map(({ id, fitMw }) => [id, fitMw])).toEqual([
      ["mou", 100],
      ["built", 150],
    ]);
  });

  it("break the bus alone, at the part of each at which both ask 250 MW", async () => {
    const { limits, set } = await ask([mou, built]);
    const broken = limits.filter(isBroken);
    expect(broken).toMatchObject([
      { id: "bus:2", askedMw: 350, availableMw: 250, projects: ["mou", "built"] },
    ]);
    expect(broken[0]?.bindsAt).toBeCloseTo(250 / 350, 9);
    expect(set.scale).toBeCloseTo(250 / 350, 6);
    expect(limits[0]?.id).toBe("bus:2");
  });

  it("fit until the second comes, in the order of their years", async () => {
    const { years } = await ask([built, mou, makeProject("some", { mw: 10, place: east })]);
    expect(years).toEqual([
      { year: 2027, addedMw: 200, totalMw: 200, missingMw: 0, breaks: [] },
      { year: 2029, addedMw: 150, totalMw: 350, missingMw: 100, breaks: ["bus:2"] },
      { year: null, addedMw: 10, totalMw: 360, missingMw: 100, breaks: [] },
    ]);
  });

  it("need not fill the least load of a province, but keep its largest", async () => {
    const { set, limits } = await ask([mou, built], {
      scenario: { provinceBounds: { "11": { minMw: 100 }, "43": { maxMw: 200 } } },
    });
    expect(set).toMatchObject({ missingMw: 150, verified: true });
    expect(limits[0]).toMatchObject({ id: "province-bound:43", availableMw: 200 });
  });

  it("fit with the headroom that may be added", async () => {
    const { set } = await ask([mou, built], {
      scenario: { limits: { bus: "n1" }, reinforcement: { maxMwPerLimit: 100 } },
    });
    expect(set.missingMw).toBe(0);
  });
});

it("holds a project at a 154 kV station to 400 MW, and says what a 345 kV line would leave", async () => {
  const country = { ...data, buses: data.buses.map((bus) => ({ ...bus, headroomN1Mw: 800 })) };
  const large = makeProject("large", { mw: 900, place: low });
  const scenario = { site: { maxMw: 600 } };
  const { limits, set, projects, lock } = await ask([large], { scenario }, country);
  expect(limits[0]).toMatchObject({ id: "voltage:xlarge", kind: "voltage", availableMw: 400 });
  expect(set).toMatchObject({ missingMw: 500, missingAt345Mw: 100 });
  const km = measureDistanceKm(low ?? { lon: 0, lat: 0 }, west ?? { lon: 0, lat: 0 });
  // Held, it takes 400 MW, and may grow no larger than any other site.
  expect(lock.widened).toEqual([]);
  expect(lock.scenario.lockedIn).toEqual([{ id: "xlarge", minMw: 400, maxMw: 600 }]);
  expect(projects[0]?.site).toMatchObject({ kv: 154, bus: 2, connectionKm: 0, km345: km });
});

describe("a project of a region", () => {
  const regional = makeProject("regional", { mw: 400, regions: ["43"] });

  it("is spread over the stations of its provinces, and what they do not take is missing", async () => {
    const { set, limits } = await ask([regional], { projects: ["regional"] });
    expect(set).toMatchObject({ fitMw: 350, missingMw: 50 });
    expect(limits).toMatchObject([{ id: "region:regional", askedMw: 400, availableMw: 350 }]);
    expect(set.scale).toBeCloseTo(350 / 400, 6);
  });

  it("gives way to a project with a place, which cannot go elsewhere", async () => {
    const placed = makeProject("placed", { mw: 100, place: east });
    const { projects } = await ask([placed, regional], { projects: ["placed", "regional"] });
    expect(projects.map(({ fitMw }) => fitMw)).toEqual([100, 250]);
  });

  it("is not in the set unless it is named, and leaves out the stations that are locked out", async () => {
    expect((await ask([regional])).set.count).toBe(0);
    const { set } = await ask([regional], {
      projects: ["regional"],
      scenario: { lockedOut: ["s3"] },
    });
    expect(set.fitMw).toBe(250);
  });
});

describe("what belongs together", () => {
  const park = makeProject("park", { mw: 200, place: west });
  const phase = makeProject("phase", { mw: 60, place: west, partOf: "park" });
  const centre = makeProject("centre", { mw: 40, place: west, mayBeIn: "park" });

  it("is counted once", async () => {
    const { set, projects } = await ask([park, phase, centre], {
      projects: ["park", "phase", "centre"],
    });
    expect(set).toMatchObject({ count: 1, mw: 200 });
    expect(projects.map(({ countedIn }) => countedIn)).toEqual([null, "park", "park"]);
  });

  it("is counted by itself without the other", async () => {
    expect((await ask([park, phase, centre], { projects: ["phase", "centre"] })).set.mw).toBe(100);
  });

  it("takes neither concepts, nor phases, nor unknown MW by default", async () => {
    const idea = makeProject("idea", { mw: 100, place: west, status: "concept" });
    const silent = makeProject("silent", { mw: null, place: west });
    const { projects } = await ask([park, phase, centre, idea, silent]);
    expect(projects.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(["park", "centre"]);
  });
});

describe("the same MW placed otherwise", () => {
  const projects = [
    makeProject("one", { mw: 200, place: west }),
    makeProject("two", { mw: 150, place: west, status: "MOU" }),
  ];

  it("is worse by no criterion's sum when it is free, and holds what fits when it is locked", async () => {
    const { comparison, lock } = await ask(projects, {
      compare: true,
      scenario: { lockedOut: ["s3"], site: { separationKm: 1 } },
    });
    const [announced, free, locked] = comparison?.columns ?? [];
    expect(comparison?.targetMw).toBe(350);
    expect(comparison?.widened).toEqual([{ field: "site.separationKm", from: 1, to: 0 }]);
    expect(announced).toMatchObject({
      verified: false,
      breaches: [{ id: "bus:2", amount: 100, unit: "MW" }],
      totals: { placedMw: 350, capitalMw: 0 },
    });
    expect(free).toMatchObject({ verified: true, totals: { placedMw: 350 } });
    // 250 MW stay at the bus of the projects; the rest finds room in the capital alone.
    expect(locked).toMatchObject({ verified: true, totals: { placedMw: 350, capitalMw: 100 } });
    expect(lock.mw).toBe(250);
    expect(lock.scenario.lockedIn).toEqual([
      { id: "xone", minMw: 200, maxMw: 200 },
      { id: "xtwo", minMw: 50, maxMw: 150 },
    ]);
  });

  it("replaces projects that are held already, and raises a target that they exceed", async () => {
    const { lock } = await ask(projects, { scenario: { targetMw: 100 } });
    expect(lock.widened).toContainEqual({ field: "targetMw", from: 100, to: 250 });
    const again = await ask(projects, { scenario: lock.scenario, projects: ["one"] });
    expect(again.lock.scenario.ownSites.map(({ id }) => id)).toEqual(["xone"]);
    expect(again.set).toMatchObject({ mw: 200, missingMw: 0 });
  });

  it("is not asked of projects without a place", async () => {
    const regional = [makeProject("regional", { mw: 100, regions: ["43"] })];
    const asked = ask(regional, { projects: ["regional"], compare: true });
    await expect(asked).rejects.toMatchObject({ code: "bad_field", field: "projects" });
  });
});

it.each([
  [["nowhere"], "unknown_id", "projects.0"],
  [["known", "silent"], "bad_field", "projects.1"],
  [["known", "lost"], "bad_field", "projects.1"],
])("refuses %j", async (ids, code, field) => {
  const all = [
    makeProject("known", { mw: 10, place: capital }),
    makeProject("silent", { mw: null, place: capital }),
    makeProject("lost", { mw: 10 }),
  ];
  await expect(ask(all, { projects: ids })).rejects.toMatchObject({ code, field });
});

/** Sums of loads by limit, from scenario and data alone, against what each lets through. */
function listGroups(scenario: Scenario, country: SitingData, projects: AnnouncedProject[]) {
  const nearest = <P extends { lon: number; lat: number }>(place: P, places: readonly P[]) =>
    [...places].sort((a, b) => measureDistanceKm(place, a) - measureDistanceKm(place, b))[0];
  const homes = projects.map(({ place }) => {
    const point = place ?? { lon: 0, lat: 0 };
    const at = nearest<{ lon: number; lat: number }>(point, country.stations);
    const town = nearest<{ lon: number; lat: number }>(point, country.municipalities);
    return {
      bus: country.stations.find((one) => one === at)?.bus ?? null,
      kv: country.stations.find((one) => one === at)?.kv ?? 0,
      province: country.municipalities.find((one) => one === town)?.province ?? "",
    };
  });
  const members = (test: (home: (typeof homes)[number]) => boolean) =>
    homes.flatMap((home, i) => (test(home) ? [i] : []));
  const { bus: rule, province: reviewRule, capitalInterfaceMw } = scenario.limits;
  const groups = [
    ...homes.map(({ kv }, i) => ({ members: [i], mostMw: kv >= 345 ? Infinity : 400 })),
    ...country.buses.map(({ bus, headroomN1Mw, headroomN0Mw }) => ({
      members: members((home) => home.bus === bus),
      mostMw: { n1: headroomN1Mw, n0: headroomN0Mw, none: Infinity }[rule],
    })),
    ...country.provinces.flatMap(({ code, reviewAbleMw, outlook2027Mw }) => {
      const [review, outlook] = [reviewAbleMw ?? Infinity, outlook2027Mw ?? Infinity];
      const published = { review, outlook, smallest: Math.min(review, outlook), none: Infinity };
      const inside = members((home) => home.province === code);
      const bound = scenario.provinceBounds[code]?.maxMw ?? Infinity;
      return [published[reviewRule], bound].map((mostMw) => ({ members: inside, mostMw }));
    }),
    { members: members((home) => home.province === "11"), mostMw: capitalInterfaceMw ?? Infinity },
  ];
  return groups.filter((group) => group.members.length > 0 && group.mostMw < Infinity);
}

/** Most MW that fit, over all sizes in steps of 10 MW. */
function findMost(sizesMw: number[], groups: ReturnType<typeof listGroups>): number {
  const loads = sizesMw.map(() => 0);
  const fits = () =>
    groups.every(
      ({ members, mostMw }) => members.reduce((sum, i) => sum + (loads[i] ?? 0), 0) <= mostMw,
    );
  const place = (position: number): number => {
    if (position === loads.length) return loads.reduce((sum, mw) => sum + mw, 0);
    let most = 0;
    for (let mw = 0; mw <= (sizesMw[position] ?? 0); mw += 10) {
      loads[position] = mw;
      if (!fits()) break;
      most = Math.max(most, place(position + 1));
    }
    loads[position] = 0;
    return most;
  };
  return place(0);
}

it("finds in random small countries what trying every size finds, with both engines", async () => {
  let missed = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const { data: country, scenario: given } = makeRandomCase(seed);
    const scenario = { ...given, ownSites: [], lockedIn: [] };
    const draw = makeDraw(seed + 31);
    const projects = [0, 1, 2].map((i) =>
      makeProject(`p${i}`, {
        mw: 10 * (1 + Math.floor(draw() * 24)),
        place: { lon: 127 + draw(), lat: 36.4 + 0.3 * draw() },
      }),
    );
    const sizesMw = projects.map(({ mw }) => mw ?? 0);
    const groups = listGroups(scenario, country, projects);
    const framed = frameProjects(scenario, country, projects, projects);
    const engine = seed % 2 === 0 ? engines.highs : engines.glpk;
    const [fit] = await fitSets([framed], engine);
    if (!fit) throw new Error("One set has one fit");
    const fitMw = fit.fitMw.reduce((sum, mw) => sum + mw, 0);
    expect(fitMw, `seed ${seed}`).toBeCloseTo(findMost(sizesMw, groups), 3);
    const tightest = groups.map(({ members, mostMw }) => {
      return mostMw / members.reduce((sum, i) => sum + (sizesMw[i] ?? 0), 0);
    });
    const scale = Math.min(1, ...tightest);
    expect(await scaleProjects(framed, engine), `seed ${seed}`).toBeCloseTo(scale, 5);
    expect(listBreaks(framed, fit)[0]?.bindsAt ?? 1, `seed ${seed}`).toBeCloseTo(
      Math.min(...tightest, Infinity) === Infinity ? 1 : Math.min(...tightest),
      6,
    );
    if (fitMw < sizesMw.reduce((sum, mw) => sum + mw, 0)) missed += 1;
  }
  expect(missed).toBeGreaterThan(10);
}, 30_000);

it("has what fits checked apart: a limit that the program forgets is noticed", async () => {
  const project = makeProject("one", { mw: 300, place: west });
  const limits = { province: "none", capitalInterfaceMw: null } as const;
  const framed = frameProjects(scenarioSchema.parse({ limits }), data, [project], [project]);
  const [forgetful] = await fitSets([{ ...framed, limits: [] }], engines.highs);
  const siteMw = forgetful?.siteMw ?? new Float64Array();
  const { verification } = judgeProjects(framed, data, siteMw, new Map());
  expect(verification.violations).toContainEqual({ id: "bus:2", amount: 50, unit: "MW" });
});
