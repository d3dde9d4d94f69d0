import { expect } from "vitest";
import type { Station } from "@/lib/schema/geodata";
import { type Scenario, scenarioSchema } from "@/lib/schema/scenario";
import { fileResponseSchema } from "@/lib/schema/site-file";
import { exportGeojson } from "../export-geojson";
import { makeResponse } from "../make-response.fixture";
import { readSiteFile } from "./read-site-file";

/** A feature of a file, as loosely as files come. */
export type Feature = {
  id?: unknown;
  geometry: unknown;
  properties: Record<string, unknown> | null;
};
/** A file as a person may edit it. */
export type File = { features: Feature[]; bunsan?: Record<string, unknown>; crs?: unknown };

const station = (id: string, lon: number, lat: number): Station => ({
  ...{
    id,
    lon,
    lat,
    kv: 154,
    province: "12",
    municipality: "12820",
    bus: 1,
    busKm: 1,
    outsideKm: 0,
  },
  name: { ko: `${id} 변전소`, en: `Station ${id}` },
});
const stations = [
  station("s1", 126.5992, 34.5733),
  station("s2", 127.1, 35.2),
  station("s3", 128.123457, 36.654321),
];
/** An own site of the scenario. */
export const own = { id: "x1", name: "우리 땅", lon: 127.5, lat: 36.25 };
/** The scenario of the export. */
export const scenario = scenarioSchema.parse({ targetMw: 1000, ownSites: [own] });
/** MW at the stations s1 to s3 and at the own site. */
export const loadsMw = [400.04, 250, 200, 149.96];

/** An export of a plan of three stations and an own site, as a client receives it. */
export function makeFile(asked: Scenario = scenario): File {
  const response = makeResponse(0.1);
  const [template] = response.plan.sites;
  if (!template) throw new Error("the fixture has a site");
  const sites = [...stations, { ...own, name: { ko: own.name, en: own.name } }].map((place, i) => {
    const { id, name, lon, lat } = place;
    const binding = i === 0 ? ["bus:1", "province:12"] : [];
    return { ...template, id, name, lon, lat, loadMw: loadsMw[i] ?? 0, binding };
  });
  const totals = { ...response.plan.totals, siteCount: 4, placedMw: 1000 };
  const plan = { ...response.plan, sites, totals };
  return JSON.parse(JSON.stringify(exportGeojson({ ...response, scenario: asked, plan }, [])));
}

/** What is read from a file, as a client receives it. */
export const read = (file: unknown, base?: Scenario) => {
  const { response } = readSiteFile(file, { stations, ...(base ? { scenario: base } : {}) });
  return fileResponseSchema.parse(JSON.parse(JSON.stringify(response)));
};

/** The same file after `edit`. */
export function edited(edit: (file: File) => void): File {
  const file = makeFile();
  edit(file);
  return file;
}

/** The feature at a position. */
export const at = (file: File, position: number): Feature => {
  const feature = file.features[position];
  if (!feature) throw new Error(`no feature ${position}`);
  return feature;
};
/** Sets properties of the feature at a position. */
export const set = (file: File, position: number, values: Record<string, unknown>) =>
  Object.assign(at(file, position).properties ?? {}, values);
/** A Point geometry. */
export const point = (lon: number, lat: number) => ({ type: "Point", coordinates: [lon, lat] });
/** Ids and fixed sizes of the sites that a file holds. */
export const locksOf = (file: unknown, base?: Scenario) =>
  (read(file, base).asLocks?.scenario.lockedIn ?? []).map(({ id, minMw, maxMw }) => {
    expect(minMw).toBe(maxMw);
    return [id, minMw];
  });
