import { z } from "zod";
import { remember } from "@/lib/async/remember";
import { numberCell, optionalCell, textCell } from "./cells";
import { readTable } from "./read-table";

const datacentreRowSchema = z.object({
  id: textCell,
  nameKo: textCell,
  nameEn: textCell,
  operator: optionalCell(textCell),
  municipality: optionalCell(textCell),
  province: optionalCell(textCell),
  lon: optionalCell(numberCell),
  lat: optionalCell(numberCell),
  mw: optionalCell(numberCell),
  mwMin: optionalCell(numberCell),
  mwKind: optionalCell(
    z.enum(["IT", "power capacity", "supply", "planned", "up to", "initial", "unstated"]),
  ),
  mwTold: optionalCell(textCell),
  status: z.enum([
    "operating",
    "operating/expanding",
    "listed",
    "construction",
    "planned",
    "announced",
    "MOU",
    "stalled",
    "concept",
  ]),
  online: optionalCell(textCell),
  year: optionalCell(numberCell),
  regions: optionalCell(textCell),
  partOf: optionalCell(textCell),
  mayBeIn: optionalCell(textCell),
  source: textCell,
  confidence: textCell,
});

/** A data centre in operation or a project; places are approximate, null = unknown. */
export type Datacentre = z.infer<typeof datacentreRowSchema>;

/** Data centres operating and announced. */
export const loadDatacentres: () => Promise<Datacentre[]> = remember(() =>
  readTable("facts/datacentres.csv", datacentreRowSchema),
);

const cableLandingRowSchema = z.object({
  nameKo: textCell,
  nameEn: textCell,
  municipality: textCell,
  province: textCell,
  lon: numberCell,
  lat: numberCell,
});

export type CableLanding = z.infer<typeof cableLandingRowSchema>;

/** Towns where submarine cables land. */
export const loadCableLandings: () => Promise<CableLanding[]> = remember(() =>
  readTable("facts/cable-landings.csv", cableLandingRowSchema),
);
