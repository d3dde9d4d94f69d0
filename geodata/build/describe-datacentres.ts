import type { Cell, Field, TableResource } from "./resource";

const fields: readonly Field[] = [
  { name: "id", type: "string", description: "Id of this list" },
  { name: "nameKo", type: "string", description: "Korean name" },
  { name: "nameEn", type: "string", description: "English name" },
  {
    name: "operator",
    type: "string",
    nullable: true,
    description: "Operator; empty = not recorded",
  },
  {
    name: "municipality",
    type: "string",
    nullable: true,
    description: "Code of the si/gun/gu; empty where only a city or region is known",
  },
  {
    name: "province",
    type: "string",
    nullable: true,
    description: "Code of the si/do; empty = region only",
  },
  {
    name: "lon",
    type: "number",
    unit: "°",
    nullable: true,
    description: "Approximate longitude; empty = unknown",
  },
  { name: "lat", type: "number", unit: "°", nullable: true, description: "Approximate latitude" },
  {
    name: "mw",
    type: "number",
    unit: "MW",
    nullable: true,
    description: "Power named, upper figure; empty = unknown",
  },
  {
    name: "mwMin",
    type: "number",
    unit: "MW",
    nullable: true,
    description: "Lower figure where two are told",
  },
  {
    name: "mwKind",
    type: "string",
    nullable: true,
    description:
      "What the figure means: IT, supply, power capacity, planned, up to, initial, unstated",
  },
  {
    name: "mwTold",
    type: "string",
    nullable: true,
    description: "What the source says of the figure, in its words",
  },
  {
    name: "status",
    type: "string",
    description:
      "operating, operating/expanding, listed (in operation is implied only), construction, planned, announced, MOU, stalled or concept",
  },
  { name: "online", type: "string", nullable: true, description: "When it is to open, as told" },
  {
    name: "year",
    type: "integer",
    nullable: true,
    description:
      "Year by which all of it is told to run: the last in `online`; empty = not told, or of a first part only",
  },
  {
    name: "regions",
    type: "string",
    nullable: true,
    description: "Codes of the si/do of a region named without a place, parted by |",
  },
  {
    name: "partOf",
    type: "string",
    nullable: true,
    description: "Project that this is a phase of: do not add both",
  },
  {
    name: "mayBeIn",
    type: "string",
    nullable: true,
    description: "Project at the same place whose figure may hold this one; no source says",
  },
  { name: "source", type: "string", description: "Where the row was reported" },
  { name: "confidence", type: "string", description: "How good the report is" },
];

/** The table of centres, with what each column means. */
export function describeDatacentres(rows: Record<string, Cell>[]): TableResource {
  return {
    kind: "table",
    name: "datacentres",
    path: "facts/datacentres.csv",
    title: "운영·발표 데이터센터 · Data centres operating and announced",
    description: "Named centres and projects of the press; not a census.",
    licence: "facts",
    sources: ["press"],
    vintage: "2024–26",
    caveats: [
      "Coordinates are approximate: a municipality's label point or a place typed by hand, ±10 km.",
      "A typed place outside of what the report names was moved to the first place inside it on the way to its label point: Saemangeum, landfill that the lines of 2018 lack, and Jukjeon.",
      "IT, contracted, planned and up-to MW stand side by side: never add them without their kind.",
      "The 300 MW of Gangjin are 500 MW told for two campuses less the 200 MW told for Jangseong.",
      "No row was checked against an operator; sources speak of about 190 centres and more.",
    ],
    primaryKey: ["id"],
    fields,
    rows,
  };
}
