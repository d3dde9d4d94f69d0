import type { StressHour } from "@/lib/schema/grid-data";

/** A stress hour as the panels name it, and what the model says new load could take in it at once. */
export type HourFact = Pick<StressHour, "id" | "date" | "hour"> & {
  /** Most new load at all buses of a region together, without outages; null = no operation. */
  readonly jointHeadroomMw: Readonly<Record<"capital" | "elsewhere", number | null>>;
};
