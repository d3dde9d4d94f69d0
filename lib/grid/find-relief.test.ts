import { afterAll, describe, expect, it } from "vitest";
import {
  type GridBranch,
  type GridData,
  type GridGenerator,
  gridDataSchema,
} from "@/lib/schema/grid-data";
import { HighsEngine } from "@/lib/solver/highs-engine";
import type { GridChanges } from "./apply-grid-changes";
import { findChangedHeadroom } from "./find-relief";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const name = { ko: "곳", en: "place" };
const tables = {
  ...{ n0Peak: 0, n0Margin: 0, n0Evening: 0, n0Winter: 0, n0Spring: 0, n0Min: 0 },
  ...{ n1At110: 0, n1At120: 0 },
};

function makeBranch(branch: number, fromBus: number, toBus: number, ratingMw: number): GridBranch {
  return {
    ...{ branch, fromBus, toBus, reactancePu: 0.1, resistancePu: 0, ratingMw, circuits: 1 },
    ...{ circuitRatingMw: ratingMw, kv: 154, build: "overhead", straightKm: 10, capitalTie: false },
  };
}

function makeUnit(unit: string, bus: number, pmaxMw: number): GridGenerator {
  const costs = { costA: 0, costB: 1, costC: 0 };
  return { unit, bus, nameKo: unit, fuel: "lng", pminMw: 0, pmaxMw, ...costs };
}

/** 1,000 MW at bus 1; the straight line to bus 3 carries two thirds of a load there, up to 100 MW. */
const grid: GridData = gridDataSchema.parse({
  baseMva: 100,
  buses: [1, 2, 3].map((bus) => ({
    ...{ bus, name, lon: 127, lat: 36, province: "43", baseKv: 154, demandShare: 0 },
    ...{ solarMw: 0, windMw: 0, hydroPshMw: 0, publishedHeadroomMw: tables },
  })),
  branches: [makeBranch(1, 1, 2, 1000), makeBranch(2, 1, 3, 100), makeBranch(3, 2, 3, 1000)],
  generators: [makeUnit("g1", 1, 1000)],
  hydroUnits: [],
  hvdcLinks: [],
  stressHours: [
    {
      ...{ id: "summer-peak", name, day: 237, hour: 15, date: "2025-08-25" },
      ...{ demandMw: 0, solarMw: 0, windMw: 0, hydroPshMw: 0, unitsOut: [] },
      ...{ solarCf: [0, 0, 0], windCf: [0, 0, 0] },
    },
  ],
});

async function ask(changes: GridChanges, buses: number[], ratingFactor: number | null = null) {
  const [hour] = grid.stressHours;
  if (!hour) throw new Error("The fixture has one hour");
  return findChangedHeadroom({ grid, hour, buses, ratingFactor }, changes, engine);
}

describe("findChangedHeadroom", () => {
  it.each<readonly [label: string, changes: GridChanges, expected: number]>([
    ["nothing changes", {}, 150],
    [
      "a direct-current link brings its own",
      { hvdcLinks: [{ link: 9, fromBus: 1, toBus: 3, pminMw: -300, pmaxMw: 300 }] },
      450,
    ],
    // Two lines side by side take 0.8 of the load, each half of it.
    ["a second line halves what each carries", { branches: [makeBranch(4, 1, 3, 100)] }, 250],
    ["a unit beside the load", { generators: [makeUnit("g2", 3, 50)] }, 200],
    ["the only unit closes", { retired: ["g1"] }, 0],
  ])("where %s", async (_, changes, expected) => {
    expect(await ask(changes, [2])).toBeCloseTo(expected, 6);
  });

  it("asks all buses together where no place is named, and survives an outage where it must", async () => {
    // At bus 1 itself the whole plant is of use.
    expect(await ask({}, [])).toBeCloseTo(1000, 6);
    // Without the straight line 1,000 MW come by bus 2; without that way 100 × 1.2 are left.
    expect(await ask({}, [2], 1.2)).toBeCloseTo(120, 6);
  });
});
