import { z } from "zod";
import { remember } from "@/lib/async/remember";
import { stressHourIdSchema } from "@/lib/schema/grid-data";
import { numberCell, optionalCell } from "./cells";
import { readTable } from "./read-table";

const rowSchema = z.object({
  hour: stressHourIdSchema,
  group: z.enum(["country", "capital", "elsewhere"]),
  n0Mw: optionalCell(numberCell),
});

/** Computed joint headroom of a group of buses in an hour, MW; null = the hour has no operation. */
export type JointHeadroomRow = z.infer<typeof rowSchema>;

/** Joint headroom without outages of all buses, those of the capital region and the others. */
export const loadJointHeadroom: () => Promise<JointHeadroomRow[]> = remember(() =>
  readTable("odbl/grid-joint-headroom.csv", rowSchema),
);
