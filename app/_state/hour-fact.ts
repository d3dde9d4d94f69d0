import type { StressHour } from "@/lib/schema/grid-data";

/** A stress hour as the panels name it. */
export type HourFact = Pick<StressHour, "id" | "date" | "hour">;
