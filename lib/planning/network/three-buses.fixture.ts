import { type GridData, gridDataSchema } from "@/lib/schema/grid-data";
import { type Scenario, type ScenarioInput, scenarioSchema } from "@/lib/schema/scenario";
import { makeTinyData } from "@/lib/siting/tiny-country.fixture";

/** A branch between buses 1, 2 and 3. */
export interface TinyBranch {
  readonly from: number;
  readonly to: number;
  readonly ratingMw: number;
  readonly circuits?: number;
}

const name = (text: string) => ({ ko: text, en: text });
const noHeadroom = {
  ...{ n0Peak: 0, n0Margin: 0, n0Evening: 0, n0Winter: 0, n0Spring: 0, n0Min: 0 },
  ...{ n1At110: 0, n1At120: 0 },
};

/**
 * A network of three buses, the first of them in the capital, in one hour without other demand:
 * 1,000 MW can be generated at `plantBus`, and every branch has the same reactance.
 */
export function makeThreeBuses(plantBus: number, branches: readonly TinyBranch[]): GridData {
  return gridDataSchema.parse({
    baseMva: 100,
    buses: [1, 2, 3].map((bus) => ({
      bus,
      name: name(`bus ${bus}`),
      ...{ lon: 127 + 0.3 * bus, lat: 36.5, province: bus === 1 ? "11" : "43", baseKv: 154 },
      ...{ demandShare: bus === 1 ? 1 : 0, solarMw: 0, windMw: 0, hydroPshMw: 0 },
      publishedHeadroomMw: noHeadroom,
    })),
    branches: branches.map(({ from, to, ratingMw, circuits = 1 }, position) => ({
      branch: position + 1,
      fromBus: from,
      toBus: to,
      ...{ reactancePu: 0.1, resistancePu: 0, ratingMw, circuits },
      ...{ circuitRatingMw: ratingMw / circuits, kv: 154, build: "overhead" },
      ...{ straightKm: 10, capitalTie: false },
    })),
    generators: [
      {
        ...{ unit: "g1", bus: plantBus, nameKo: "g1", fuel: "lng" },
        ...{ pminMw: 0, pmaxMw: 1000, costA: 0, costB: 1, costC: 0 },
      },
    ],
    hydroUnits: [],
    hvdcLinks: [],
    stressHours: [
      {
        ...{ id: "summer-peak", name: name("peak"), day: 237, hour: 15, date: "2025-08-25" },
        ...{ demandMw: 0, solarMw: 0, windMw: 0, hydroPshMw: 0, unitsOut: [] },
        ...{ solarCf: [0, 0, 0], windCf: [0, 0, 0] },
      },
    ],
  });
}

/** One station at each bus and one without; bus 3 is nearest to people, then 1, then 2. */
export const threeStations = makeTinyData({
  stations: [
    { bus: 1, province: "11", kv: 345, lon: 127.5, lat: 36.6 },
    { bus: 2, province: "43", kv: 345, lon: 127.9, lat: 36.6 },
    { bus: 3, province: "43", kv: 345, lon: 127.2, lat: 36.6 },
    { bus: null, province: "50", kv: 345, lon: 128.5, lat: 36.6 },
  ],
  headroomMw: [0, 0, 0],
  renewableMw: [0, 0, 0],
  review: [
    [null, null, null],
    [null, null, null],
    [null, null, null],
  ],
});

/** The same places, so that every criterion has a choice between bus 2 and bus 3. */
export const variedStations = makeTinyData({
  stations: [
    { bus: 1, province: "11", kv: 345, lon: 127.5, lat: 36.6 },
    { bus: 2, province: "50", kv: 345, lon: 127.9, lat: 36.6 },
    { bus: 3, province: "43", kv: 345, lon: 127.2, lat: 36.6 },
    { bus: null, province: "50", kv: 345, lon: 128.5, lat: 36.6 },
  ],
  headroomMw: [0, 0, 0],
  renewableMw: [0, 20, 60],
  review: [
    [100, 300, null],
    [100, 50, null],
    [300, 600, null],
  ],
});

/** Nothing counts but the distance to people, and no limit but the network. */
export function askThreeBuses(
  targetMw: number,
  grid: NonNullable<ScenarioInput["grid"]>,
  more: ScenarioInput = {},
): Scenario {
  return scenarioSchema.parse({
    targetMw,
    weights: { grid: 0, decentralisation: 0, renewables: 0, access: 1 },
    site: { minMw: 10 },
    limits: { bus: "none", province: "none", capitalInterfaceMw: null },
    lockedOut: ["s0", "s3"],
    ...more,
    grid: { hours: ["summer-peak"], ...grid },
  });
}
