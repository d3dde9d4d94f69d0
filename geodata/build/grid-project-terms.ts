/** Words in both languages. */
export type Words = { ko: string; en: string };

/** Where an announced project enters the network model: our assumption, named in `assumption`. */
export type Mapping =
  | { how: "hvdc"; fromBus: number; toBus: number; assumption: Words }
  | { how: "line"; fromBus: number; toBus: number; assumption: Words }
  | { how: "units"; bus: number; likeUnit: string; fuel: "nuclear" | "lng"; assumption: Words }
  | { how: "closure"; unit: string; assumption: Words };

/** A project as announced; every figure is in the statement it cites, or null. */
export type AnnouncedProject = {
  id: string;
  name: Words;
  from: Words | null;
  to: Words;
  capacityMw: number | null;
  lengthKm: number | null;
  announced: string | null;
  status: "construction" | "planned" | "blocked";
  stated: string | null;
  source: string;
  sourceUrl: string;
  confidence: "high" | "medium" | "unverified";
  note?: Words;
  mapping: Mapping;
};
