import { readGeneratorCosts } from "./read-gencost";
import { readCell, readNumber, type SourceFolder } from "./read-source";
import type { Cell, TableResource } from "./resource";

const folder = "grid/kpg193_v2";
const pumped = `${folder}/kpg193_v2_0/network/metadata/psh_metadata`;

/** The 201 thermal generators in the order of the case. */
export function buildGenerators(source: SourceFolder): Record<string, Cell>[] {
  const costs = readGeneratorCosts(source, `${folder}/kpg193_v2_0/network/m/KPG193_ver2_0.m`);
  return source.readRows(`${folder}/compact/generators.csv`).map((row, i) => {
    const cost = costs[i];
    if (!cost) throw new Error(`generator ${i + 1} has no cost`);
    return {
      unit: `g${readNumber(row, "gen_id")}`,
      bus: readNumber(row, "bus_id"),
      nameKo: `${readCell(row, "plant_ko")} ${readCell(row, "unit")}`.trim(),
      fuel: readCell(row, "fuel").toLowerCase(),
      pminMw: readNumber(row, "pmin_mw"),
      pmaxMw: readNumber(row, "pmax_mw"),
      costA: cost.a,
      costB: cost.b,
      costC: cost.c,
    };
  });
}

/** Hydro and pumped-storage units. */
export function buildHydroUnits(source: SourceFolder): Record<string, Cell>[] {
  const read = (file: string, kind: "hydro" | "psh") =>
    source.readRows(`${pumped}/${file}`).map((row) => ({
      unit: `${kind}${readNumber(row, "gen_id")}`,
      kind,
      bus: readNumber(row, "bus_id"),
      nameKo: `${readCell(row, "plant_name_kor")} ${readCell(row, "unit_name")}`,
      pmaxMw: readNumber(row, "pmax_mw"),
      pumpMw: kind === "psh" ? readNumber(row, "pump_pmax_mw") : null,
    }));
  return [
    ...read("hydro_unit_metadata_2025.csv", "hydro"),
    ...read("psh_child_metadata_2025.csv", "psh"),
  ];
}

/** Scheduled outages as intervals of hours. */
export function buildOutages(source: SourceFolder): Record<string, Cell>[] {
  return source.readRows(`${folder}/kpg193_v2_0/mustoff/mustoff.csv`).map((row) => {
    const id = readCell(row, "id");
    return {
      unit: /^\d+$/.test(id) ? `g${id}` : id,
      startDay: readNumber(row, "off_start_day"),
      startHour: readNumber(row, "off_start_time"),
      endDay: readNumber(row, "off_end_day"),
      endHour: readNumber(row, "off_end_time"),
    };
  });
}

/** The two direct-current links. */
export function buildHvdcLinks(source: SourceFolder): Record<string, Cell>[] {
  return source.readRows(`${folder}/compact/hvdc.csv`).map((row, i) => ({
    link: i + 1,
    fromBus: readNumber(row, "from_bus"),
    toBus: readNumber(row, "to_bus"),
    pminMw: readNumber(row, "pmin_mw"),
    pmaxMw: readNumber(row, "pmax_mw"),
  }));
}

const shared = {
  kind: "table",
  licence: "ODbL-1.0",
  sources: ["kpg193"],
  vintage: "2025 (costs 2025-12)",
} as const;

export function describeGenerators(rows: Record<string, Cell>[]): TableResource {
  return {
    ...shared,
    name: "grid-generators",
    path: "odbl/grid-generators.csv",
    title: "KPG-193 발전기 · Thermal generators of the network model",
    description: "201 gas, coal and nuclear units with limits and quadratic costs.",
    caveats: [
      "The status column of the case describes one solved hour and is left out: every unit can run unless it is on outage.",
      "The province of a plant and of its bus can differ (Yeongheung, Wolsong, Saeul).",
    ],
    primaryKey: ["unit"],
    fields: [
      { name: "unit", type: "string", description: "g and the number in the case" },
      { name: "bus", type: "integer", description: "Bus it feeds" },
      { name: "nameKo", type: "string", description: "Plant and unit, Korean" },
      { name: "fuel", type: "string", description: "lng, coal or nuclear" },
      { name: "pminMw", type: "number", unit: "MW", description: "Least output while running" },
      { name: "pmaxMw", type: "number", unit: "MW", description: "Largest output" },
      {
        name: "costA",
        type: "number",
        unit: "1,000 KRW/MW²h",
        description: "Cost a in a·P² + b·P + c",
      },
      { name: "costB", type: "number", unit: "1,000 KRW/MWh", description: "Cost b" },
      { name: "costC", type: "number", unit: "1,000 KRW/h", description: "Cost c" },
    ],
    rows,
  };
}

export function describeHydroUnits(rows: Record<string, Cell>[]): TableResource {
  return {
    ...shared,
    name: "grid-hydro-units",
    path: "odbl/grid-hydro-units.csv",
    title: "수력·양수 · Hydro and pumped-storage units of the network model",
    description: "Single units by bus, the names that the outages use.",
    caveats: [
      "These units sum to 6,282 MW, the model's hydro table by bus to 7,200 MW, and they place some plants at other buses: the two are not the same count.",
    ],
    primaryKey: ["unit"],
    fields: [
      { name: "unit", type: "string", description: "hydro or psh and a number" },
      { name: "kind", type: "string", description: "hydro, or psh = pumped storage" },
      { name: "bus", type: "integer", description: "Bus it feeds" },
      { name: "nameKo", type: "string", description: "Plant and unit, Korean" },
      { name: "pmaxMw", type: "number", unit: "MW", description: "Largest output" },
      {
        name: "pumpMw",
        type: "number",
        unit: "MW",
        nullable: true,
        description: "Largest pumping load; empty for hydro",
      },
    ],
    rows,
  };
}

export function describeOutages(rows: Record<string, Cell>[]): TableResource {
  return {
    ...shared,
    name: "grid-outages",
    path: "odbl/grid-outages.csv",
    title: "정지 계획 · Scheduled outages of the network model",
    description: "Intervals in which a unit is off; first and last hour are both off.",
    caveats: ["Hours count 1–24 and end on the hour; days count from 1 January 2025 = 1."],
    primaryKey: ["unit", "startDay", "startHour"],
    fields: [
      {
        name: "unit",
        type: "string",
        description: "Unit of `grid-generators` or `grid-hydro-units`",
      },
      { name: "startDay", type: "integer", description: "First day, 1–365" },
      { name: "startHour", type: "integer", description: "First hour, 1–24" },
      { name: "endDay", type: "integer", description: "Last day" },
      { name: "endHour", type: "integer", description: "Last hour" },
    ],
    rows,
  };
}

export function describeHvdcLinks(rows: Record<string, Cell>[]): TableResource {
  return {
    ...shared,
    name: "grid-hvdc-links",
    path: "odbl/grid-hvdc-links.csv",
    title: "KPG-193 직류 연계 · Direct-current links of the network model",
    description: "Two links between Dangjin and Pyeongtaek.",
    caveats: ["Stored from bus 51 to bus 53; power towards bus 51 is negative."],
    primaryKey: ["link"],
    fields: [
      { name: "link", type: "integer", description: "Number of the link" },
      { name: "fromBus", type: "integer", description: "Bus that positive power leaves" },
      { name: "toBus", type: "integer", description: "Bus that positive power reaches" },
      {
        name: "pminMw",
        type: "number",
        unit: "MW",
        description: "Least power, negative = reverse",
      },
      { name: "pmaxMw", type: "number", unit: "MW", description: "Largest power" },
    ],
    rows,
  };
}
