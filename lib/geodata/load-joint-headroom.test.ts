import { afterAll, expect, it } from "vitest";
import { buildKoreanNetwork } from "@/lib/grid/build-korean-network";
import { buildHourCase } from "@/lib/grid/hour-case";
import { listJointHeadrooms } from "@/lib/grid/list-joint-headrooms";
import { HighsEngine } from "@/lib/solver/highs-engine";
import { loadGridData } from "./load-grid-data";
import { loadJointHeadroom } from "./load-joint-headroom";

const engine = new HighsEngine({ workers: 1 });
afterAll(() => engine.close());

const capital = ["11", "28", "41"];

it("is what the linear program finds anew in two of the hours", async () => {
  const [rows, grid] = await Promise.all([loadJointHeadroom(), loadGridData()]);
  const network = buildKoreanNetwork(grid);
  const chosen = [() => true, isCapital, (province: string) => !isCapital(province)];
  const members = chosen.map((keep) =>
    grid.buses.flatMap(({ province }, bus) => (keep(province) ? [bus] : [])),
  );
  expect(rows).toHaveLength(3 * grid.stressHours.length);
  const some = grid.stressHours.filter(({ id }) => ["summer-peak", "winter-peak"].includes(id));
  expect(some).toHaveLength(2);
  for (const hour of some) {
    const found = await listJointHeadrooms(network, buildHourCase(grid, hour), engine, members);
    for (const [index, group] of ["country", "capital", "elsewhere"].entries()) {
      const stored = rows.find((row) => row.hour === hour.id && row.group === group);
      const apartMw = (stored?.n0Mw ?? Number.NaN) - (found[index] ?? Number.NaN);
      expect(Math.abs(apartMw), `${hour.id} ${group}`).toBeLessThan(0.6);
    }
  }
}, 60_000);

it("is never larger in a region than in the country", async () => {
  const rows = await loadJointHeadroom();
  for (const { hour, n0Mw } of rows) {
    const country = rows.find((row) => row.hour === hour && row.group === "country");
    expect(n0Mw ?? Number.NaN).toBeLessThanOrEqual(country?.n0Mw ?? Number.NaN);
  }
});

function isCapital(province: string): boolean {
  return capital.includes(province);
}
