/** What a figure in MW means: different kinds must not be added up or compared as one. */
export type MwKind =
  | "IT"
  | "power capacity"
  | "supply"
  | "planned"
  | "up to"
  | "initial"
  | "unstated";

export type DatacentreStatus =
  | "operating"
  | "operating/expanding"
  | "listed"
  | "construction"
  | "planned"
  | "announced"
  | "MOU"
  | "stalled"
  | "concept";
