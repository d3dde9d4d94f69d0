import { z } from "zod";

const bilingualSchema = z.strictObject({ ko: z.string(), en: z.string() });

/** A bus of the network model with the capacity that stands there. */
export const gridBusSchema = z.strictObject({
  bus: z.int(),
  name: bilingualSchema,
  lon: z.number(),
  lat: z.number(),
  province: z.string(),
  baseKv: z.number(),
  demandShare: z.number().describe("Share of the system's demand in every hour; sums to 1"),
  solarMw: z.number(),
  windMw: z.number(),
  hydroPshMw: z.number().describe("Hydro and pumped storage, the model's table by bus"),
  publishedHeadroomMw: z
    .strictObject({
      n0Peak: z.number(),
      n0Margin: z.number(),
      n0Evening: z.number(),
      n0Winter: z.number(),
      n0Spring: z.number(),
      n0Min: z.number(),
      n1At110: z.number(),
      n1At120: z.number(),
    })
    .describe("Single-bus headroom that came with the model, MW"),
});

/** An AC branch; positive flow runs from `fromBus` to `toBus`. */
export const gridBranchSchema = z.strictObject({
  branch: z.int(),
  fromBus: z.int(),
  toBus: z.int(),
  reactancePu: z.number().positive().describe("All circuits together, on 100 MVA"),
  resistancePu: z.number(),
  ratingMw: z.number().positive(),
  circuits: z.int().positive().describe("Inferred from the rating"),
  circuitRatingMw: z.number().positive(),
  kv: z.int(),
  build: z.enum(["overhead", "cable"]),
  straightKm: z.number(),
  capitalTie: z.boolean(),
});

/** A thermal unit; cost a·P² + b·P + c in thousand won an hour, P in MW. */
export const gridGeneratorSchema = z.strictObject({
  unit: z.string(),
  bus: z.int(),
  nameKo: z.string(),
  fuel: z.enum(["lng", "coal", "nuclear"]),
  pminMw: z.number(),
  pmaxMw: z.number(),
  costA: z.number(),
  costB: z.number(),
  costC: z.number(),
});

export const hydroUnitSchema = z.strictObject({
  unit: z.string(),
  kind: z.enum(["hydro", "psh"]),
  bus: z.int(),
  nameKo: z.string(),
  pmaxMw: z.number(),
  pumpMw: z.number().nullable(),
});

export const hvdcLinkSchema = z.strictObject({
  link: z.int(),
  fromBus: z.int(),
  toBus: z.int(),
  pminMw: z.number(),
  pmaxMw: z.number(),
});

export const stressHourIdSchema = z.enum([
  "summer-peak",
  "tightest-margin",
  "evening-residual",
  "winter-peak",
  "spring-noon",
]);

/** An hour in which plans are tested. */
export const stressHourSchema = z.strictObject({
  id: stressHourIdSchema,
  name: bilingualSchema,
  day: z.int(),
  hour: z.int().describe("Hour ending, 1–24"),
  date: z.string(),
  demandMw: z.number(),
  solarMw: z.number(),
  windMw: z.number(),
  hydroPshMw: z.number(),
  solarCf: z.array(z.number()).describe("[bus], in the order of the buses, cut at 1"),
  windCf: z.array(z.number()).describe("[bus]"),
  unitsOut: z.array(z.string()).describe("Units on scheduled outage in this hour"),
});

export const gridDataSchema = z.strictObject({
  baseMva: z.literal(100),
  buses: z.array(gridBusSchema),
  branches: z.array(gridBranchSchema),
  generators: z.array(gridGeneratorSchema),
  hydroUnits: z.array(hydroUnitSchema),
  hvdcLinks: z.array(hvdcLinkSchema),
  stressHours: z.array(stressHourSchema),
});

/** Mean renewable yield of one bus in one block of the year. */
export const renewableProfileSchema = z.strictObject({
  bus: z.int(),
  season: z.enum(["winter", "spring", "summer", "autumn"]),
  block: z.int().min(1).max(8),
  hours: z.int().positive(),
  solarCf: z.number(),
  windCf: z.number(),
});

export type GridBus = z.infer<typeof gridBusSchema>;
export type GridBranch = z.infer<typeof gridBranchSchema>;
export type GridGenerator = z.infer<typeof gridGeneratorSchema>;
export type HydroUnit = z.infer<typeof hydroUnitSchema>;
export type HvdcLink = z.infer<typeof hvdcLinkSchema>;
export type StressHour = z.infer<typeof stressHourSchema>;
export type GridData = z.infer<typeof gridDataSchema>;
export type RenewableProfile = z.infer<typeof renewableProfileSchema>;
