import { expect, test } from "vitest";
import { locateInCountry } from "@/lib/geo/locate-in-country";
import { loadMunicipalityAreas } from "./load-municipality-areas";

test.each([
  ["Seoul City Hall", 126.978, 37.5665, "11140"],
  ["a hill of Hongcheon, nearer to the middle of Yangpyeong", 127.7495, 37.6863, "51720"],
  ["Jeju airport", 126.493, 33.511, "50110"],
  ["Ulleung island", 130.86, 37.5, "47940"],
  ["Dokdo", 131.8647, 37.2433, "47940"],
  ["Baengnyeong island", 124.71, 37.96, "28720"],
  ["Gunwi, which is Daegu's now", 128.573, 36.243, "27720"],
  ["Mokpo, in the merged province", 126.39, 34.8, "12110"],
  ["Incheon airport, in the new Yeongjong-gu", 126.45, 37.46, "28155"],
  ["Dongtan, in the new gu of Hwaseong", 127.11, 37.2, "41597"],
  ["Panmunjom, south of the line", 126.679, 37.954, "41480"],
])("%s lies in its municipality", async (_, lon, lat, code) => {
  const found = locateInCountry({ lon, lat }, await loadMunicipalityAreas());
  expect([found?.area.code, found?.outsideKm]).toEqual([code, 0]);
});

test.each([
  ["the open Yellow Sea", 125.9, 36.5],
  ["the sea off Haeundae", 129.19, 35.15],
  ["Tsushima", 129.29, 34.2],
  ["Fukuoka", 130.4, 33.59],
  ["Kaesong", 126.55, 37.97],
  ["Pyongyang", 125.75, 39.03],
  ["the northern side of Panmunjom", 126.668, 37.956],
  ["a field beyond the line in Cheorwon", 127.3, 38.3155],
])("%s lies in none", async (_, lon, lat) => {
  expect(locateInCountry({ lon, lat }, await loadMunicipalityAreas())).toBeNull();
});

test("a quay that the simplified coast cuts off counts to its municipality, and says how far", async () => {
  const found = locateInCountry({ lon: 127.7449, lat: 34.9073 }, await loadMunicipalityAreas());
  expect(found?.area.code).toBe("12190");
  expect(found?.outsideKm).toBeCloseTo(0.146, 3);
});
