import fc from "fast-check";
import { expect, test } from "vitest";
import {
  defaultStageSettings,
  moveProject,
  projectStanding,
  type StageSettings,
  serviceYear,
} from "./stage-settings";
import { decodeStages, stageKeys, writeStageQuery } from "./stage-url";
import { urlFields } from "./url-fields";

const travel = (settings: StageSettings) =>
  decodeStages(Object.fromEntries(new URLSearchParams(writeStageQuery(settings))));

test("settings as they come leave the address bare", () => {
  expect(writeStageQuery(defaultStageSettings)).toBe("");
  expect(decodeStages({})).toEqual({ settings: defaultStageSettings, leftOut: [] });
});

test("every setting survives the way through the address", () => {
  const settings: StageSettings = {
    network: "dc-n1",
    stages: [
      { year: 2028, targetMw: 1000.5, demandFactor: null, weight: 1 },
      { year: 2033, targetMw: 9000, demandFactor: 1.1, weight: 0.5 },
    ],
    demandGrowthPctPerYear: 1.8,
    moveMaintenance: true,
    slips: [
      { project: "east-coast-2", year: null },
      { project: "west-coast-1", year: 2034 },
    ],
    newGeneration: [{ bus: 108, fuel: "wind", mw: 2400, year: 2031 }],
    tables: { busThrough: null, provinceThrough: 2031, capitalInterfaceThrough: 2028 },
  };
  expect(travel(settings)).toEqual({ settings, leftOut: [] });
});

test("any number of any setting comes back exactly", () => {
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const year = fc.integer({ min: 2026, max: 2060 });
  const targetMw = fc.oneof(between(0, 1e5), fc.constantFrom(1e-7, 5e-324));
  const settings = fc.record({
    stages: fc.array(
      fc.record({
        targetMw,
        demandFactor: fc.option(between(0.5, 3), { nil: null }),
        weight: fc.oneof(between(0, 1), fc.constant(1e-7)),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    demandGrowthPctPerYear: between(0, 1),
    newGeneration: fc.array(
      fc.record({ bus: fc.integer({ min: 1, max: 999 }), mw: between(0.1, 20_000), year }),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(settings, ({ stages, demandGrowthPctPerYear, newGeneration }) => {
      const asked: StageSettings = {
        ...defaultStageSettings,
        demandGrowthPctPerYear,
        stages: stages.map((stage, position) => ({ year: 2026 + position, ...stage })),
        newGeneration: newGeneration.map(({ bus, ...unit }) => ({ bus, fuel: "wind", ...unit })),
      };
      // The sign of a zero is no part of a number asked for.
      expect(JSON.stringify(travel(asked))).toBe(JSON.stringify({ settings: asked, leftOut: [] }));
    }),
  );
});

test("what cannot be read takes its default and is named; the rest stays", () => {
  const { settings, leftOut } = decodeStages({
    yl: "west-coast-1:soon",
    yg: "2.5",
    ym: "7",
    yt: "x",
  });
  expect(settings).toEqual({ ...defaultStageSettings, demandGrowthPctPerYear: 2.5 });
  expect(leftOut.map(({ text }) => text)).toEqual(["yl=west-coast-1:soon", "ym=7", "yt=x"]);
});

test.each(["ys=2030:100:1:1:5", "yl=a:2030:5", "yu=7:gas:100:2030:5", "yt=2030:2031:any:5"])(
  "%s says too much, and is left out whole",
  (query) => {
    const { settings, leftOut } = decodeStages(Object.fromEntries(new URLSearchParams(query)));
    expect(settings).toEqual(defaultStageSettings);
    expect(leftOut.map(({ text }) => text)).toEqual([query]);
  },
);

test("no key of the years is a key of the scenario", () => {
  const taken = new Set(urlFields.map(({ key }) => key));
  expect(stageKeys.filter((key) => taken.has(key))).toEqual([]);
});

test("a project moved back to its own date is no slip", () => {
  const project = { id: "west-coast-1", startYear: 2030 };
  const slipped = moveProject(defaultStageSettings, project, 2034);
  expect(serviceYear(slipped, project)).toBe(2034);
  expect(moveProject(slipped, project, null).slips).toEqual([{ project: project.id, year: null }]);
  expect(moveProject(slipped, project, 2030)).toEqual(defaultStageSettings);
});

test("a project is built, to come, or late", () => {
  const project = { id: "west-coast-1", startYear: 2030 };
  const slipped = moveProject(defaultStageSettings, project, 2034);
  const standing = (settings: StageSettings) =>
    [2026, 2030, 2035].map((year) => projectStanding(settings, project, year));
  expect(standing(defaultStageSettings)).toEqual(["planned", "built", "built"]);
  expect(standing(slipped)).toEqual(["planned", "late", "built"]);
  // Without a date a project is to come for ever, until someone assumes one.
  const undated = { id: "saeul-4", startYear: null };
  expect(projectStanding(defaultStageSettings, undated, 2038)).toBe("planned");
});
