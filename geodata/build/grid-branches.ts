import { readCell, readNumber, type SourceFolder } from "./read-source";
import type { Cell, TableResource } from "./resource";

/** The 385 branches, numbered as in the case. */
export function buildBranches(source: SourceFolder): Record<string, Cell>[] {
  return source.readRows("grid/kpg193_v2/compact/branches.csv").map((row) => {
    const [kv = "", build = ""] = readCell(row, "line_class").split("kV ");
    return {
      branch: readNumber(row, "branch_id"),
      fromBus: readNumber(row, "from_bus"),
      toBus: readNumber(row, "to_bus"),
      reactancePu: readNumber(row, "x_pu_100mva"),
      resistancePu: readNumber(row, "r_pu"),
      ratingMw: readNumber(row, "rate_mva"),
      circuits: readNumber(row, "circuits"),
      circuitRatingMw: readNumber(row, "mva_per_circuit"),
      kv: Number(kv),
      build,
      straightKm: readNumber(row, "straight_km"),
      capitalTie: readCell(row, "capital_tie") === "1",
    };
  });
}

export function describeBranches(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "grid-branches",
    path: "odbl/grid-branches.csv",
    title: "KPG-193 선로 · Branches of the network model",
    description: "385 AC branches: reactance and resistance per unit on 100 MVA, rating, circuits.",
    licence: "ODbL-1.0",
    sources: ["kpg193"],
    vintage: "2025",
    caveats: [
      "Circuits, voltage and kind of line are inferred from the rating: 452 MVA per 154 kV circuit, 354 per 154 kV cable, 1,086 per 345 kV, 953 per 345 kV cable, 7,290 per 765 kV.",
      "The model has no transformers and no taps. Ratings in MVA are read as MW, as in DC power flow.",
      "A branch is not a line of the map: do not pair them one to one.",
    ],
    primaryKey: ["branch"],
    fields: [
      { name: "branch", type: "integer", description: "Branch number, 1–385" },
      { name: "fromBus", type: "integer", description: "Bus at which positive flow enters" },
      { name: "toBus", type: "integer", description: "Bus at which positive flow leaves" },
      {
        name: "reactancePu",
        type: "number",
        unit: "p.u. on 100 MVA",
        description: "Series reactance of all circuits together",
      },
      {
        name: "resistancePu",
        type: "number",
        unit: "p.u. on 100 MVA",
        description: "Series resistance of all circuits together",
      },
      {
        name: "ratingMw",
        type: "number",
        unit: "MW",
        description: "Thermal rating of all circuits together",
      },
      {
        name: "circuits",
        type: "integer",
        description: "Number of circuits, inferred from the rating",
      },
      {
        name: "circuitRatingMw",
        type: "number",
        unit: "MW",
        description: "Rating of one circuit, inferred",
      },
      {
        name: "kv",
        type: "integer",
        unit: "kV",
        description: "Voltage class, inferred from the rating",
      },
      { name: "build", type: "string", description: "overhead or cable, inferred from the rating" },
      {
        name: "straightKm",
        type: "number",
        unit: "km",
        description: "Straight distance between its buses",
      },
      {
        name: "capitalTie",
        type: "boolean",
        description: "Joins the capital region with the rest",
      },
    ],
    rows,
  };
}
