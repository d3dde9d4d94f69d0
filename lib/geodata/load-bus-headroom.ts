import { z } from "zod";
import { remember } from "@/lib/async/remember";
import { intCell, numberCell, optionalCell } from "./cells";
import { readTable } from "./read-table";

const maybe = optionalCell(numberCell);

const rowSchema = z.object({
  bus: intCell,
  n0SummerPeakMw: numberCell,
  n0TightestMarginMw: numberCell,
  n0EveningResidualMw: numberCell,
  n0WinterPeakMw: numberCell,
  n0SpringNoonMw: numberCell,
  n1SummerPeakMw: maybe,
  n1TightestMarginMw: maybe,
  n1EveningResidualMw: maybe,
  n1WinterPeakMw: maybe,
  n1SpringNoonMw: maybe,
});

/** Computed single-bus headroom of a bus, MW, by stress hour; null = the hour has no operation. */
export type BusHeadroomRow = z.infer<typeof rowSchema>;

/** The 193 buses' headroom without outages (n0…) and after any one (n1…, 1.2 × rating). */
export const loadBusHeadroom: () => Promise<BusHeadroomRow[]> = remember(() =>
  readTable("odbl/grid-bus-headroom.csv", rowSchema),
);
