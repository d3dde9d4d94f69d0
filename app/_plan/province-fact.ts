import type { Province } from "@/lib/schema/geodata";

/** What the panels say about a province; published figures are null where unknown. */
export type ProvinceFact = Pick<
  Province,
  "code" | "name" | "capital" | "reviewAbleMw" | "reviewUnableMw"
>;
