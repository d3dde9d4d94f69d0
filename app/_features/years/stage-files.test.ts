import Papa from "papaparse";
import { expect, test } from "vitest";
import type { BuildUp, StagedPlan } from "@/lib/schema/stages";
import { sumByProvince, writeStageCsv, writeStageGeoJson } from "./stage-files";

const site = (id: string, province: string, loadsMw: number[]): BuildUp => ({
  ...{ site: id, name: { ko: `${id} 변전소`, en: `${id} station` }, province, bus: 108, loadsMw },
  ...{ lon: 126.7, lat: 36 },
});

const stage = (year: number): StagedPlan["stages"][number] => ({
  ...{ year, targetMw: 0, placedMw: 0, unmetMw: 0, addedMw: 0, demandFactor: 1, inService: [] },
  tables: { bus: true, province: true, capitalInterface: true },
  ...{ baseShortMw: 0, plan: null, gridCheck: null, objective: null, aloneBound: null, limits: [] },
});

const plan = {
  stages: [stage(2026), stage(2030), stage(2035)],
  builds: [
    site("s1", "52", [0, 400, 400.04]),
    site("s2", "44", [0, 0, 900]),
    site("s3", "52", [0, 100, 200]),
  ],
};

test("a file names the year in which a site opens and its load in each year", () => {
  const rows = Papa.parse<Record<string, string>>(writeStageCsv(plan).slice(1), { header: true });
  expect(rows.data[1]).toMatchObject({
    id: "s2",
    first_year: "2035",
    load_mw_2026: "0",
    load_mw_2030: "0",
    load_mw_2035: "900",
  });
  expect(rows.data[0]?.load_mw_2035).toBe("400");
  const [first] = writeStageGeoJson(plan).features;
  expect(first?.geometry.coordinates).toEqual([126.7, 36]);
  expect(first?.properties).toMatchObject({ first_year: 2030, load_mw_2030: 400 });
});

test("loads sum up by province and year, the largest first", () => {
  expect(sumByProvince(plan)).toEqual([
    { code: "44", loadsMw: [0, 0, 900] },
    { code: "52", loadsMw: [0, 500, 600.04] },
  ]);
});
