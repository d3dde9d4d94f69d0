import { describe, expect, test } from "vitest";
import { makeResponse } from "@/app/_plan/make-response.fixture";
import { defaultScenario, scenarioSchema } from "@/lib/schema/scenario";
import { exportGeojson } from "@/lib/solve-scenario/export-geojson";
import { readScenarioFile } from "./read-scenario-file";

const wrap = (scenario: unknown, others: object = {}) =>
  JSON.stringify({ type: "FeatureCollection", features: [], bunsan: { scenario, ...others } });

const texts = (file: ReturnType<typeof readScenarioFile>) =>
  file?.leftOut.map(({ text, why }) => `${text} ${why}`);

describe("an exported file brought back", () => {
  test("it gives the scenario it was made from, and lacks nothing", () => {
    expect(readScenarioFile(wrap(defaultScenario))).toEqual({
      scenario: defaultScenario,
      leftOut: [],
    });
    const response = makeResponse({});
    expect(readScenarioFile(JSON.stringify(exportGeojson(response, [])))).toEqual({
      scenario: response.scenario,
      leftOut: [],
    });
  });

  test("a file of another kind is told apart from a damaged scenario", () => {
    expect(readScenarioFile("not json")).toBeNull();
    expect(readScenarioFile('{"type":"FeatureCollection","features":[]}')).toBeNull();
    expect(readScenarioFile(wrap("everything"))).toBeNull();
  });
});

describe("a file that holds what cannot be taken over", () => {
  test("an unknown criterion, an unknown rule and a wrong value are named, the rest counts", () => {
    const file = readScenarioFile(
      wrap(
        {
          targetMw: 500,
          weights: { grid: 0.5, beauty: 0.4 },
          site: { maxCount: "many", minMw: 50 },
          noise: true,
        },
        { colour: "red" },
      ),
    );
    expect(file?.scenario).toEqual(
      scenarioSchema.parse({ targetMw: 500, weights: { grid: 0.5 }, site: { minMw: 50 } }),
    );
    expect(texts(file)?.sort()).toEqual([
      'bunsan.colour: "red" unknown',
      "noise: true unknown",
      'site.maxCount: "many" unreadable',
      "weights.beauty: 0.4 unknown",
    ]);
    expect(file?.leftOut.find(({ text }) => text.startsWith("site"))?.path).toBe("site.maxCount");
  });

  test("a lock, a point or a bound is left out whole: half of it would mean something else", () => {
    const lockedIn = [
      { id: "s1", minMw: "1e-7" },
      { id: "s2", minMw: 100 },
      { id: "elsewhere" },
      { id: "s4", colour: "red" },
    ];
    const file = readScenarioFile(
      wrap({
        lockedIn,
        ownSites: [{ id: "xa", name: "a", lon: 127 }],
        provinceBounds: { "26": { minMw: -1 }, "41": { maxMw: 900 }, south: {} },
      }),
    );
    expect(file?.scenario).toEqual(
      scenarioSchema.parse({
        lockedIn: [{ id: "s2", minMw: 100 }, { id: "s4" }],
        provinceBounds: { "41": { maxMw: 900 } },
      }),
    );
    expect(texts(file)?.sort()).toEqual([
      'lockedIn.0: {"id":"s1","minMw":"1e-7"} unreadable',
      'lockedIn.2: {"id":"elsewhere"} unreadable',
      'lockedIn.3.colour: "red" unknown',
      'ownSites.0: {"id":"xa","name":"a","lon":127} unreadable',
      'provinceBounds.26: {"minMw":-1} unreadable',
      "provinceBounds.south: {} unreadable",
    ]);
  });

  test("whole parts of another kind give way to their defaults", () => {
    const file = readScenarioFile(wrap({ weights: 3, lockedOut: "s1", targetMw: null }));
    expect(file?.scenario).toEqual(defaultScenario);
    expect(texts(file)?.sort()).toEqual([
      'lockedOut: "s1" unreadable',
      "targetMw: null unreadable",
      "weights: 3 unreadable",
    ]);
  });

  test("weights of which none counts are replaced, and it is said", () => {
    const weights = { grid: 0, decentralisation: 0, renewables: 0, access: 0 };
    const file = readScenarioFile(wrap({ weights }));
    expect(file?.scenario).toEqual(defaultScenario);
    expect(file?.leftOut.map(({ path }) => path)).toEqual(["weights"]);
  });
});
