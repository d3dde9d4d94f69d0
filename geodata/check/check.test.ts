import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { resolveGeodataFolder } from "@/lib/geodata/geodata-folder";
import { checkAreas } from "./check-areas";
import { checkFigures } from "./check-figures";
import { checkGridProjects } from "./check-grid-projects";
import { checkJoins } from "./check-joins";
import { checkPackage } from "./check-package";
import { checkPlaces } from "./check-places";

describe("the data in the tree", () => {
  test("every file is described and fits its description", async () => {
    expect(await checkPackage()).toEqual([]);
  });

  test("every area is closed, does not cross itself and holds its label point", async () => {
    expect(await checkAreas()).toEqual([]);
  });

  test("every code joins in both directions", async () => {
    expect(await checkJoins()).toEqual([]);
  });

  test("every place lies in the municipality and province that it is said to", async () => {
    expect(await checkPlaces()).toEqual([]);
  });

  test("counts, residents, capacities and reviews are the published ones", async () => {
    expect(await checkFigures()).toEqual([]);
  });

  test("announced projects stand at buses and keep to the dates that were stated", async () => {
    expect(await checkGridProjects()).toEqual([]);
  });
});

describe("a damaged copy of the data", () => {
  let folder = "";

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "bunsan-geodata-"));
    const source = resolveGeodataFolder();
    for (const name of ["datapackage.json", "kogl", "odbl", "facts", "cc-by", "public-domain"]) {
      cpSync(join(source, name), join(folder, name), { recursive: true });
    }
    vi.stubEnv("BUNSAN_GEODATA", folder);
    vi.resetModules();
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
    rmSync(folder, { recursive: true });
  });

  function edit(path: string, from: string | RegExp, to: string): void {
    const text = readFileSync(join(folder, path), "utf8");
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    writeFileSync(join(folder, path), edited);
  }

  test("an unknown turned into 0 is found", async () => {
    edit("facts/provinces.csv", /^(30,.*),,(3\.3,)/m, "$1,0,$2");
    const { checkFigures: check } = await import("./check-figures");
    expect(await check()).toEqual(["outlook2027Mw is known for 11 12 26 27 28 30 44 47 50"]);
  });

  test("a station in a municipality that does not exist is found", async () => {
    edit("odbl/stations.csv", ",26320,", ",26999,");
    const { checkJoins: check } = await import("./check-joins");
    expect(await check()).toContain("municipality of a place: 26999 is unknown");
  });

  test("a place in another municipality or province, or at sea, is found", async () => {
    edit("facts/datacentres.csv", ",12840,12,126.83,35.25,", ",12300,12,126.83,35.25,");
    edit("facts/datacentres.csv", ",,41,126.79,37.31,", ",,28,126.79,37.31,");
    edit("facts/datacentres.csv", ",52130,52,126.612,35.908,", ",52130,52,126.58,35.9,");
    edit("odbl/stations.csv", ",12190,0.1,", ",12190,0,");
    const { checkPlaces: check } = await import("./check-places");
    expect(await check()).toEqual([
      expect.stringContaining("it lies 0.10 km outside of 12190"),
      "Jangseong Pine data centre: it lies in 12840, not in 12300",
      "Saemangeum SK data centre: it lies in no municipality",
      "Ansan data centre (Keppel): it lies in 41273, outside of province 28",
    ]);
  });

  test("a project at a bus that does not exist and a date that nobody stated are found", async () => {
    edit("odbl/grid-project-effects.json", '"fromBus":82', '"fromBus":982');
    edit("facts/grid-projects.csv", /^(saeul-4,.*,1400,),,,/m, "$1,2027,2028,");
    const { checkGridProjects: check } = await import("./check-grid-projects");
    expect(await check()).toEqual([
      "a project stands at bus 982",
      "no date is stated for sinjangseong-sinjeongeup",
      "saeul-4: its year is not that of its date",
    ]);
  });

  test("a municipality with the boundary of another is found", async () => {
    edit("kogl/boundaries.topo.json", '"id":"11110"', '"id":"11111"');
    edit("kogl/boundaries.topo.json", '"id":"11140"', '"id":"11110"');
    edit("kogl/boundaries.topo.json", '"id":"11111"', '"id":"11140"');
    const { checkAreas: check } = await import("./check-areas");
    expect(await check()).toContain("municipalities 11140: its label point lies outside");
  });

  test("a licence without an identifier of its own and an address that is no URI are found", async () => {
    edit("datapackage.json", '"name": "ODbL-1.0"', '"name": "KOGL-1"');
    edit("datapackage.json", "https://www.korea.kr", "https://www.korea.kr/법령");
    edit("facts/grid-projects.csv", "https://", "https://대한민국.kr/");
    const { checkPackage: check } = await import("./check-package");
    const problems = await check();
    expect(problems).toContain("KOGL-1 is no licence of the Open Definition");
    expect(problems).toContain("https://www.korea.kr/법령 is no URI");
    expect(problems.join()).toMatch(/grid-projects: https:\/\/대한민국\.kr\S* is no URI/);
  });

  test("a description in the words of an older standard is refused", async () => {
    edit("datapackage.json", '"type": "table"', '"profile": "tabular-data-resource"');
    const { checkPackage: check } = await import("./check-package");
    expect((await check()).join()).toContain("its type does not fit its format");
  });

  test("a file that nobody described and a size that changed are found", async () => {
    writeFileSync(join(folder, "facts", "extra.csv"), "a\n1\n");
    edit("facts/cable-landings.csv", "Geoje", "Geoje-si");
    const { checkPackage: check } = await import("./check-package");
    expect(await check()).toEqual([
      "facts/extra.csv is not described",
      "cable-landings: its size is not as described",
    ]);
  });
});
