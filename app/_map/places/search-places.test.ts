import { describe, expect, it } from "vitest";
import { foldName, type SearchPlace, searchPlaces } from "./search-places";

const place = (kind: SearchPlace["kind"], id: string, ...names: string[]): SearchPlace => ({
  kind,
  id,
  label: names[0] ?? "",
  hint: "",
  names: names.map(foldName),
  spot: { lon: 127, lat: 37 },
});

const places = [
  place("station", "s4", "고성군 154 kV #1", "Goseong-gun 154 kV #1"),
  place("municipality", "51820", "고성군", "Goseong-gun"),
  place("province", "41", "경기도", "Gyeonggi-do", "경기"),
  place("municipality", "48820", "고성군", "Goseong-gun"),
];

describe("the search for a place", () => {
  it("finds a place by its Korean and by its English name", () => {
    expect(searchPlaces(places, "경기").map((one) => one.id)).toEqual(["41"]);
    expect(searchPlaces(places, "gyeong gi").map((one) => one.id)).toEqual(["41"]);
  });

  it("puts the exact name before names that only begin with it", () => {
    expect(searchPlaces(places, "고성군").map((one) => one.id)).toEqual(["51820", "48820", "s4"]);
  });

  it("offers the provinces before anything is typed", () => {
    expect(searchPlaces(places, " ").map((one) => one.id)).toEqual(["41"]);
  });

  it("finds nothing under a name that no place has", () => {
    expect(searchPlaces(places, "평양")).toEqual([]);
  });

  it("shows no more than asked for", () => {
    expect(searchPlaces(places, "goseong", 2)).toHaveLength(2);
  });
});
