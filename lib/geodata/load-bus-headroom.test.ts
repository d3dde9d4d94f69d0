import { afterAll, expect, it } from "vitest";
import { buildKoreanNetwork } from "@/lib/grid/build-korean-network";
import { buildHourCase } from "@/lib/grid/hour-case";
import { HourModel } from "@/lib/grid/hour-model";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { loadBusHeadroom } from "./load-bus-headroom";
import { loadGridData } from "./load-grid-data";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

it("agrees with the figures published with the model, and is never larger with outages", async () => {
  const [rows, { buses }] = await Promise.all([loadBusHeadroom(), loadGridData()]);
  expect(rows.map(({ bus }) => bus)).toEqual(buses.map(({ bus }) => bus));
  rows.forEach((row, index) => {
    const published = buses[index]?.publishedHeadroomMw;
    expect(Math.abs(row.n0SummerPeakMw - (published?.n0Peak ?? Number.NaN))).toBeLessThan(2.6);
    expect(row.n1SummerPeakMw ?? 0).toBeLessThanOrEqual(row.n0SummerPeakMw);
    expect(row.n1WinterPeakMw ?? 0).toBeLessThanOrEqual(row.n0WinterPeakMw);
    // No dispatch of this hour survives every outage at 1.2 × the ratings: unknown, not zero.
    expect(row.n1TightestMarginMw).toBeNull();
  });
});

it("is what the linear program finds anew at some buses", async () => {
  const [rows, grid] = await Promise.all([loadBusHeadroom(), loadGridData()]);
  const hour = grid.stressHours.find(({ id }) => id === "winter-peak");
  if (!hour) throw new Error("There is a winter peak");
  const network = buildKoreanNetwork(grid);
  const { circuitCount } = network;
  const security = { kind: "n1", circuitCount, ratingFactor: 1.2 } as const;
  const model = await HourModel.open(network, buildHourCase(grid, hour), engine, security);
  for (const bus of [0, 96, 192]) {
    const { headroomMw } = await model.findHeadroom([bus]);
    expect(Math.abs(headroomMw - (rows[bus]?.n1WinterPeakMw ?? Number.NaN))).toBeLessThan(0.6);
  }
  await model.close();
});
