import type { HeadroomRule, HourId } from "@/app/_features/grid/grid-view";

/** Property of a bus that holds its computed headroom of an hour, MW; null there = unknown. */
export function headroomField(rule: HeadroomRule, hour: HourId): string {
  const words = hour.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${rule}${words.join("")}Mw`;
}
