import { expect, test } from "vitest";
import { loadGridData, loadRenewableProfiles } from "./load-grid-data";

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("the network model has 193 buses, 385 branches, 201 generators and two links", async () => {
  const grid = await loadGridData();
  expect(grid.buses).toHaveLength(193);
  expect(grid.branches).toHaveLength(385);
  expect(grid.generators).toHaveLength(201);
  expect(grid.hvdcLinks).toHaveLength(2);
  expect(grid.stressHours).toHaveLength(5);
});

test("thermal, solar, wind and hydro capacity sum to 155.4 GW", async () => {
  const { buses, generators } = await loadGridData();
  const thermalMw = sum(generators.map(({ pmaxMw }) => pmaxMw));
  const otherMw = sum(buses.map((bus) => bus.solarMw + bus.windMw + bus.hydroPshMw));
  expect((thermalMw + otherMw) / 1000).toBeCloseTo(155.4, 1);
});

test("the summer peak is 100.7 GW on day 237 at hour 15 with 100.8 GW of thermal units able to run", async () => {
  const { stressHours, generators } = await loadGridData();
  const peak = stressHours.find(({ id }) => id === "summer-peak");
  expect(peak).toMatchObject({ day: 237, hour: 15, date: "2025-08-25", demandMw: 100680.9 });
  const ableMw = sum(
    generators.filter(({ unit }) => !peak?.unitsOut.includes(unit)).map(({ pmaxMw }) => pmaxMw),
  );
  expect(ableMw).toBeCloseTo(100821.416, 2);
});

test("solar and wind by bus sum to the system's output in every stress hour", async () => {
  const { stressHours, buses } = await loadGridData();
  for (const hour of stressHours) {
    const solarMw = sum(buses.map((bus, i) => bus.solarMw * (hour.solarCf[i] ?? Number.NaN)));
    const windMw = sum(buses.map((bus, i) => bus.windMw * (hour.windCf[i] ?? Number.NaN)));
    expect(Math.abs(solarMw - hour.solarMw)).toBeLessThan(0.002 * 31964);
    expect(Math.abs(windMw - hour.windMw)).toBeLessThan(0.002 * 3017);
  }
});

test("demand shares sum to 1", async () => {
  const { buses } = await loadGridData();
  expect(sum(buses.map(({ demandShare }) => demandShare))).toBeCloseTo(1, 6);
});

test("the 32 blocks of a bus make the year and average to its annual yield", async () => {
  const profiles = await loadRenewableProfiles();
  expect(profiles).toHaveLength(193 * 32);
  const first = profiles.filter(({ bus }) => bus === 1);
  expect(sum(first.map(({ hours }) => hours))).toBe(8760);
  const yearly = sum(first.map(({ hours, solarCf }) => hours * solarCf)) / 8760;
  expect(yearly).toBeCloseTo(0.1708, 3);
});
