import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Alternative, AlternativesEnd } from "@/lib/schema/alternatives";
import { type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { Planner } from "../one-plan/planner";
import type { AlternativesQuestion } from "./alternatives-search";
import { findAlternatives } from "./find-alternatives";

const LIMIT_MS = 120_000;

/**
 * Three stations that differ in nothing; s3, nearer to people, in the capital region, where half of
 * what was asked for was refused; s4, far from everyone and no better otherwise.
 */
const data = makeTinyData({
  stations: [
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 2, province: "43", kv: 345, lon: 127.3, lat: 36.5 },
    { bus: 1, province: "11", kv: 345, lon: 127, lat: 36.5 },
    { bus: 1, province: "11", kv: 345, lon: 131, lat: 38 },
  ],
  headroomMw: [5000, 5000],
  renewableMw: [0, 400],
  review: [
    [1000, 1000, null],
    [1000, 0, null],
    [null, null, null],
  ],
});

let engine: HighsEngine;
beforeAll(() => {
  engine = new HighsEngine({ workers: 2 });
});
afterAll(() => engine.close());

async function findAll(
  input: ScenarioInput,
  count: number,
  signal?: AbortSignal,
  asked: Pick<AlternativesQuestion, "measure" | "tolerance"> = {
    measure: "sites",
    tolerance: 0.01,
  },
) {
  const scenario = scenarioSchema.parse(input);
  const planner = new Planner({
    data,
    engines: { highs: engine, glpk: engine },
    hashScenario: () => "test",
  });
  let answer: SolveResponse | undefined;
  for await (const response of planner.improve(scenario)) answer = response;
  if (!answer) throw new Error("no answer");
  const search = findAlternatives({
    scenario,
    data,
    engine,
    network: null,
    answer,
    ...asked,
    count,
    timeLimitMs: LIMIT_MS,
    signal,
  });
  const found: Alternative[] = [];
  let end: AlternativesEnd | null = null;
  for (;;) {
    const step = await search.next();
    if (step.done) {
      end = step.value;
      break;
    }
    found.push(step.value);
  }
  return { found, end };
}

const listSites = ({ plan }: Alternative) => plan.sites.map(({ id }) => id).sort();

/** Load for one site of 100 MW. */
const one: ScenarioInput = {
  targetMw: 100,
  site: { minMw: 100, maxMw: 100, maxCount: 1 },
  limits: { province: "none" },
};

describe("alternatives of a choice of one of three equal sites", () => {
  it(
    "are the other two, and it is proven that there are no more",
    async () => {
      const { found, end } = await findAll(one, 6);
      expect(found.flatMap(listSites).sort()).toEqual(["s0", "s1", "s2"]);
      expect(end?.ended).toBe("exhausted");
      expect(end?.siteDistances).toEqual([
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 0],
      ]);
      expect(end?.provinceDistances[0]).toEqual([0, 0, 0]);
    },
    LIMIT_MS,
  );

  it(
    "lose nothing, and are verified",
    async () => {
      const { found } = await findAll(one, 6);
      for (const { loss, certificate } of found) {
        expect(loss).toBeCloseTo(0, 6);
        expect(certificate.verified).toBe(true);
      }
    },
    LIMIT_MS,
  );

  it(
    "call the three a choice and the worst one proven to be avoided",
    async () => {
      const { end } = await findAll(one, 6);
      const roles = new Map(end?.roles.map((role) => [role.id, role]));
      expect(roles.get("s1")).toMatchObject({ role: "choice", planCount: 1 });
      expect(roles.get("s4")).toMatchObject({ role: "avoid", proven: true, planCount: 0 });
    },
    LIMIT_MS,
  );

  it(
    "end with as many as were asked for",
    async () => {
      const { found, end } = await findAll(one, 1);
      expect(found).toHaveLength(2);
      expect(end?.ended).toBe("count");
    },
    LIMIT_MS,
  );
});

describe("alternatives where every good site is needed", () => {
  const three: ScenarioInput = { ...one, targetMw: 300, site: { ...one.site, maxCount: 3 } };

  it(
    "do not exist, and each site is proven a must",
    async () => {
      const { found, end } = await findAll(three, 6);
      expect(found.map(listSites)).toEqual([["s0", "s1", "s2"]]);
      expect(end?.ended).toBe("exhausted");
      for (const id of ["s0", "s1", "s2"]) {
        expect(end?.roles.find((role) => role.id === id)).toMatchObject({
          role: "must",
          proven: true,
        });
      }
    },
    LIMIT_MS,
  );

  it(
    "leave a province the room that its sites have",
    async () => {
      const { end } = await findAll(three, 6);
      const province = end?.provinces.find(({ code }) => code === "43");
      expect(province).toMatchObject({ foundMinMw: 300, foundMaxMw: 300 });
      expect(province?.provenMaxMw).toBeCloseTo(300, 0);
      expect(province?.provenMinMw).toBeGreaterThan(250);
    },
    LIMIT_MS,
  );
});

describe("alternatives that differ by province", () => {
  const asked = { measure: "provinces", tolerance: 5 } as const;

  it(
    "leave the province of the best, and end where no further province is left",
    async () => {
      const { found, end } = await findAll(one, 6, undefined, asked);
      expect(found.map(({ plan }) => plan.sites[0]?.province).sort()).toEqual(["11", "43"]);
      expect(found[1]).toMatchObject({ difference: 1, proven: false });
      expect(end?.provinceDistances).toEqual([
        [0, 1],
        [1, 0],
      ]);
      expect(end?.ended).toBe("tried");
    },
    LIMIT_MS,
  );
});

describe("a site that every plan found opens", () => {
  it(
    "is a choice all the same where a verified plan does without it",
    async () => {
      const { found, end } = await findAll(one, 0);
      const [best] = found.flatMap(listSites);
      expect(end?.roles.find(({ id }) => id === best)).toMatchObject({
        role: "choice",
        proven: true,
        planCount: 1,
      });
    },
    LIMIT_MS,
  );
});

describe("a search that is given up", () => {
  it(
    "ends without a word about the set",
    async () => {
      const { end } = await findAll(one, 6, AbortSignal.abort());
      expect(end).toBeNull();
    },
    LIMIT_MS,
  );
});
