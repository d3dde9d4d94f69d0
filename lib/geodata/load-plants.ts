import { z } from "zod";
import { remember } from "@/lib/async/remember";
import { intCell, numberCell, optionalCell, textCell } from "./cells";
import { readTable } from "./read-table";

const plantRowSchema = z.object({
  id: textCell,
  name: textCell,
  fuel: textCell,
  mw: numberCell,
  lon: numberCell,
  lat: numberCell,
  commissioned: optionalCell(intCell),
});

/** A power plant of about 2017–19; context only. */
export type Plant = z.infer<typeof plantRowSchema>;

/** The 128 power plants of the Global Power Plant Database. */
export const loadPlants: () => Promise<Plant[]> = remember(() =>
  readTable("cc-by/plants.csv", plantRowSchema),
);
