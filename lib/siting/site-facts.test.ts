import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { CodedError } from "../errors";
import { COAST_REACH_KM, locateInCountry } from "../geo/locate-in-country";
import { loadAnnounced } from "../geodata/load-announced";
import { loadSitingData } from "../geodata/load-siting-data";
import { isPlaced } from "../planning/announced/stand-projects";
import type { SitingData } from "../schema/geodata";
import { defaultScenario } from "../schema/scenario";
import { frameProblem } from "./frame-problem";
import { type Corner, castRay, measureEdgeKm, readPlainBorders } from "./plain-borders.fixture";
import { gatherSiteFacts, type SiteFacts } from "./site-facts";
import { makeDraw } from "./tiny-country.fixture";

const borders = readPlainBorders();
const capital = new Set(["11", "28", "41"]);

/** Code of the municipality → code of its si/do, from the first cells of the table. */
const provinceOf = new Map(
  readFileSync("geodata/kogl/municipalities.csv", "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map(([code = "", , , province = ""]) => [code, province]),
);

let data: SitingData;
beforeAll(async () => {
  data = await loadSitingData();
});

const toSite = ([lon, lat]: Corner, i: number) => ({ id: `x${i}`, name: `point ${i}`, lon, lat });

function placeSites(places: readonly Corner[]): SiteFacts[] {
  const ownSites = places.map(toSite);
  return gatherSiteFacts({ ...defaultScenario, ownSites }, data).slice(data.stations.length);
}

/** The refusal of a place, or where it was put. */
function tryPlace(place: Corner): SiteFacts | string | undefined {
  try {
    return placeSites([place])[0];
  } catch (error) {
    return error instanceof CodedError ? `${error.code} ${error.field}` : String(error);
  }
}

/**
 * Places outside of all municipalities, off the middle of some of their edges.
 *
 * @param isWanted whether an edge with this middle is one of them
 */
function listOffshore(
  isWanted: (middle: Corner, position: number) => boolean,
  distanceKm: (draw: () => number) => number,
): Corner[] {
  const draw = makeDraw(7);
  const edges = [...borders.values()].flat().flatMap((ring) => {
    return ring.slice(1).map((to, i) => [ring[i] ?? to, to] as const);
  });
  return edges.flatMap(([from, to], position): Corner[] => {
    const middle: Corner = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    if (!isWanted(middle, position)) return [];
    const km = distanceKm(draw);
    const [x, y] = [to[0] - from[0], to[1] - from[1]];
    const kmEast = 111.195 * Math.cos((from[1] * Math.PI) / 180);
    const lengthKm = Math.hypot(x * kmEast, y * 111.195);
    if (lengthKm === 0) return [];
    const [east, north] = [(y * 111.195 * km) / lengthKm, (-x * kmEast * km) / lengthKm];
    return [1, -1]
      .map((side): Corner => {
        return [middle[0] + (side * east) / kmEast, middle[1] + (side * north) / 111.195];
      })
      .filter((place) => castRay(place, borders) === undefined);
  });
}

/** From the Imjin to the East Sea the North lies beyond the outer edges, elsewhere the sea. */
const isAtLandBorder = ([lon, lat]: Corner) =>
  lon > 126.65 && lon < 128.355 && lat > Math.max(37.83, 37.8 + 0.39 * (lon - 126.68));
const isThird = (middle: Corner, position: number) => position % 3 === 0 && isAtLandBorder(middle);
const isSome = (middle: Corner, position: number) =>
  position % 200 === 0 && !isAtLandBorder(middle);

describe("a person's own point on land", () => {
  it("lies in the municipality, province and side of the capital's border that a ray finds", () => {
    const draw = makeDraw(20_260_701);
    const places: Corner[] = [];
    const codes: string[] = [];
    while (places.length < 3_900) {
      const place: Corner = [124.6 + 7.3 * draw(), 33.1 + 5.5 * draw()];
      const code = castRay(place, borders);
      if (code === undefined) continue;
      places.push(place);
      codes.push(code);
    }
    const located = places.map(([lon, lat]) => locateInCountry({ lon, lat }, data.areas));
    expect(located.map((one) => one?.area.code)).toEqual(codes);
    expect(located.filter((one) => one?.outsideKm !== 0)).toEqual([]);
    // Every tenth as a site too: each costs its distances to all residents.
    const some = codes.flatMap((code, i) => (i % 10 === 0 ? [{ code, place: places[i] }] : []));
    const facts = placeSites(some.flatMap(({ place }) => (place ? [place] : [])));
    expect(facts.map(({ municipality }) => municipality)).toEqual(some.map(({ code }) => code));
    const provinces = some.map(({ code }) => provinceOf.get(code));
    expect(facts.map(({ province }) => province)).toEqual(provinces);
    const isCapital = new Map(data.provinces.map((province) => [province.code, province.capital]));
    expect(facts.map(({ province }) => isCapital.get(province))).toEqual(
      provinces.map((province) => capital.has(province ?? "")),
    );
  });

  it("is held to its own side of the capital's border by the model", () => {
    const ownSites = [
      // Hongcheon in Gangwon, though the middle of Yangpyeong in Gyeonggi is nearer.
      toSite([127.7495, 37.6863], 0),
      toSite([126.978, 37.5665], 1),
    ];
    const { candidateSites } = frameProblem({ ...defaultScenario, ownSites }, data);
    expect(candidateSites.slice(-2)).toMatchObject([
      { id: "x0", province: "51", capital: false },
      { id: "x1", province: "11", capital: true },
    ]);
  });
});

describe("an announced project", () => {
  it("stands in the municipality and province that it is told to", async () => {
    const placed = (await loadAnnounced()).filter(isPlaced);
    const facts = placeSites(placed.map(({ place }) => [place.lon, place.lat]));
    const found = new Map(placed.map(({ id }, i) => [id, facts[i]]));
    for (const { id, municipality, province } of placed) {
      expect(found.get(id)?.province).toBe(province);
      expect(found.get(id)?.municipality).toBe(municipality ?? found.get(id)?.municipality);
    }
    // The nearest label points are in Gwangju's Buk-gu, Donghae and Ansan's other gu.
    expect(found.get("jangseong-pine")?.municipality).toBe("12840");
    expect(found.get("gangneung-donghae")?.municipality).toBe("51150");
    expect(found.get("ansan-keppel")?.municipality).toBe("41273");
  });
});

describe("a person's own point off the land", () => {
  it("goes to the nearest municipality within reach of a coast, with the distance", () => {
    const places = listOffshore(isSome, (draw) => COAST_REACH_KM * draw());
    expect(places.length).toBeGreaterThan(60);
    for (const [i, facts] of placeSites(places).entries()) {
      const kmOf = (code: string) => measureEdgeKm(places[i] ?? [0, 0], borders.get(code) ?? []);
      const leastKm = Math.min(...[...borders.keys()].map(kmOf));
      expect(Math.abs(facts.outsideKm - leastKm)).toBeLessThan(0.002);
      expect(kmOf(facts.municipality)).toBeLessThan(leastKm + 0.002);
      expect(facts.province).toBe(provinceOf.get(facts.municipality));
    }
  });

  it("is refused beyond the reach of every coast", () => {
    const places = listOffshore(isSome, (draw) => 0.32 + 3 * draw()).filter((place) =>
      [...borders.values()].every((rings) => measureEdgeKm(place, rings) > COAST_REACH_KM + 0.002),
    );
    expect(places.length).toBeGreaterThan(60);
    for (const place of places) expect(tryPlace(place)).toBe("bad_field ownSites.0");
  });

  it("is refused right behind the northern land border, however near", () => {
    const places = listOffshore(isThird, (draw) => 0.02 + 0.25 * draw());
    expect(places.length).toBeGreaterThan(100);
    for (const place of places) expect(tryPlace(place)).toBe("bad_field ownSites.0");
  });

  it("is named by its place in the list and by its name", () => {
    const ownSites = [toSite([127, 36.5], 0), toSite([129.29, 34.2], 1)];
    expect(() => gatherSiteFacts({ ...defaultScenario, ownSites }, data)).toThrow(
      expect.objectContaining({
        code: "bad_field",
        field: "ownSites.1",
        message: "point 1 (129.29, 34.2) lies at sea or abroad, in no municipality",
      }),
    );
  });
});
