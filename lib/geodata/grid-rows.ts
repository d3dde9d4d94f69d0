import { z } from "zod";
import { booleanCell, intCell, numberCell, optionalCell, textCell } from "./cells";

/** A row of `grid-branches.csv`. */
export const branchRowSchema = z.object({
  branch: intCell,
  fromBus: intCell,
  toBus: intCell,
  reactancePu: numberCell,
  resistancePu: numberCell,
  ratingMw: numberCell,
  circuits: intCell,
  circuitRatingMw: numberCell,
  kv: intCell,
  build: z.enum(["overhead", "cable"]),
  straightKm: numberCell,
  capitalTie: booleanCell,
});

/** A row of `grid-generators.csv`. */
export const generatorRowSchema = z.object({
  unit: textCell,
  bus: intCell,
  nameKo: textCell,
  fuel: z.enum(["lng", "coal", "nuclear"]),
  pminMw: numberCell,
  pmaxMw: numberCell,
  costA: numberCell,
  costB: numberCell,
  costC: numberCell,
});

/** A row of `grid-hydro-units.csv`. */
export const hydroUnitRowSchema = z.object({
  unit: textCell,
  kind: z.enum(["hydro", "psh"]),
  bus: intCell,
  nameKo: textCell,
  pmaxMw: numberCell,
  pumpMw: optionalCell(numberCell),
});

/** A row of `grid-hvdc-links.csv`. */
export const hvdcLinkRowSchema = z.object({
  link: intCell,
  fromBus: intCell,
  toBus: intCell,
  pminMw: numberCell,
  pmaxMw: numberCell,
});

/** A row of `grid-outages.csv`. */
export const outageRowSchema = z.object({
  unit: textCell,
  startDay: intCell,
  startHour: intCell,
  endDay: intCell,
  endHour: intCell,
});

/** A row of `grid-stress-hours.csv`. */
export const stressHourRowSchema = z.object({
  id: z.enum(["summer-peak", "tightest-margin", "evening-residual", "winter-peak", "spring-noon"]),
  nameKo: textCell,
  nameEn: textCell,
  day: intCell,
  hour: intCell,
  date: textCell,
  demandMw: numberCell,
  solarMw: numberCell,
  windMw: numberCell,
  hydroPshMw: numberCell,
});

/** A row of `grid-stress-hour-buses.csv`. */
export const stressHourBusRowSchema = z.object({
  stressHour: textCell,
  bus: intCell,
  solarCf: numberCell,
  windCf: numberCell,
});

/** A row of `renewable-profiles.csv`. */
export const renewableProfileRowSchema = z.object({
  bus: intCell,
  season: z.enum(["winter", "spring", "summer", "autumn"]),
  block: intCell,
  hours: intCell,
  solarCf: numberCell,
  windCf: numberCell,
});

export type OutageRow = z.infer<typeof outageRowSchema>;
export type StressHourRow = z.infer<typeof stressHourRowSchema>;
export type StressHourBusRow = z.infer<typeof stressHourBusRowSchema>;
