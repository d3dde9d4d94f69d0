import { describe, expect, it } from "vitest";
import { makeResponse, makeSite } from "@/app/_plan/make-response.fixture";
import { listSiteLoads } from "./use-grid-states";

describe("a plan's load by bus", () => {
  it("adds up the sites of a bus and leaves out places that the network does not know", () => {
    const { plan } = makeResponse({
      sites: [
        { ...makeSite("a", 100.04), bus: 9 },
        { ...makeSite("b", 50), bus: 2 },
        { ...makeSite("c", 30), bus: 9 },
        { ...makeSite("d", 20), bus: null },
      ],
    });
    expect(listSiteLoads(plan)).toEqual([
      { bus: 2, loadMw: 50 },
      { bus: 9, loadMw: 130 },
    ]);
    expect(listSiteLoads(null)).toEqual([]);
  });
});
