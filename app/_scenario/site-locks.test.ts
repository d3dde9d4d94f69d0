import { describe, expect, test } from "vitest";
import { defaultScenario, scenarioSchema } from "@/lib/schema/scenario";
import { addOwnSite, keepSiteIn, leaveSiteOut, releaseSite } from "./site-locks";

describe("sites that a person fixes", () => {
  test("a site is never kept in and left out at once", () => {
    const kept = keepSiteIn(leaveSiteOut(defaultScenario, "s1"), "s1");
    expect(kept.lockedIn.map((lock) => lock.id)).toEqual(["s1"]);
    expect(kept.lockedOut).toEqual([]);
    expect(leaveSiteOut(kept, "s1")).toMatchObject({ lockedIn: [], lockedOut: ["s1"] });
  });

  test("releasing gives the scenario back as it was", () => {
    expect(releaseSite(keepSiteIn(defaultScenario, "s1"), "s1")).toEqual(defaultScenario);
  });

  test("an added point gets a free id that the schema takes, and leaves with its holds", () => {
    const one = addOwnSite(defaultScenario, "곳 1", 127.123456, 36);
    const two = keepSiteIn(addOwnSite(one, "곳 2", 128, 35), "x2");
    expect(scenarioSchema.parse(two).ownSites.map((own) => own.id)).toEqual(["x1", "x2"]);
    expect(one.ownSites[0]?.lon).toBe(127.12346);
    expect(releaseSite(two, "x2", "own")).toEqual(one);
    expect(addOwnSite(releaseSite(two, "x1", "own"), "곳", 128, 35).ownSites[1]?.id).toBe("x1");
  });
});
