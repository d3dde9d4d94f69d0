import { describe, expect, test } from "vitest";
import { makeSite } from "@/app/_plan/make-response.fixture";
import { groupSites } from "./group-sites";

const sites = [
  { ...makeSite("a", 100), province: "46", kv: 154 },
  { ...makeSite("b", 300), province: "46", kv: null },
  { ...makeSite("c", 50), province: "46", kv: 345 },
  { ...makeSite("d", 500), province: "26", kv: 345 },
];
const ids = (order: Parameters<typeof groupSites>[1]) =>
  groupSites(sites, order, (site) => site.name.en).map((group) => group.sites.map(({ id }) => id));

describe("the site table", () => {
  test("the province with most load comes first, whatever the order within", () => {
    expect(ids({ column: "mw", descending: true })).toEqual([["d"], ["b", "a", "c"]]);
    expect(ids({ column: "mw", descending: false })).toEqual([["d"], ["c", "a", "b"]]);
  });

  test("an unknown voltage stays last in both directions", () => {
    expect(ids({ column: "kv", descending: true })[1]).toEqual(["c", "a", "b"]);
    expect(ids({ column: "kv", descending: false })[1]).toEqual(["a", "c", "b"]);
  });

  test("the sums of the groups are the sums of their sites", () => {
    const groups = groupSites(sites, { column: "name", descending: false }, (site) => site.id);
    expect(groups.map((group) => group.loadMw)).toEqual([500, 450]);
  });
});
