import { expect, test } from "vitest";
import { findContainingMunicipality } from "./find-municipality";

test.each([
  ["Seoul City Hall", 126.978, 37.5665, "11140"],
  ["Jeju airport", 126.493, 33.511, "50110"],
  ["Ulleung island", 130.86, 37.5, "47940"],
  ["Baengnyeong island", 124.71, 37.96, "28720"],
  ["Gunwi, which is Daegu's now", 128.573, 36.243, "27720"],
])("%s lies in its municipality", async (_, lon, lat, code) => {
  expect(await findContainingMunicipality(lon, lat)).toEqual({ code, distanceKm: 0 });
});

test.each([
  ["the Yellow Sea", 125.3, 36.5],
  ["Fukuoka", 130.4, 33.59],
  ["Pyongyang", 125.75, 39.03],
])("%s lies in none", async (_, lon, lat) => {
  expect(await findContainingMunicipality(lon, lat, 2)).toBeNull();
});

test("a point just off the coast belongs to the nearest municipality within reach", async () => {
  const found = await findContainingMunicipality(129.19, 35.15, 5);
  expect(found?.code).toBe("26350");
  expect(found?.distanceKm).toBeGreaterThan(0);
  expect(await findContainingMunicipality(129.19, 35.15)).toBeNull();
});
