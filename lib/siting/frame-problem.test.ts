import { describe, expect, it } from "vitest";
import { CodedError } from "../errors";
import { type ScenarioInput, scenarioSchema } from "../schema/scenario";
import { findRefusalShare, frameProblem } from "./frame-problem";
import { makeTinyData } from "./tiny-country.fixture";

const data = makeTinyData({
  stations: [
    { bus: 1, province: "11", kv: 345, lon: 127, lat: 36.5 },
    { bus: 2, province: "43", kv: 154, lon: 127.3, lat: 36.5 },
    { bus: 2, province: "43", kv: 345, lon: 127.31, lat: 36.5 },
    { bus: null, province: "50", kv: 154, lon: 129.5, lat: 33.5 },
  ],
  headroomMw: [900, 600.0005],
  renewableMw: [40, 60],
  review: [
    [700, 300, null],
    [900, 100, 650],
    [null, null, null],
  ],
});
const frame = (input: ScenarioInput) => frameProblem(scenarioSchema.parse(input), data);
const limitOf = (input: ScenarioInput, id: string) =>
  frame(input).sharedLimits.find((limit) => limit.id === id);

function catchCoded(run: () => unknown): CodedError {
  try {
    run();
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
  throw new Error("Nothing was refused");
}

describe("frameProblem", () => {
  it("bounds each site by voltage, bus, province and target, whichever is least", () => {
    const capsOf = (input: ScenarioInput) => frame(input).candidateSites.map(({ maxMw }) => maxMw);
    // s0: review of its province; s1: 154 kV; s2: bus, down to the kilowatt; s3: 154 kV.
    expect(capsOf({})).toEqual([700, 400, 600, 400]);
    expect(capsOf({ limits: { bus: "none", province: "none" } })).toEqual([1000, 400, 1000, 400]);
    expect(capsOf({ targetMw: 250 })).toEqual([250, 250, 250, 250]);
    expect(capsOf({ targetMw: 1000, capitalShareCap: 0.1 })[0]).toBe(100);
  });

  it("takes the smallest published headroom and says which one it is", () => {
    expect(limitOf({}, "province:43")).toMatchObject({
      upperMw: 650,
      source: "kepco-outlook-2027",
      crowdedFromMw: 325,
      sites: [1, 2],
    });
    expect(limitOf({ limits: { province: "review" } }, "province:43")).toMatchObject({
      upperMw: 900,
      source: "kepco-review",
    });
  });

  it("leaves a province without a published figure without a limit", () => {
    expect(limitOf({}, "province:50")).toBeUndefined();
    expect(limitOf({ limits: { province: "outlook" } }, "province:11")).toBeUndefined();
  });

  it("gives a station without bus neither a bus limit nor renewables out of reach", () => {
    const site = frame({}).candidateSites[3];
    expect(site).toMatchObject({ bus: null, cluster: null });
  });

  it("counts only renewables within the radius, measured from the bus", () => {
    const near = frame({ renewables: { radiusKm: 20 } }).renewables.clusters;
    expect(near.map(({ links }) => links.length)).toEqual([1, 1]);
    const far = frame({ renewables: { radiusKm: 30 } }).renewables.clusters;
    expect(far.map(({ links }) => links.length)).toEqual([2, 2]);
    // 0.3 degrees of longitude at 36.5° N.
    expect(far[0]?.links[1]?.distanceKm).toBeCloseTo(26.815, 2);
  });

  it("connects a person's own point to the nearest station and takes over its voltage and bus", () => {
    const own = { id: "xmine", name: "mine", lon: 127.35, lat: 36.5 };
    const problem = frame({ ownSites: [own] });
    expect(problem.candidateSites[4]).toMatchObject({ id: "xmine", bus: 2, province: "43" });
    expect(problem.candidateSites[4]?.connectionKm).toBeCloseTo(3.575, 2);
  });

  it("takes the share of refused requests from sums, and from the country where none is named", () => {
    expect(findRefusalShare(data.provinces)).toBeCloseTo(400 / 2000, 12);
    expect(frame({}).candidateSites.map(({ refusalShare }) => refusalShare)).toEqual([
      0.3, 0.1, 0.1, 0.2,
    ]);
  });

  it("spreads the target over residents outside the capital", () => {
    expect(frame({}).spread.map(({ province, share }) => [province, share])).toEqual([
      ["43", 0.75],
      ["50", 0.25],
    ]);
  });

  const refusals: Array<[string, ScenarioInput, string, string]> = [
    ["an unknown locked-out site", { lockedOut: ["s1", "s99"] }, "unknown_id", "lockedOut.1"],
    ["an unknown locked-in site", { lockedIn: [{ id: "s99" }] }, "unknown_id", "lockedIn.0.id"],
    ["an own site that is not given", { lockedIn: [{ id: "xa" }] }, "unknown_id", "lockedIn.0.id"],
    ["an unknown province", { provinceBounds: { "99": {} } }, "unknown_id", "provinceBounds.99"],
    [
      "a site locked in and out",
      { lockedIn: [{ id: "s1" }], lockedOut: ["s1"] },
      "bad_field",
      "lockedIn.0.id",
    ],
    [
      "a site locked in twice",
      { lockedIn: [{ id: "s1" }, { id: "s1" }] },
      "bad_field",
      "lockedIn.1.id",
    ],
    [
      "a module that no site could hold",
      { site: { moduleMw: 500, maxMw: 400 } },
      "bad_field",
      "site.moduleMw",
    ],
    ["sites that may carry nothing", { site: { minMw: 0, maxMw: 0 } }, "bad_field", "site.maxMw"],
    [
      "a lock below the smallest site",
      { lockedIn: [{ id: "s0", maxMw: 20 }] },
      "bad_field",
      "lockedIn.0.maxMw",
    ],
    [
      "a lock above what the connection carries",
      { lockedIn: [{ id: "s1", minMw: 500 }] },
      "bad_field",
      "lockedIn.0.minMw",
    ],
    [
      "an own site far off the country",
      { ownSites: [{ id: "xa", name: "a", lon: 131.6, lat: 33.2 }] },
      "bad_field",
      "ownSites.0",
    ],
    ["sizes the wrong way round", { site: { minMw: 200, maxMw: 100 } }, "bad_field", "site.minMw"],
    [
      "counts the wrong way round",
      { site: { minCount: 9, maxCount: 3 } },
      "bad_field",
      "site.minCount",
    ],
    [
      "two own sites of one id",
      {
        ownSites: [
          { id: "xa", name: "a", lon: 127, lat: 36 },
          { id: "xa", name: "b", lon: 128, lat: 36 },
        ],
      },
      "bad_field",
      "ownSites.1.id",
    ],
  ];
  it.each(refusals)("refuses %s and names the field", (_, input, code, field) => {
    expect(catchCoded(() => frame(input))).toMatchObject({ code, field });
  });

  it("names the sites that may not be open together, own sites too", () => {
    const sites = frame({
      site: { separationKm: 1 },
      ownSites: [{ id: "xnear", name: "near", lon: 127.005, lat: 36.5 }],
    }).candidateSites;
    // s1 and s2 are 0.01° apart, 0.9 km; the own site is 0.45 km from s0.
    expect(sites.map(({ tooNear }) => tooNear)).toEqual([["xnear"], ["s2"], ["s1"], [], ["s0"]]);
  });

  it("refuses two locks that the distance between sites contradicts", () => {
    const locks = { lockedIn: [{ id: "s1" }, { id: "s2" }] };
    expect(frame({ ...locks, site: { separationKm: 0.8 } }).candidateSites).toHaveLength(4);
    const error = catchCoded(() => frame({ ...locks, site: { separationKm: 1 } }));
    expect(error.field).toBe("site.separationKm");
  });
});
