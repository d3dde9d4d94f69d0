import { describe, expect, it } from "vitest";
import { type ScenarioInput, scenarioSchema } from "../schema/scenario";
import { boundPlaceableMw, checkFeasibility } from "./check-feasibility";
import { frameProblem } from "./frame-problem";
import { makeTinyData } from "./tiny-country.fixture";

const data = makeTinyData({
  stations: [
    { bus: 1, province: "11", kv: 345, lon: 127, lat: 36.5 },
    { bus: 2, province: "43", kv: 154, lon: 127.3, lat: 36.5 },
    { bus: 2, province: "43", kv: 154, lon: 127.31, lat: 36.5 },
  ],
  headroomMw: [900, 600],
  renewableMw: [40, 60],
  review: [
    [700, 300, null],
    [900, 100, null],
    [null, null, null],
  ],
});
const frame = (input: ScenarioInput) => frameProblem(scenarioSchema.parse(input), data);

describe("checkFeasibility", () => {
  it("finds nothing against a scenario with room", () => {
    expect(checkFeasibility(frame({ targetMw: 1000 }))).toEqual([]);
  });

  const cases: Array<[string, ScenarioInput, string, number, number]> = [
    // 700 by the review of province 11, 600 at bus 2.
    ["a target beyond all headroom", { targetMw: 2000 }, "target", 2000, 1300],
    // Outside 600; the capital may be as much again.
    [
      "a target that a capital share forbids",
      { targetMw: 1250, capitalShareCap: 0.5 },
      "target",
      1250,
      1200,
    ],
    ["too few sites for the target", { targetMw: 1000, site: { maxCount: 1 } }, "site-count", 1, 2],
    [
      "more sites than the target feeds",
      { targetMw: 100, site: { minCount: 3 } },
      "site-count",
      3,
      2,
    ],
    [
      "locks beyond a headroom",
      {
        targetMw: 1000,
        lockedIn: [
          { id: "s1", minMw: 350 },
          { id: "s2", minMw: 350 },
        ],
      },
      "bus:2",
      600,
      700,
    ],
    [
      "locks beyond the target",
      { targetMw: 100, lockedIn: [{ id: "s0", minMw: 300 }] },
      "target",
      100,
      300,
    ],
    [
      "a province bound beyond its room",
      { targetMw: 1000, provinceBounds: { "43": { minMw: 800 } } },
      "province-bound:43",
      800,
      600,
    ],
    [
      "a capital bound against the capital share",
      { targetMw: 600, capitalShareCap: 0.2, provinceBounds: { "11": { minMw: 300 } } },
      "capital-share",
      0.2,
      0.5,
    ],
  ];
  it.each(cases)("says the numbers of %s", (_, input, limit, from, to) => {
    const found = checkFeasibility(frame(input)).find((each) => each.limit === limit);
    expect(found).toMatchObject({ from, to });
  });

  it("bounds what can be placed by bus, province and capital interface together", () => {
    expect(boundPlaceableMw(frame({}))).toBe(1300);
    expect(boundPlaceableMw(frame({ limits: { capitalInterfaceMw: 250 } }))).toBe(850);
    expect(boundPlaceableMw(frame({ limits: { bus: "none" } }))).toBe(1500);
  });
});
