import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CodedError } from "@/lib/errors";
import { scenarioSchema } from "@/lib/schema/scenario";
import { locksOf, makeFile, own, point, read } from "./site-file.fixture";

function refusal(file: unknown): { code: string; message: string; field: string | undefined } {
  try {
    read(file);
  } catch (error) {
    if (error instanceof CodedError) {
      return { code: error.code, message: error.message, field: error.field };
    }
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a GeoJSON without a scenario of ours", () => {
  const collect = (...features: unknown[]) => ({ type: "FeatureCollection", features });
  const feature = (properties: unknown, lon = 127, lat = 36) => ({
    ...{ type: "Feature", properties, geometry: point(lon, lat) },
  });

  test("is offered as sites: their names, and sizes by the surest of their properties", () => {
    const cases: [Record<string, unknown>, string | null, number | null][] = [
      [{ name: "A", mw: 40 }, "mw", 40],
      [{ 이름: "가", 용량: "1,200 MW" }, "용량", 1200],
      [{ title: "T", capacity_kw: 80_000 }, "capacity_kw", 80],
      [{ label: "L", "Load (MW)": "55.5", size: 3 }, "Load (MW)", 55.5],
      [{ name: "B", capacity: 0.3, power_gw: 0.2 }, "power_gw", 200],
      [{ name: "N", area: 3, capMw: 400 }, null, null],
      [{ name: "E", mw: "" }, "mw", null],
    ];
    for (const [properties, sizeProperty, loadMw] of cases) {
      const answer = read(collect(feature(properties)));
      expect(answer).toMatchObject({ kind: "sites", scenario: null, asLocks: { sizeProperty } });
      expect(answer.differences?.added).toMatchObject([{ loadMw }]);
      const { ownSites, lockedIn, targetMw } = answer.asLocks?.scenario ?? {};
      expect(ownSites).toMatchObject([{ id: "x1", lon: 127, lat: 36 }]);
      expect(lockedIn?.map(({ minMw }) => minMw)).toEqual(loadMw === null ? [] : [loadMw]);
      expect(targetMw).toBe(8400);
    }
  });

  test("goes into the scenario that one has, whose sites and locks stay", () => {
    const base = scenarioSchema.parse({
      ...{ targetMw: 100, ownSites: [own], weights: { grid: 1 } },
      lockedIn: [{ id: "s3", minMw: 60 }],
    });
    const { asLocks } = read(collect(feature({ name: "A", mw: 70 })), base);
    expect(asLocks?.scenario).toMatchObject({ targetMw: 130, weights: base.weights });
    expect(asLocks?.scenario.ownSites.map(({ id }) => id)).toEqual(["x1", "x2"]);
    expect(asLocks?.scenario.lockedIn.map(({ id }) => id)).toEqual(["s3", "x2"]);
  });

  test("is an export that lost its scenario: stations by their ids, if they stand there", () => {
    const { bunsan: _, ...lost } = makeFile();
    expect(locksOf(lost)).toEqual([
      ["s1", 400.04],
      ["s2", 250],
      ["s3", 200],
      ["x1", 149.96],
    ]);
    expect(read(lost).asLocks?.scenario).toMatchObject({ targetMw: 1000, ownSites: [own] });
    const elsewhere = read(collect(feature({ id: "s1", name: "mine", mw: 50 })));
    expect(elsewhere.asLocks?.scenario.ownSites).toMatchObject([{ id: "x1", name: "mine" }]);
  });

  test("that cannot be sites is refused, naming the feature and what is wrong", () => {
    const cases: [unknown, string, string, RegExp][] = [
      [collect(), "bad_field", "bunsan", /without points/],
      [
        collect(feature({}), { ...feature({ name: "밭" }), geometry: { type: "Polygon" } }),
        ...(["not_points", "features.1.geometry", /Feature 2 "밭" is a Polygon/] as const),
      ],
      [collect({ geometry: null }), "not_points", "features.0.geometry", /Feature 1 has no geom/],
      [collect(7), "not_points", "features.0.geometry", /Feature 1/],
      [
        collect(feature({ name: "A" }, 953_901, 1_952_032)),
        ...(["not_degrees", "features.0.geometry.coordinates", /"A".*these are metres/] as const),
      ],
      [
        collect(feature({}, 36.5, 127.1)),
        ...(["not_degrees", "features.0.geometry.coordinates", /longitude first/] as const),
      ],
      [
        { ...collect(feature({})), crs: { type: "name", properties: { name: "EPSG:5186" } } },
        ...(["not_degrees", "crs", /EPSG:5186/] as const),
      ],
      [
        { ...collect(feature({})), crs: { type: "link", properties: {} } },
        ...(["not_degrees", "crs", /WGS 84/] as const),
      ],
      [
        collect(feature({ name: "파리" }, 2.35, 48.9)),
        ...(["bad_field", "features.0.geometry.coordinates", /"파리".*not in Korea/] as const),
      ],
      [
        collect(feature({ name: "A", mw: "viel" })),
        ...(["bad_field", "features.0.properties.mw", /"A" has no size/] as const),
      ],
      [
        collect(feature({ name: "A", mw: -5 })),
        ...(["bad_field", "features.0.properties.mw", /"A" has no size/] as const),
      ],
      [
        collect(feature({ name: "A\u202Etxt" })),
        ...(["bad_field", "features.0.properties.name", /^[^\u202E]*Feature 1:/] as const),
      ],
      [
        collect(...Array.from({ length: 51 }, (_, i) => feature({}, 127 + i / 100))),
        ...(["bad_field", "features", /51 own sites.*at most 50/] as const),
      ],
      [{ type: "Feature", geometry: point(127, 36) }, "bad_field", "type", /FeatureCollection/],
    ];
    for (const [file, code, field, message] of cases) {
      const refused = refusal(file);
      expect([refused.code, refused.field]).toEqual([code, field]);
      expect(refused.message).toMatch(message);
    }
  });

  test("is read or refused with a code, whatever it holds", () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const file = fc.record({
      type: fc.constant("FeatureCollection"),
      features: fc.array(
        fc.oneof(
          json,
          fc.record({ id: json, geometry: json, properties: fc.dictionary(fc.string(), json) }),
          fc.record({
            geometry: fc.record({
              type: fc.constantFrom("Point", "MultiPoint"),
              coordinates: fc.array(fc.oneof(fc.double(), json)),
            }),
            properties: fc.record({ mw: json, name: json }),
          }),
        ),
        { maxLength: 3 },
      ),
      crs: fc.option(json, { nil: undefined }),
    });
    fc.assert(
      fc.property(file, (body) => {
        try {
          return read(JSON.parse(JSON.stringify(body))).kind === "sites";
        } catch (error) {
          return error instanceof CodedError;
        }
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});
