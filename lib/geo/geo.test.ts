import type { MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { createArea } from "./area";
import { clipToBox } from "./clip-to-box";
import { findCentre } from "./find-centre";
import { findContainingArea } from "./find-containing-area";
import { findLabelPoint } from "./find-label-point";
import { findNearest } from "./find-nearest";
import { findNearestArea } from "./find-nearest-area";
import { findSelfIntersections } from "./find-self-intersections";
import { isRightHanded } from "./is-right-handed";
import { measureAreaKm2 } from "./measure-area-km2";
import { measureDistanceKm } from "./measure-distance-km";
import { rewindRings } from "./rewind-rings";
import { roundCoordinates } from "./round-coordinates";

function square(west: number, south: number, size: number): Polygon {
  const [east, north] = [west + size, south + size];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Polygon", coordinates: [ring] };
}

const ringWithHole: Polygon = {
  type: "Polygon",
  coordinates: [...square(0, 0, 3).coordinates, ...square(1, 1, 1).coordinates],
};

describe("distance", () => {
  test("a degree of latitude is 111.2 km, a degree of longitude at 60° half of that", () => {
    expect(measureDistanceKm({ lon: 127, lat: 36 }, { lon: 127, lat: 37 })).toBeCloseTo(111.19, 1);
    expect(measureDistanceKm({ lon: 127, lat: 60 }, { lon: 128, lat: 60 })).toBeCloseTo(55.6, 1);
  });

  test("Seoul and Busan are 325 km apart in both directions", () => {
    const seoul = { lon: 126.978, lat: 37.5665 };
    const busan = { lon: 129.0756, lat: 35.1796 };
    expect(measureDistanceKm(seoul, busan)).toBeCloseTo(325.1, 0);
    expect(measureDistanceKm(busan, seoul)).toBe(measureDistanceKm(seoul, busan));
  });
});

describe("nearest place", () => {
  test("distance counts in kilometres: a degree east is nearer than a degree north at 37°", () => {
    const east = { name: "east", lon: 128, lat: 37 };
    const north = { name: "north", lon: 127, lat: 38 };
    const nearest = findNearest({ lon: 127, lat: 37 }, [north, east]);
    expect(nearest?.place.name).toBe("east");
    expect(nearest?.distanceKm).toBeCloseTo(88.8, 1);
  });

  test("the first of equals wins and no places give null", () => {
    const twin = { lon: 1, lat: 0 };
    expect(findNearest({ lon: 0, lat: 0 }, [twin, { ...twin }])?.place).toBe(twin);
    expect(findNearest({ lon: 0, lat: 0 }, [])).toBeNull();
  });
});

describe("areas", () => {
  const west = createArea("west", square(0, 0, 1));
  const east = createArea("east", square(2, 0, 1));

  test("a point belongs to the area around it and to none between", () => {
    expect(findContainingArea({ lon: 2.5, lat: 0.5 }, [west, east])?.code).toBe("east");
    expect(findContainingArea({ lon: 1.5, lat: 0.5 }, [west, east])).toBeNull();
  });

  test("a hole does not belong to its area", () => {
    const area = createArea("ring", ringWithHole);
    expect(findContainingArea({ lon: 1.5, lat: 1.5 }, [area])).toBeNull();
    expect(findContainingArea({ lon: 0.5, lat: 0.5 }, [area])?.code).toBe("ring");
  });

  test("a point outside goes to the nearest border with its distance", () => {
    const nearest = findNearestArea({ lon: 1.4, lat: 0.5 }, [east, west]);
    expect(nearest?.area.code).toBe("west");
    expect(nearest?.distanceKm).toBeCloseTo(44.5, 0);
    expect(findNearestArea({ lon: 0.5, lat: 0.5 }, [east, west])).toEqual({
      area: west,
      distanceKm: 0,
    });
  });

  test("a degree square at the equator has 12,364 km²", () => {
    expect(measureAreaKm2(square(0, 0, 1))).toBeCloseTo(12_363.7, 0);
  });
});

describe("label points", () => {
  test("a name goes into the largest part, not between the parts", () => {
    const parts: MultiPolygon = {
      type: "MultiPolygon",
      coordinates: [square(0, 0, 1).coordinates, square(10, 0, 2).coordinates],
    };
    const { lon, lat } = findLabelPoint(parts);
    expect(lon).toBeCloseTo(11, 5);
    expect(lat).toBeCloseTo(1, 5);
  });

  test("a name stays inside a ring whose centre is a hole", () => {
    const { lon, lat } = findLabelPoint(ringWithHole);
    expect(findContainingArea({ lon, lat }, [createArea("ring", ringWithHole)])).not.toBeNull();
  });

  test("the centre of an outline does not count its closing corner twice", () => {
    expect(findCentre(square(0, 0, 2))).toEqual({ lon: 1, lat: 1 });
  });
});

describe("rings", () => {
  test("rewinding makes outer rings counter-clockwise and holes clockwise", () => {
    expect(isRightHanded(ringWithHole)).toBe(false);
    expect(isRightHanded(rewindRings(ringWithHole))).toBe(true);
    const reversed: Polygon = {
      type: "Polygon",
      coordinates: square(0, 0, 1).coordinates.map((ring) => ring.toReversed()),
    };
    expect(rewindRings(reversed)).toEqual(square(0, 0, 1));
  });

  test("a bow tie crosses itself once, a square never", () => {
    const bowTie: Polygon = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ],
      ],
    };
    expect(findSelfIntersections(bowTie).length).toBeGreaterThan(0);
    expect(findSelfIntersections(square(0, 0, 1))).toEqual([]);
  });

  test("clipping keeps what is in the box and gives null where nothing is", () => {
    const clipped = clipToBox(square(0, 0, 2), [1, 1, 3, 3]);
    expect(clipped && measureAreaKm2(clipped)).toBeCloseTo(measureAreaKm2(square(1, 1, 1)), 3);
    expect(clipToBox(square(0, 0, 2), [5, 5, 6, 6])).toBeNull();
  });

  test("rounding changes a copy and leaves the original as it was", () => {
    const feature = {
      type: "Feature",
      properties: {},
      geometry: { type: "Point", coordinates: [127.123456789, 37.5] },
    } as const;
    const original = {
      ...feature,
      geometry: { ...feature.geometry, coordinates: [127.123456789, 37.5] },
    };
    const rounded = roundCoordinates(original, 6);
    expect(rounded.geometry.coordinates).toEqual([127.123457, 37.5]);
    expect(original.geometry.coordinates).toEqual([127.123456789, 37.5]);
  });
});
