import { createArea } from "@/lib/geo/area";
import type { SitingData } from "@/lib/schema/geodata";
import { type Scenario, type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import type { CriterionRanges } from "./criteria/criterion-costs";

const name = (text: string) => ({ ko: text, en: text });

/** Station i of a tiny country: at bus `bus`, in the province of that bus. */
export interface TinyStation {
  readonly bus: number | null;
  readonly province: string;
  readonly kv: number;
  readonly lon: number;
  readonly lat: number;
}

export interface TinyCountry {
  readonly stations: readonly TinyStation[];
  /** Headroom of bus 1, 2, …, MW; N-0 is twice as large. */
  readonly headroomMw: readonly number[];
  /** Mean solar output of bus 1, 2, …, MW. */
  readonly renewableMw: readonly number[];
  /** Able, unable and outlook of provinces 11 (capital), 43 and 50, MW. */
  readonly review: ReadonlyArray<readonly [number | null, number | null, number | null]>;
}

/** Buses stand 0.3° (about 27 km) apart on a line east from 127° E, 36.5° N. */
const busLon = (position: number) => 127 + 0.3 * position;

/** A municipality of half a degree around its longitude, from 35° N to 38° N. */
function makeColumn(code: string, lon: number): SitingData["areas"][number] {
  const [west, east, south, north] = [lon - 0.25, lon + 0.25, 35, 38];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return createArea(code, { type: "Polygon", coordinates: [ring] });
}

/** Data of a country with three provinces (11 is the capital) and as many buses as headrooms. */
export function makeTinyData({
  stations,
  headroomMw,
  renewableMw,
  review,
}: TinyCountry): SitingData {
  const provinces = ["11", "43", "50"].map((code, i) => ({
    code,
    name: name(code),
    capital: code === "11",
    residents: [6000, 3000, 1000][i] ?? 0,
    areaKm2: 100,
    grdpTrnKrw: null,
    reviewAbleMw: review[i]?.[0] ?? null,
    reviewUnableMw: review[i]?.[1] ?? null,
    outlook2027Mw: review[i]?.[2] ?? null,
    selfSufficiencyPct: null,
    selfSufficiencyPeriod: null,
  }));
  const municipalities = provinces.map(({ code, residents }, i) => ({
    code: `${code}110`,
    name: name(`${code}110`),
    province: code,
    city: null,
    residents,
    areaKm2: 100,
    lon: 127 + 0.5 * i,
    lat: 36.6,
    seismicZone: 1 as const,
  }));
  const buses = headroomMw.map((headroom, i) => ({
    bus: i + 1,
    name: name(`bus ${i + 1}`),
    lon: busLon(i),
    lat: 36.5,
    province: i === 0 ? "11" : "43",
    baseKv: 154,
    headroomN0Mw: 2 * headroom,
    headroomN1Mw: headroom,
    solarMw: 5 * (renewableMw[i] ?? 0),
    windMw: 0,
    solarCf: 0.2,
    windCf: 0.3,
  }));
  return {
    version: "tiny",
    provinces,
    municipalities,
    buses,
    stations: stations.map((station, i) => ({
      ...station,
      id: `s${i}`,
      name: name(`s${i}`),
      municipality: `${station.province}110`,
      busKm: station.bus === null ? null : 0,
      outsideKm: 0,
    })),
    areas: municipalities.map(({ code, lon }) => makeColumn(code, lon)),
  };
}

/** Ranges that make every criterion count; chosen, not computed, so that sums can be redone by hand. */
export const tinyRanges: CriterionRanges = new Map([
  ["grid", { ideal: 0, nadir: 500 }],
  ["decentralisation", { ideal: 0, nadir: 400 }],
  ["renewables", { ideal: 0, nadir: 500 }],
  ["access", { ideal: 0, nadir: 60 }],
]);

/** Numbers in [0, 1), the same for the same seed (linear congruential, 32 bit). */
export function makeDraw(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  for (let i = 0; i < 8; i += 1) next();
  return next;
}

/** A random country of up to six stations and a random scenario in modules of 50 MW. */
export function makeRandomCase(seed: number): { data: SitingData; scenario: Scenario } {
  const draw = makeDraw(seed);
  const pick = <T>(...choices: readonly [T, ...T[]]): T =>
    choices[Math.floor(draw() * choices.length)] ?? choices[0];
  const chance = (p: number) => draw() < p;
  const busCount = pick(2, 3);
  const stations = Array.from({ length: pick(3, 4, 5, 6) }, (): TinyStation => {
    const bus = chance(0.1) ? null : 1 + Math.floor(draw() * busCount);
    const lon = 127 + Math.round(draw() * 8) / 10;
    return {
      bus,
      province: bus === null ? "50" : bus === 1 || chance(0.1) ? "11" : "43",
      kv: pick(154, 345),
      lon,
      lat: 36.5,
    };
  });
  const data = makeTinyData({
    stations,
    headroomMw: Array.from({ length: busCount }, () => pick(70, 120, 250, 400)),
    renewableMw: Array.from({ length: busCount }, () => pick(0, 20, 60, 120)),
    review: [
      [pick(100, 300, 600), pick(0, 100, 900), null],
      [pick(150, 400), 50, pick(null, 100, 350)],
      [null, null, pick(null, 50)],
    ],
  });
  const input: ScenarioInput = {
    targetMw: pick(100, 200, 250, 330, 400),
    weights: {
      grid: pick(0, 0.3, 1),
      decentralisation: pick(0, 0.5),
      renewables: 0.2,
      access: draw(),
    },
    site: {
      minMw: pick(50, 60, 100),
      maxMw: pick(100, 150, 500),
      moduleMw: 50,
      maxCount: pick(1, 2, 3, 40),
      minCount: chance(0.2) ? 2 : 0,
    },
    limits: {
      bus: pick("n1", "n0", "none"),
      province: pick("smallest", "review", "outlook", "none"),
      capitalInterfaceMw: pick(null, 100, 300),
    },
    renewables: { radiusKm: pick(20, 40, 60), loadFactor: pick(1, 0.8) },
    capitalShareCap: pick(1, 1, 0.5, 0.3),
    provinceBounds: chance(0.4) ? { "43": { minMw: pick(0, 100), maxMw: pick(null, 200) } } : {},
    lockedOut: chance(0.2) ? ["s0"] : [],
    lockedIn: chance(0.3) ? [{ id: "s1", minMw: pick(null, 100), maxMw: pick(null, 150) }] : [],
    ownSites: chance(0.3) ? [{ id: "xown", name: "own", lon: 127.45, lat: 36.6 }] : [],
  };
  const scenario = scenarioSchema.parse(input);
  if (scenario.site.minCount > scenario.site.maxCount) return makeRandomCase(seed + 1000);
  return {
    data,
    scenario: chance(0.25) ? requireMatching(scenario, pick(0.2, 0.5)) : scenario,
  };
}

/** Asks for a matched share and nothing more of renewables, so that only its feasibility counts. */
function requireMatching(scenario: Scenario, minMatchedShare: number): Scenario {
  return {
    ...scenario,
    weights: { ...scenario.weights, renewables: 0, access: 0.5 },
    renewables: { ...scenario.renewables, minMatchedShare },
  };
}
