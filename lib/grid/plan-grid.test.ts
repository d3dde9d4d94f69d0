import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadGridData } from "@/lib/geodata/load-grid-data";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import type { GridData } from "@/lib/schema/grid-data";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { type LoadColumn, makeCutRow } from "./cut-row";
import type { DeliverabilityCut } from "./deliverability-cut";
import { findShortfall } from "./deliverability-cut";
import { buildHourCase, type HourCase } from "./hour-case";
import { HourModel } from "./hour-model";
import { buildHourProgram } from "./hour-program";
import type { Network } from "./network";
import { freeOfCost } from "./parse-power-costs";
import { PlanGrid } from "./plan-grid";
import { branchRow, busRow, makeNetwork } from "./test-networks";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

/** Two lines of 100 MW in parallel from a plant of 500 MW to a town of 80 MW, and a plant there. */
const twoBuses = makeNetwork({
  bus: [busRow(1), busRow(2)],
  branch: [branchRow(1, 2, 0.1, 100), branchRow(1, 2, 0.1, 100)],
});
const unit = (bus: number, maxMw: number) => ({
  ...{ id: `g${bus}`, fuel: "lng" as const, bus, minMw: 0, maxMw, cost: freeOfCost },
});
const town: HourCase = {
  hour: "summer-peak",
  demandMw: Float64Array.from([0, 80]),
  generators: [unit(0, 500), unit(1, 30)],
  dcLines: [],
};

async function cutTown(newLoadMw: number[], ratingFactor: number | null) {
  const n1 = { kind: "n1", circuitCount: [1, 1], ratingFactor: ratingFactor ?? 1 } as const;
  const security = ratingFactor === null ? ({ kind: "n0" } as const) : n1;
  const model = await HourModel.open(twoBuses, town, engine, security);
  try {
    return await findShortfall(model, newLoadMw);
  } finally {
    await model.close();
  }
}

describe("findShortfall", () => {
  it("finds nothing missing where the lines and the plants suffice", async () => {
    // 200 MW over the lines and 30 at home carry 80 + 150.
    const found = await cutTown([0, 150], null);
    expect(found).toMatchObject({ shortfallMw: 0, cut: null });
    expect(found.operation?.generationMw[1]).toBeCloseTo(30, 6);
  });

  it("cuts off a load that the lines cannot bring, naming the lines and their worth", async () => {
    const { shortfallMw, cut } = await cutTown([0, 210], null);
    expect(shortfallMw).toBeCloseTo(60, 6);
    expect([...(cut?.weight ?? [])]).toEqual([0, 1]);
    expect(cut?.upperMw).toBeCloseTo(150, 6);
    // One more MW on either line alone would leave the other binding; together they bring both.
    const worth = cut?.lines.reduce((sum, line) => sum + line.mwPerRatingMw, 0);
    expect(worth).toBeCloseTo(2, 6);
  });

  it("leaves room for the loss of a line at the emergency rating", async () => {
    const { cut } = await cutTown([0, 150], 1.2);
    // After one line the other brings 120: 120 + 30 − 80 = 70.
    expect(cut?.upperMw).toBeCloseTo(70, 6);
    expect(cut?.lines[0]?.outage).not.toBeNull();
    expect(cut?.lines[0]?.mwPerRatingMw).toBeCloseTo(1.2, 6);
  });

  it("cuts by generation alone when that runs short, the same at every bus", async () => {
    const { cut } = await cutTown([500, 0], null);
    expect([...(cut?.weight ?? [])].map((weight) => Math.round(weight * 1e6) / 1e6)).toEqual([
      1, 1,
    ]);
    expect(cut?.upperMw).toBeCloseTo(450, 6);
    expect(cut?.lines).toEqual([]);
  });
});

describe("makeCutRow", () => {
  it("weighs each load column by its bus and drops those of weight 0", () => {
    const cut: DeliverabilityCut = {
      ...{ hour: "winter-peak", upperMw: 1500, lines: [] },
      weight: Float64Array.from([0, 0.5, 1]),
    };
    const loads = [0, 1, 2, 1].map((bus, column) => ({ bus, column: 10 + column }));
    expect(makeCutRow(cut, loads, 1000)).toEqual({
      terms: [
        [11, 0.5],
        [12, 1],
        [13, 0.5],
      ],
      lower: -Infinity,
      upper: 1.5,
    });
  });
});

/** Copies an hour's program behind the columns so far, its new load tied to `loads` (in GW). */
function addWholeHour(
  builder: ProgramBuilder,
  network: Network,
  hourCase: HourCase,
  loads: readonly LoadColumn[],
): void {
  const { program, newLoadColumn } = buildHourProgram(network, hourCase);
  const first = builder.columnCount;
  program.columnLower.forEach((lower, column) => {
    const upper = column >= newLoadColumn ? Infinity : program.columnUpper[column];
    builder.addColumn({ lower, upper });
  });
  for (let row = 0; row < program.rowCount; row += 1) {
    const terms: [number, number][] = [];
    for (let at = program.start[row] ?? 0; at < (program.start[row + 1] ?? 0); at += 1) {
      terms.push([first + (program.index[at] ?? 0), program.value[at] ?? 0]);
    }
    builder.addRow({
      name: `own[${row}]`,
      terms,
      lower: program.rowLower[row] ?? 0,
      upper: program.rowUpper[row] ?? 0,
    });
  }
  for (const { column, bus } of loads) {
    const ownColumn = first + newLoadColumn + bus;
    builder.addRow({
      name: "a",
      terms: [
        [ownColumn, network.baseMva / 1000],
        [column, -1],
      ],
      lower: 0,
      upper: 0,
    });
  }
}

describe("PlanGrid", () => {
  let grid: GridData;
  beforeAll(async () => {
    grid = await loadGridData();
  });

  it("says that 5,991 MW fit in the tightest hour however they are spread, by generation", async () => {
    const options = { hours: new Set(["tightest-margin"] as const), n1RatingFactor: null };
    const planGrid = await PlanGrid.open(grid, engine, options);
    const { deliverable, cuts } = await planGrid.check(new Float64Array(193).fill(8400 / 193));
    await planGrid.close();
    expect(deliverable).toBe(false);
    expect(cuts[0]?.upperMw).toBeCloseTo(5991, 0);
    expect(cuts[0]?.lines).toEqual([]);
  });

  it("leads to the same optimum as the program with every flow in it", async () => {
    const hours = new Set(["summer-peak", "tightest-margin"] as const);
    const planGrid = await PlanGrid.open(grid, engine, { hours, n1RatingFactor: null });
    const builder = new ProgramBuilder();
    const loads = grid.buses.map((_, bus) => ({ bus, column: builder.addColumn({ upper: 3 }) }));
    builder.addRow({
      name: "b",
      terms: loads.map(({ column }): [number, number] => [column, 1]),
      lower: 5.5,
      upper: 5.5,
    });
    const price = loads.map(({ bus }) => (bus * 61) % 193);
    const model = await engine.load(builder.build(price));
    let objective = Number.NaN;
    for (let deliverable = false; !deliverable; ) {
      const solved = await model.solve();
      objective = solved.objective;
      const check = await planGrid.check(Float64Array.from(solved.x ?? [], (gw) => gw * 1000));
      deliverable = check.deliverable;
      await model.addRows(check.cuts.map((cut) => makeCutRow(cut, loads, 1000)));
    }
    for (const hour of grid.stressHours.slice(0, 2)) {
      addWholeHour(builder, planGrid.network, buildHourCase(grid, hour), loads);
    }
    const whole = await engine.load(builder.build(price));
    const solved = await whole.solve();
    expect(planGrid.cuts.length).toBeGreaterThan(2);
    expect(objective).toBeCloseTo(solved.objective, 2);
    await Promise.all([model.dispose(), whole.dispose(), planGrid.close()]);
  }, 60_000);

  it("lets cuts found on one plan steer a program to one that every hour delivers", async () => {
    const planGrid = await PlanGrid.open(grid, engine, { n1RatingFactor: 1.25 });
    // 4 GW where it is cheapest: a price by bus that has nothing to do with the network.
    const builder = new ProgramBuilder();
    const loads = grid.buses.map((_, bus) => ({ bus, column: builder.addColumn({ upper: 1 }) }));
    const terms = loads.map(({ column }): [number, number] => [column, 1]);
    builder.addRow({ name: "c", terms, lower: 4, upper: 4 });
    const price = loads.map(({ bus }) => (bus * 37) % 193);
    const model = await engine.load(builder.build(price));
    let rounds = 0;
    for (let deliverable = false; !deliverable && rounds < 60; rounds += 1) {
      const solved = await model.solve();
      const loadMw = Float64Array.from(solved.x ?? [], (gw) => gw * 1000);
      const check = await planGrid.check(loadMw);
      deliverable = check.deliverable;
      await model.addRows(check.cuts.map((cut) => makeCutRow(cut, loads, 1000)));
    }
    expect(rounds).toBeGreaterThan(1);
    expect(rounds).toBeLessThan(60);
    const kept = planGrid.cuts.length;
    // The pool already knows: a second start needs no further cut.
    const again = await engine.load(builder.build(price));
    await again.addRows(planGrid.cuts.map((cut) => makeCutRow(cut, loads, 1000)));
    const solved = await again.solve();
    const check = await planGrid.check(Float64Array.from(solved.x ?? [], (gw) => gw * 1000));
    expect(check.deliverable).toBe(true);
    expect(planGrid.cuts).toHaveLength(kept);
    await Promise.all([model.dispose(), again.dispose(), planGrid.close()]);
  }, 60_000);
});
