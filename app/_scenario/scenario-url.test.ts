import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultScenario, type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import { decodeScenario, encodeScenario, isSameScenario, writeQuery } from "./scenario-url";

/** Through a real query string and back, as a browser would. */
function travel(scenario: Scenario) {
  return decodeScenario(Object.fromEntries(new URLSearchParams(writeQuery(scenario))));
}

describe("the scenario in the address", () => {
  test("the default scenario leaves the address bare", () => {
    expect(writeQuery(defaultScenario)).toBe("");
    expect(decodeScenario({})).toEqual({ scenario: defaultScenario, leftOut: [] });
  });

  test("only what differs is written, under short keys", () => {
    const scenario = scenarioSchema.parse({ targetMw: 18_400, site: { maxCount: 50 } });
    expect(writeQuery(scenario)).toBe("t=18400&nmax=50");
  });

  test("every field survives the way through the address", () => {
    const scenario = scenarioSchema.parse({
      targetMw: 18_400,
      weights: { grid: 0.07, decentralisation: 1, renewables: 0, access: 0.33 },
      site: { minMw: 100, maxMw: 600, minCount: 5, maxCount: 33, moduleMw: 40, separationKm: 7.5 },
      limits: {
        bus: "n0",
        province: "review",
        capitalInterfaceMw: null,
        seismicZone1MaxShare: 0.9,
      },
      reinforcement: { maxMwPerLimit: 150, weightMwPerMw: 3.5 },
      spread: { measure: "perHead" },
      access: { latencyBoundShare: 0.2, latencyRadiusKm: 60 },
      grid: {
        model: "dc-n1",
        hours: ["tightest-margin", "winter-peak"],
        ratingFactor: 1.25,
        reserveMarginPct: 12,
        capitalImportCapMw: 9_000,
      },
      renewables: { radiusKm: 25, loadFactor: 0.65, minMatchedShare: 0.3, matching: "hourly" },
      capitalShareCap: 0.1,
      provinceBounds: { "41": { minMw: 0, maxMw: 500 }, "26": { minMw: 300, maxMw: null } },
      ownSites: [{ id: "xa1", name: "우리 땅 ~ 1,000평 & more", lon: 127.25, lat: 36.5 }],
      lockedIn: [{ id: "s12" }, { id: "xa1", minMw: 200, maxMw: null }, { id: "s7", maxMw: 80.5 }],
      lockedOut: ["s3", "s44"],
      engine: "glpk",
      timeLimitS: 2.5,
    });
    expect(travel(scenario)).toEqual({ scenario, leftOut: [] });
  });

  test("any weights and any target come back exactly", () => {
    const weight = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(
        weight,
        weight,
        weight,
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (g, d, r, t) => {
          const scenario = scenarioSchema.parse({
            targetMw: t,
            weights: { grid: g, decentralisation: d, renewables: r, access: 0.5 },
          });
          expect(travel(scenario).scenario).toEqual(scenario);
        },
      ),
    );
  });

  test("any number of any field comes back exactly, however small or large", () => {
    /** Numbers of every size, also those that are written with an exponent. */
    const upTo = (max: number, min = 0) =>
      fc.oneof(
        fc.double({ min, max, noNaN: true }),
        fc.constantFrom(min, max, Math.max(min, 1e-7), Math.max(min, 5e-324)),
      );
    const mw = upTo(1e5);
    const share = upTo(1);
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
    const count = fc.integer({ min: 1, max: 500 });
    const anyScenario = fc.record({
      targetMw: upTo(1e5, 1e-6),
      weights: fc.record({
        grid: share,
        decentralisation: share,
        renewables: share,
        // All zero would be refused.
        access: upTo(1, 1e-9),
      }),
      site: fc.record({
        minMw: mw,
        maxMw: mw,
        minCount: count,
        maxCount: count,
        moduleMw: maybe(upTo(1e5, 1)),
        separationKm: upTo(100),
      }),
      limits: fc.record({ capitalInterfaceMw: maybe(mw), seismicZone1MaxShare: share }),
      renewables: fc.record({
        radiusKm: upTo(200, 5),
        loadFactor: upTo(1, 0.1),
        minMatchedShare: share,
      }),
      access: fc.record({ latencyBoundShare: share, latencyRadiusKm: upTo(500, 1) }),
      reinforcement: fc.record({ maxMwPerLimit: mw, weightMwPerMw: upTo(100, 0.1) }),
      grid: fc.record({
        ratingFactor: upTo(2, 1),
        reserveMarginPct: upTo(50),
        capitalImportCapMw: maybe(mw),
      }),
      capitalShareCap: share,
      criterionCaps: fc.record({
        grid: maybe(upTo(1e6)),
        decentralisation: maybe(upTo(1e6)),
        renewables: maybe(upTo(1e6)),
        access: maybe(upTo(1e6)),
      }),
      provinceBounds: fc.dictionary(
        fc.constantFrom("11", "26", "41", "50"),
        fc.record({ minMw: mw, maxMw: maybe(mw) }),
        { noNullPrototype: true },
      ),
      ownSites: fc.array(
        fc.record({
          id: fc.stringMatching(/^x[a-z0-9]{1,24}$/),
          name: fc.stringMatching(/^[a-z~%,:&+-]{1,20}$/),
          lon: upTo(132, 124),
          lat: upTo(39, 33),
        }),
        { maxLength: 3 },
      ),
      lockedIn: fc.array(
        fc.record({
          id: fc.stringMatching(/^(s\d{1,5}|x[a-z0-9]{1,24})$/),
          minMw: maybe(mw),
          maxMw: maybe(mw),
        }),
        { maxLength: 4 },
      ),
      timeLimitS: upTo(60, 0.05),
    });
    fc.assert(
      fc.property(anyScenario, (input) => {
        const scenario = scenarioSchema.parse(input);
        expect(travel(scenario)).toEqual({ scenario, leftOut: [] });
      }),
      { numRuns: 300 },
    );
  });

  test("locks and bounds keep numbers that are written with an exponent", () => {
    const { scenario, leftOut } = decodeScenario({
      in: "s1:1e-7-,s2:-1E+2,s3:1e-7-2.5e1",
      pb: "26:1e2-1e3,41:5e-324-",
      ci: "1.2e4",
    });
    expect(leftOut).toEqual([]);
    expect(scenario.lockedIn).toEqual([
      { id: "s1", minMw: 1e-7, maxMw: null },
      { id: "s2", minMw: null, maxMw: 100 },
      { id: "s3", minMw: 1e-7, maxMw: 25 },
    ]);
    expect(scenario.provinceBounds).toEqual({
      "26": { minMw: 100, maxMw: 1000 },
      "41": { minMw: 5e-324, maxMw: null },
    });
    expect(scenario.limits.capitalInterfaceMw).toBe(12_000);
  });

  test("an invalid field takes its default and is named, the others stay", () => {
    const { scenario, leftOut } = decodeScenario({ t: "lots", wd: "3", nmax: "12", bus: "n9" });
    expect(leftOut).toEqual([
      { path: "targetMw", text: "t=lots", why: "unreadable" },
      { path: "weights.decentralisation", text: "wd=3", why: "unreadable" },
      { path: "limits.bus", text: "bus=n9", why: "unreadable" },
    ]);
    expect(scenario).toEqual(scenarioSchema.parse({ site: { maxCount: 12 } }));
  });

  test("broken lists are named instead of breaking the page", () => {
    const texts = { pb: "41:a-b", own: "x1~127~36~%E0%A4%A", in: "s1:7", out: "north" };
    const { scenario, leftOut } = decodeScenario(texts);
    expect(leftOut.map(({ path }) => path)).toEqual([
      "provinceBounds",
      "ownSites",
      "lockedIn",
      "lockedOut",
    ]);
    expect(scenario).toEqual(defaultScenario);
  });

  test.each([
    ["in", "s1,s2:lots-,s3:5-", { lockedIn: [{ id: "s1" }, { id: "s3", minMw: 5 }] }, ["s2:lots-"]],
    ["in", "s1:1-2:3,s2", { lockedIn: [{ id: "s2" }] }, ["s1:1-2:3"]],
    ["out", "s1,north,s2", { lockedOut: ["s1", "s2"] }, ["north"]],
    ["gh", "winter-peak,midnight", { grid: { hours: ["winter-peak"] } }, ["midnight"]],
    ["pb", "26:300-,41:a-b", { provinceBounds: { "26": { minMw: 300 } } }, ["41:a-b"]],
    ["pb", "26:300-,26:-400", {}, ["26:300-,26:-400"]],
    [
      "own",
      "xa~127~36~a,xb~127~north~b,xc~127~36~c~d",
      { ownSites: [{ id: "xa", lon: 127, lat: 36, name: "a" }] },
      ["xb~127~north~b", "xc~127~36~c~d"],
    ],
  ])("a list %s=%s keeps what can be read and names the rest", (key, text, kept, unread) => {
    const { scenario, leftOut } = decodeScenario({ [key]: text });
    expect(scenario).toEqual(scenarioSchema.parse(kept));
    expect(leftOut.map((part) => part.text)).toEqual(unread.map((part) => `${key}=${part}`));
  });

  test("a list that is too long is left out whole, and a long text shortened", () => {
    const texts = { own: Array.from({ length: 51 }, (_, i) => `x${i}~127~36~a`).join(",") };
    const { scenario, leftOut } = decodeScenario(texts);
    expect(scenario).toEqual(defaultScenario);
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0]?.text).toMatch(/^own=x0~127~36~a,.*…$/);
    expect(leftOut[0]?.text.length).toBeLessThan(70);
  });

  test("weights that are all zero fall back together", () => {
    const { scenario, leftOut } = decodeScenario({ wg: "0", wd: "0", wr: "0", wa: "0" });
    expect(leftOut.map(({ path }) => path)).toEqual(["weights"]);
    expect(scenario.weights).toEqual(defaultScenario.weights);
  });

  test("keys that return to their default are cleared from the address", () => {
    expect(encodeScenario(defaultScenario)).toMatchObject({ t: null, wg: null, pb: null });
    expect(isSameScenario(scenarioSchema.parse({}), defaultScenario)).toBe(true);
  });
});
