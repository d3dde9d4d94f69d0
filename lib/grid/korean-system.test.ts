import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import type { GridData } from "@/lib/schema/grid-data";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { buildKoreanNetwork, type KoreanNetwork } from "./build-korean-network";
import type { Security } from "./contingency-finder";
import { findShortfall } from "./deliverability-cut";
import { flattenCost } from "./full-output-price";
import { buildHourCase, type HourCase } from "./hour-case";
import { HourModel } from "./hour-model";
import { runMeritOrder } from "./run-merit-order";
import { simulateOutages } from "./simulate-outages";
import { solveDcOpf } from "./solve-dc-opf";

/** The figures published with KPG 193, from our own code. README.md says how each was counted. */

const engine = new HighsEngine({ workers: 1 });
let grid: GridData;
let network: KoreanNetwork;
let peak: HourCase;

beforeAll(async () => {
  grid = await loadGridData();
  network = buildKoreanNetwork(grid);
  peak = readHour("summer-peak");
});
afterAll(() => engine.close());

function readHour(id: HourCase["hour"]): HourCase {
  const hour = grid.stressHours.find((candidate) => candidate.id === id);
  if (hour === undefined) throw new Error(`No hour ${id}`);
  return buildHourCase(grid, hour);
}

function secureAt(ratingFactor: number): Security {
  return { kind: "n1", circuitCount: network.circuitCount, ratingFactor };
}

/** Opens an hour, asks, and closes it whatever happens. */
async function ask<Answer>(
  hourCase: HourCase,
  security: Security,
  question: (model: HourModel) => Promise<Answer>,
): Promise<Answer> {
  const model = await HourModel.open(network, hourCase, engine, security);
  try {
    return await question(model);
  } finally {
    await model.close();
  }
}

/** Buses by the province of their place. */
const findBuses = (keep: (bus: GridData["buses"][number]) => boolean) =>
  grid.buses.flatMap((bus, index) => (keep(bus) ? [index] : []));
const isCapital = ({ province }: { province: string }) => ["11", "28", "41"].includes(province);
const nameBranch = (branch: number) =>
  [network.from[branch] ?? 0, network.to[branch] ?? 0]
    .map((bus) => network.nameOfBus[bus])
    .join("–");
const sortNumbers = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe("merit order and optimal power flow at the summer peak", () => {
  it("overloads eight branches, at most 162 %, by price at full output with both links at full import", () => {
    const { flowMw, unservedMw } = runMeritOrder(network, peak, [-1500, -1500]);
    const loading = flowMw.map((mw, branch) => Math.abs(mw) / (network.ratingMw[branch] ?? 0));
    expect(unservedMw).toBe(0);
    expect(loading.filter((share) => share > 1)).toHaveLength(8);
    expect(Math.max(...loading)).toBeCloseTo(1.62, 2);
    expect(nameBranch(loading.indexOf(Math.max(...loading)))).toBe("Gangseo-Yangcheon–Bucheon");
  });

  // The fifth, Gwangyang–Namhae, stands at 99.999 % of its rating with a price of 0.
  it("fills the five published branches by the same prices within limits", async () => {
    const generators = peak.generators.map(flattenCost);
    const solved = await solveDcOpf({ ...peak, network, generators }, engine);
    expect(solved).toMatchObject({ status: "optimal", verified: true });
    const binding = [...solved.flowMw].flatMap((mw, branch) =>
      Math.abs(mw) >= 0.9999 * (network.ratingMw[branch] ?? 0) ? [nameBranch(branch)] : [],
    );
    expect(binding.sort()).toEqual([
      "Asan–Cheongyang",
      "Gangseo-Yangcheon–Bucheon",
      "Gwangyang–Namhae",
      "Hwaseong–Yesan",
      "Seocheon–Gunsan",
    ]);
  });

  it("binds four of them when units pay their exact quadratic costs", async () => {
    const solved = await solveDcOpf({ ...peak, network }, engine);
    const binding = [...solved.flowMw].filter(
      (mw, branch) => Math.abs(mw) >= 0.9999 * (network.ratingMw[branch] ?? 0),
    );
    expect(solved.verified).toBe(true);
    expect(binding).toHaveLength(4);
  });
});

describe("headroom at the summer peak", () => {
  it("is 535, 3,168 and 13,264 MW at the least, middle and best bus without outages", async () => {
    const found = await ask(peak, { kind: "n0" }, async (model) => {
      const all: number[] = [];
      for (const bus of grid.buses.keys()) all.push((await model.findHeadroom([bus])).headroomMw);
      return all;
    });
    const sorted = sortNumbers(found);
    expect(sorted[0]).toBeCloseTo(535, 0);
    expect(Math.abs((sorted[96] ?? 0) - 3168)).toBeLessThan(2);
    expect(Math.abs((sorted[192] ?? 0) - 13264)).toBeLessThan(2);
    const apart = found.map((mw, bus) =>
      Math.abs(mw - (grid.buses[bus]?.publishedHeadroomMw.n0Peak ?? 0)),
    );
    expect(Math.max(...apart)).toBeLessThan(2);
  }, 60_000);

  it("is 17.9 GW at all buses together, 13.3 in the capital region, 16.9 outside", async () => {
    const totals = await ask(peak, { kind: "n0" }, async (model) => [
      (await model.findHeadroom(findBuses(() => true))).headroomMw,
      (await model.findHeadroom(findBuses(isCapital))).headroomMw,
      (await model.findHeadroom(findBuses((bus) => !isCapital(bus)))).headroomMw,
    ]);
    expect(totals.map((mw) => Math.round(mw / 100) / 10)).toEqual([17.9, 13.3, 16.9]);
  });

  it("meets the published N-1 figures at 1.1 × rating on a sample with the least and the best bus", async () => {
    const published = grid.buses.map(({ publishedHeadroomMw }) => publishedHeadroomMw.n1At110);
    const order = [...published.keys()].sort((a, b) => (published[a] ?? 0) - (published[b] ?? 0));
    const sample = order.filter((_, rank) => rank % 12 === 0);
    expect([published[sample[0] ?? 0], published[sample.at(-1) ?? 0]]).toEqual([27.5, 7047]);
    await ask(peak, secureAt(1.1), async (model) => {
      for (const bus of sample) {
        const { headroomMw } = await model.findHeadroom([bus]);
        expect(Math.abs(headroomMw - (published[bus] ?? 0))).toBeLessThan(4);
      }
    });
  }, 60_000);
});

describe("loss of one circuit", () => {
  it.each([
    ["summer-peak", 1, "infeasible"],
    ["summer-peak", 1.076, "optimal"],
    ["tightest-margin", 1.2, "infeasible"],
    ["tightest-margin", 1.25, "optimal"],
  ] as const)(
    "at %s and %f × rating is %s",
    async (hour, factor, status) => {
      const answer = await ask(readHour(hour), secureAt(factor), (model) => model.findHeadroom([]));
      expect(answer.status).toBe(status);
    },
    60_000,
  );

  it("overloads nothing when every outage of a secure operation is simulated anew", async () => {
    const newLoadMw = new Float64Array(193).fill(1000 / 193);
    const { operation, shortfallMw } = await ask(peak, secureAt(1.1), (model) =>
      findShortfall(model, newLoadMw),
    );
    expect(shortfallMw).toBe(0);
    if (operation === null) throw new Error("A delivered hour has an operation");
    const simulate = (loadMw: Float64Array) =>
      simulateOutages(network, network.circuitCount, peak, operation, loadMw);
    const simulated = simulate(newLoadMw);
    expect(simulated.imbalanceMw).toBeLessThan(0.01);
    expect(Math.max(...simulated.baseLoading)).toBeLessThan(1.0001);
    expect(Math.max(...simulated.worstLoading)).toBeLessThan(1.1001);
    expect(simulated.islanding).toEqual([]);
    // The same operation with 3 GW moved to one bus is caught.
    const moved = newLoadMw.map((mw, bus) => (bus === 100 ? mw + 3000 : mw));
    expect(simulate(moved).imbalanceMw).toBeCloseTo(3000, 0);
    expect(Math.max(...simulate(moved).worstLoading)).toBeGreaterThan(1.2);
  }, 60_000);
});
