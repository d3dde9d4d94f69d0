import { describe, expect, test } from "vitest";
import { defaultScenario } from "@/lib/schema/scenario";
import { readScenarioFile } from "./read-scenario-file";

const wrap = (scenario: unknown) =>
  JSON.stringify({ type: "FeatureCollection", features: [], bunsan: { scenario } });

describe("an exported file brought back", () => {
  test("it gives the scenario it was made from", () => {
    expect(readScenarioFile(wrap(defaultScenario))).toEqual({ scenario: defaultScenario });
  });

  test("a wrong field is named", () => {
    expect(readScenarioFile(wrap({ site: { maxCount: "many" } }))).toEqual({
      field: "site.maxCount",
    });
  });

  test("a file of another kind is told apart from a damaged scenario", () => {
    expect(readScenarioFile("not json")).toEqual({ field: null });
    expect(readScenarioFile('{"type":"FeatureCollection","features":[]}')).toEqual({ field: null });
  });
});
