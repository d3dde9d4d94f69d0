import { describe, expect, it } from "vitest";
import { makePlan, makeSite } from "./plan-sample.fixture";
import { addedSiteIds, ease, emptyFrame, frameOf, joinSites, mixFrames } from "./plan-transition";

const before = makePlan([makeSite("s1", 300), makeSite("s2", 100, "41")]);
const after = makePlan([makeSite("s1", 100), makeSite("s3", 100, "47")]);

describe("the way from one plan to the next", () => {
  it("begins at the old loads and ends at the new ones", () => {
    const from = frameOf(before);
    const to = frameOf(after);
    expect(Object.fromEntries(mixFrames(from, to, 0).loadMw)).toEqual({ s1: 300, s2: 100, s3: 0 });
    expect(Object.fromEntries(mixFrames(from, to, 1).loadMw)).toEqual({ s1: 100, s2: 0, s3: 100 });
  });

  it("is most of the way at half time: 1 − (½)³", () => {
    expect(mixFrames(frameOf(before), frameOf(after), 0.5).loadMw.get("s1")).toBeCloseTo(125, 10);
  });

  it("moves the shares of provinces with the loads", () => {
    const { share } = mixFrames(frameOf(before), frameOf(after), 0.5);
    expect(share.get("12")).toBeCloseTo(0.75 + (0.5 - 0.75) * 0.875, 10);
    expect(share.get("41")).toBeCloseTo(0.25 * 0.125, 10);
  });

  it("grows every circle from nothing for the first plan", () => {
    expect(mixFrames(emptyFrame, frameOf(after), 0).loadMw.get("s3")).toBe(0);
  });

  it("counts no share where nothing could be placed", () => {
    expect(frameOf(makePlan([makeSite("s1", 0)])).share.get("12")).toBe(0);
  });

  it("names the sites that are new", () => {
    expect(addedSiteIds(frameOf(before), frameOf(after))).toEqual(["s3"]);
  });

  it("keeps a leaving site on the map until it has shrunk, with the new record of one that stays", () => {
    const sites = joinSites(after, before.sites);
    expect(sites.map((site) => site.id).sort()).toEqual(["s1", "s2", "s3"]);
    expect(sites.find((site) => site.id === "s1")?.loadMw).toBe(100);
  });

  it("eases between 0 and 1 and never leaves them", () => {
    expect([ease(-1), ease(0), ease(0.5), ease(1), ease(2)]).toEqual([0, 0, 0.875, 1, 1]);
    expect(ease(0.1)).toBeGreaterThan(0.25);
  });
});
