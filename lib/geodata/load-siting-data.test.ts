import { expect, test } from "vitest";
import { loadSitingData } from "./load-siting-data";

test("the siting data hold every province, municipality, bus and station", async () => {
  const data = await loadSitingData();
  expect(data.provinces).toHaveLength(16);
  expect(data.municipalities).toHaveLength(256);
  expect(data.buses).toHaveLength(193);
  expect(data.stations).toHaveLength(505);
  expect(data.version).toMatch(/^[0-9a-f]{12}$/);
});

test("stations on Jeju have no bus, all others have one", async () => {
  const { stations } = await loadSitingData();
  const withoutBus = stations.filter(({ bus }) => bus === null);
  expect(withoutBus).toHaveLength(15);
  expect(withoutBus.every(({ province }) => province === "50")).toBe(true);
});

test("every code that the data join on exists", async () => {
  const { provinces, municipalities, stations, buses } = await loadSitingData();
  const provinceCodes = new Set(provinces.map(({ code }) => code));
  const municipalityCodes = new Set(municipalities.map(({ code }) => code));
  const busNumbers = new Set(buses.map(({ bus }) => bus));
  for (const { province } of [...municipalities, ...stations, ...buses]) {
    expect(provinceCodes).toContain(province);
  }
  for (const { municipality, bus } of stations) {
    expect(municipalityCodes).toContain(municipality);
    if (bus !== null) expect(busNumbers).toContain(bus);
  }
});

test("station ids and names are unique", async () => {
  const { stations } = await loadSitingData();
  expect(new Set(stations.map(({ id }) => id)).size).toBe(505);
  expect(new Set(stations.map(({ name }) => name.ko)).size).toBe(505);
  expect(new Set(stations.map(({ name }) => name.en)).size).toBe(505);
});
