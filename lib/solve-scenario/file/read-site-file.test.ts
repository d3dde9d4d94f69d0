import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  at,
  edited,
  type File,
  loadsMw,
  locksOf,
  makeFile,
  own,
  point,
  read,
  scenario,
  set,
} from "./site-file.fixture";

describe("an export", () => {
  test("has flat properties: no list, no object, no number longer than it means", () => {
    for (const { properties, geometry } of makeFile().features) {
      for (const value of Object.values(properties ?? {})) {
        expect(value === null || ["string", "number"].includes(typeof value)).toBe(true);
      }
      expect(JSON.stringify(geometry)).not.toMatch(/\.\d{7}/);
      expect(JSON.stringify(properties)).not.toMatch(/\.\d{4}/);
    }
    expect(at(makeFile(), 0).properties).toMatchObject({
      ...{ id: "s1", name_ko: "s1 변전소", name_en: "Station s1", loadMw: 400.04 },
      binding: "bus:1 province:12",
    });
  });

  test("that nobody edited is its scenario", () => {
    expect(read(makeFile())).toMatchObject({ kind: "scenario", scenario, differences: null });
  });

  test("is as it was after what programs do to a file: ids in one place only, noise, other order", () => {
    const noise = 1 + 2e-9;
    const passes: ((file: File) => void)[] = [
      (file) => {
        for (const feature of file.features) delete feature.id;
      },
      (file) => {
        for (const { properties } of file.features) delete properties?.id;
      },
      (file) => {
        for (const [i, feature] of file.features.entries()) feature.id = i + 1;
      },
      (file) => file.features.reverse(),
      (file) =>
        file.features.forEach((feature) => {
          const { loadMw } = feature.properties ?? {};
          Object.assign(feature.properties ?? {}, { loadMw: Number(loadMw) * noise, fid: 3 });
        }),
      (file) =>
        file.features.forEach((feature) => {
          const { coordinates } = feature.geometry as { coordinates: number[] };
          const shifted = coordinates.map((degrees) => degrees + 4e-6);
          feature.geometry = { type: "Point", coordinates: [...shifted, 0] };
        }),
      (file) => {
        file.crs = { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } };
      },
    ];
    for (const pass of passes) expect(read(edited(pass)).kind, String(pass)).toBe("scenario");
  });

  test("whose scenario was edited and whose sites were not is the edited scenario", () => {
    const file = edited(({ bunsan }) => {
      Object.assign(bunsan?.scenario ?? {}, { targetMw: 500 });
    });
    expect(read(file)).toMatchObject({ kind: "scenario", scenario: { targetMw: 500 } });
  });
});

describe("an export whose sites were edited", () => {
  test("lists what was deleted, and leaves it out of the sites that it holds", () => {
    const file = edited(({ features }) => features.splice(1, 1));
    const { kind, differences, asLocks } = read(file);
    expect(kind).toBe("edited");
    expect(differences).toMatchObject({
      deleted: [{ id: "s2", loadMw: 250 }],
      ...{ changed: [], moved: [], added: [] },
      siteCount: { from: 4, to: 3 },
      placedMw: { from: 1000, to: 750 },
    });
    expect(asLocks?.scenario).toMatchObject({ targetMw: 750, lockedOut: ["s2"], ownSites: [own] });
    expect(asLocks?.changes).toEqual([{ field: "targetMw", from: 1000, to: 750 }]);
    expect(locksOf(file)).toEqual([
      ["s1", 400.04],
      ["s3", 200],
      ["x1", 149.96],
    ]);
  });

  test("lists a size that changed, in figures or in writing, and holds the new one", () => {
    for (const loadMw of [300, "300", "300 MW", "0.3 GW"]) {
      const file = edited((one) => set(one, 1, { loadMw }));
      expect(read(file).differences?.changed).toMatchObject([{ id: "s2", fromMw: 250, toMw: 300 }]);
      expect(locksOf(file)).toContainEqual(["s2", 300]);
    }
    const smallest = edited((one) => set(one, 1, { loadMw: 250.001 }));
    expect(read(smallest).differences?.changed).toHaveLength(1);
  });

  test("widens the rules that the sizes could not meet", () => {
    const file = edited((one) => set(one, 0, { loadMw: 1200 }) && set(one, 1, { loadMw: 12.5 }));
    expect(read(file).asLocks?.scenario.site).toMatchObject({ minMw: 12.5, maxMw: 1200 });
  });

  test("keeps a site in without a size, and leaves one of 0 MW out", () => {
    const file = edited((one) => set(one, 0, { loadMw: null }) && set(one, 1, { loadMw: 0 }));
    const { scenario: held } = read(file).asLocks ?? {};
    expect(held?.lockedIn).toContainEqual({ id: "s1", minMw: null, maxMw: null });
    expect(held?.lockedOut).toEqual(["s2"]);
    expect(held?.targetMw).toBe(1000);
  });

  test("makes a moved station an own site of its name, and moves an own site", () => {
    const file = edited((one) => {
      at(one, 1).geometry = point(127.2, 35.2);
      at(one, 3).geometry = point(127.6, 36.25);
    });
    const { differences, asLocks } = read(file);
    expect(differences?.moved.map(({ id }) => id)).toEqual(["s2", "x1"]);
    expect(differences?.moved[0]?.movedKm).toBeCloseTo(9.1, 0);
    expect(asLocks?.scenario.ownSites).toEqual([
      { id: "x2", name: "s2 변전소", lon: 127.2, lat: 35.2 },
      { ...own, lon: 127.6 },
    ]);
    expect(asLocks?.scenario.lockedOut).toEqual(["s2"]);
    expect(locksOf(file)).toContainEqual(["x2", 250]);
  });

  test("takes what was added as own sites, also a copy that kept its id", () => {
    const file = edited((one) => {
      const copy = structuredClone(at(one, 1));
      one.features.push({ ...copy, geometry: point(127.9, 36) });
      one.features.push({ geometry: point(128, 36), properties: { name_ko: "새 터" } });
    });
    const { differences, asLocks } = read(file);
    expect(differences?.added.map(({ name, loadMw }) => [name, loadMw])).toEqual([
      ["s2 변전소", 250],
      ["새 터", null],
    ]);
    expect(asLocks?.scenario.ownSites.map(({ id, name }) => [id, name])).toEqual([
      ["x1", "우리 땅"],
      ["x2", "s2 변전소"],
      ["x3", "새 터"],
    ]);
    expect(locksOf(file)).toContainEqual(["x2", 250]);
  });

  test("still offers its scenario where a feature cannot be a site, and says which", () => {
    const polygon = edited((one) => {
      at(one, 1).geometry = { type: "Polygon", coordinates: [] };
    });
    expect(read(polygon)).toMatchObject({
      kind: "edited",
      scenario,
      asLocks: null,
      unreadable: { code: "not_points", field: "features.1.geometry" },
    });
    expect(read(polygon).differences?.deleted).toEqual([]);
    const nothing = edited((one) => one.features.splice(0));
    expect(read(nothing)).toMatchObject({ kind: "edited", asLocks: null });
    expect(read(nothing).differences?.deleted).toHaveLength(4);
  });

  test("never passes for its scenario: any single edit is listed or refused", () => {
    const position = fc.nat({ max: 3 });
    const edit = fc.oneof(
      position.map((i) => (file: File) => void file.features.splice(i, 1)),
      fc.tuple(position, fc.integer({ min: 1, max: 900_000 })).map(([i, kw]) => (file: File) => {
        const to = kw / 1000;
        set(file, i, { loadMw: to === loadsMw[i] ? to + 1 : to });
      }),
      fc
        .tuple(position, fc.constantFrom(-1, 1), fc.double({ min: 1e-4, max: 0.5, noNaN: true }))
        .map(([i, sign, by]) => (file: File) => {
          const { coordinates } = at(file, i).geometry as { coordinates: number[] };
          at(file, i).geometry = point(coordinates[0] ?? 0, (coordinates[1] ?? 0) + sign * by);
        }),
      fc.constant((file: File) => void file.features.push({ geometry: null, properties: null })),
      fc.constantFrom("abc", -3, [], {}, true, 1e9).map((loadMw) => (file: File) => {
        set(file, 2, { loadMw });
      }),
    );
    fc.assert(
      fc.property(edit, (change) => read(edited(change)).kind === "edited"),
      { seed: 11, numRuns: 200 },
    );
  });

  test("holds sizes that add up to its target, whatever they are", () => {
    const sizes = fc.array(fc.integer({ min: 100, max: 3_000_000 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(sizes, (kilowatts) => {
        const file = edited((one) =>
          kilowatts.forEach((kw, i) => void set(one, i, { loadMw: kw / 1000 })),
        );
        const { asLocks } = read(file);
        const held = asLocks?.scenario.lockedIn.map(({ minMw }) => Math.round((minMw ?? 0) * 1000));
        const targetKw = Math.round((asLocks?.scenario.targetMw ?? 0) * 1000);
        return held?.reduce((sum, kw) => sum + kw, 0) === targetKw;
      }),
      { seed: 5, numRuns: 50 },
    );
  });
});

describe("an export of before", () => {
  /** Names nested, limits in a list, seven decimals, and no record of the sites. */
  const makeOld = () =>
    edited((file) => {
      delete file.bunsan?.sites;
      for (const feature of file.features) {
        const { name_ko: ko, name_en: en, ...rest } = feature.properties ?? {};
        feature.properties = { ...rest, name: { ko, en }, binding: [] };
      }
    });

  test("is still read", () => {
    expect(read(makeOld())).toMatchObject({ kind: "scenario", scenario });
  });

  test("is told apart once a site is gone, changed, moved or added", () => {
    const edits: ((file: File) => void)[] = [
      (file) => file.features.splice(2, 1),
      (file) => set(file, 0, { loadMw: 500 }),
      (file) => Object.assign(at(file, 0), { geometry: point(126.7, 34.6) }),
      (file) => file.features.push({ geometry: point(128, 36), properties: { loadMw: 0 } }),
    ];
    for (const edit of edits) {
      const file = makeOld();
      edit(file);
      expect(read(file).kind, String(edit)).toBe("edited");
    }
  });

  test("without sums is asked about, unless it has no sites at all", () => {
    const file = makeOld();
    delete file.bunsan?.totals;
    expect(read(file).kind).toBe("edited");
    file.features.splice(0);
    expect(read(file).kind).toBe("scenario");
  });
});
