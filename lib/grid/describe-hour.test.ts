import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/errors";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import type { GridBranch, GridData } from "@/lib/schema/grid-data";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { applyGridChanges, type GridChanges } from "./apply-grid-changes";
import { buildKoreanNetwork } from "./build-korean-network";
import { describeHour } from "./describe-hour";
import { buildHourCase } from "./hour-case";
import { HourModel } from "./hour-model";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());
let grid: GridData;
beforeAll(async () => {
  grid = await loadGridData();
});

function findHour(data: GridData, id: GridData["stressHours"][number]["id"]) {
  const hour = data.stressHours.find((candidate) => candidate.id === id);
  if (hour === undefined) throw new Error(`No hour ${id}`);
  return hour;
}

function newLine(changes: Partial<GridBranch>): GridBranch {
  return {
    ...{ branch: 1001, fromBus: 1, toBus: 3, reactancePu: 0.01, resistancePu: 0, ratingMw: 2172 },
    ...{ circuits: 2, circuitRatingMw: 1086, kv: 345, build: "overhead", straightKm: 30 },
    capitalTie: false,
    ...changes,
  };
}

describe("describeHour", () => {
  it("shows secure flows, the generation mix, the capital's import and what limits cost", async () => {
    const network = buildKoreanNetwork(grid);
    const hourCase = buildHourCase(grid, findHour(grid, "summer-peak"));
    const newLoadMw = new Float64Array(193);
    newLoadMw[120] = 500;
    const question = { grid, network, hourCase, newLoadMw, n1RatingFactor: 1.1 };
    const state = await describeHour(question, engine);
    expect(state.status).toBe("optimal");
    const generated = Object.values(state.generationMw).reduce((sum, mw) => sum + mw, 0);
    expect(generated).toBeCloseTo(100_680.9 + 500, 0);
    expect(Math.max(...state.branches.map(({ loading }) => loading))).toBeLessThan(1.0001);
    expect(Math.max(...state.branches.map((b) => b.worstLoading))).toBeLessThan(1.1001);
    expect(state.branches.filter((b) => b.worstLoading > b.loading).length).toBeGreaterThan(300);
    expect(state.capitalImportMw).toBeGreaterThan(5000);
    const loose = await describeHour({ ...question, n1RatingFactor: null }, engine);
    expect(state.redispatchCost).toBeGreaterThan(loose.redispatchCost);
    expect(loose.redispatchCost).toBeGreaterThan(0);
  }, 60_000);

  it("has no flows to show when the new load cannot be delivered", async () => {
    const network = buildKoreanNetwork(grid);
    const hourCase = buildHourCase(grid, findHour(grid, "tightest-margin"));
    const newLoadMw = new Float64Array(193).fill(8400 / 193);
    const question = { grid, network, hourCase, newLoadMw, n1RatingFactor: null };
    expect(await describeHour(question, engine)).toMatchObject({
      status: "infeasible",
      branches: [],
    });
  });
});

describe("applyGridChanges", () => {
  const findTotal = async (changes: GridChanges) => {
    const changed = applyGridChanges(grid, changes);
    const hourCase = buildHourCase(changed, findHour(changed, "tightest-margin"));
    const security = { kind: "n0" } as const;
    const model = await HourModel.open(buildKoreanNetwork(changed), hourCase, engine, security);
    const { headroomMw } = await model.findHeadroom(grid.buses.map((_, bus) => bus));
    await model.close();
    return headroomMw;
  };

  it("leaves the data as they are when nothing changes", () => {
    expect(applyGridChanges(grid, {})).toEqual(grid);
  });

  it("takes growth of demand off the headroom that generation limits, and adds new units", async () => {
    const plain = await findTotal({});
    expect(await findTotal({ demandFactor: 1.01 })).toBeCloseTo(plain - 940.277, 0);
    const unit = { ...{ unit: "n1", bus: 10, nameKo: "새 발전", fuel: "lng" as const } };
    const generators = [{ ...unit, pminMw: 0, pmaxMw: 400, costA: 0, costB: 90, costC: 0 }];
    expect(await findTotal({ generators })).toBeCloseTo(plain + 400, 0);
  });

  it("gives back the units on scheduled outage when maintenance moves", async () => {
    const plain = await findTotal({});
    expect(await findTotal({ moveMaintenance: true })).toBeGreaterThan(plain + 5000);
  });

  it("scales rating and reactance with the circuits of a branch", () => {
    const [first] = grid.branches;
    const [changed] = applyGridChanges(grid, { circuits: [{ branch: 1, added: 2 }] }).branches;
    expect(changed).toMatchObject({ circuits: 4, ratingMw: 1808 });
    expect(changed?.reactancePu).toBeCloseTo((first?.reactancePu ?? 0) / 2, 12);
  });

  it("adds a line as the parallel of one that it repeats", async () => {
    const weak = grid.branches.find(({ branch }) => branch === 211);
    if (!weak) throw new Error("no branch 211");
    const findFlow = async (changes: GridChanges) => {
      const changed = applyGridChanges(grid, changes);
      const network = buildKoreanNetwork(changed);
      const hourCase = buildHourCase(changed, findHour(changed, "spring-noon"));
      const newLoadMw = new Float64Array(193);
      return describeHour(
        { grid: changed, network, hourCase, newLoadMw, n1RatingFactor: null },
        engine,
      );
    };
    const [line, circuits] = [
      await findFlow({ branches: [{ ...weak, branch: 1001 }] }),
      await findFlow({ circuits: [{ branch: 211, added: weak.circuits }] }),
    ];
    expect(line.branches).toHaveLength(circuits.branches.length + 1);
    expect(line.redispatchCost).toBeCloseTo(circuits.redispatchCost, 3);
  }, 60_000);

  it.each<[string, GridChanges]>([
    ["demandFactor", { demandFactor: 0 }],
    ["branches[0].toBus", { branches: [newLine({ toBus: 900 })] }],
    ["branches", { branches: [newLine({ branch: 385 })] }],
    ["retired", { retired: ["g999"] }],
    [
      "hvdcLinks[0].toBus",
      { hvdcLinks: [{ link: 3, fromBus: 1, toBus: 900, pminMw: 0, pmaxMw: 1 }] },
    ],
    ["circuits[0]", { circuits: [{ branch: 999, added: 1 }] }],
    ["circuits[0]", { circuits: [{ branch: 1, added: -2 }] }],
  ])("refuses a change that does not fit and names %s", (field, changes) => {
    expect(() => applyGridChanges(grid, changes)).toThrow(CodedError);
    try {
      applyGridChanges(grid, changes);
    } catch (error) {
      expect(error).toMatchObject({ field });
    }
  });
});
