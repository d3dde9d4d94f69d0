import { z } from "zod";
import { renewableProfileSchema } from "./grid-data";

/** The figures that a plan is made from: parsed once from `geodata/`, never changed after. */

const nameSchema = z.strictObject({ ko: z.string(), en: z.string() });

export const provinceSchema = z.strictObject({
  code: z.string(),
  name: nameSchema,
  capital: z.boolean(),
  residents: z.int(),
  areaKm2: z.number(),
  /** Nominal 2024, provisional; trillion won. */
  grdpTrnKrw: z.number().nullable(),
  /** KEPCO first-stage review, cumulative to 2026-03-27, MW. */
  reviewAbleMw: z.number().nullable(),
  reviewUnableMw: z.number().nullable(),
  /** KEPCO supply-headroom outlook for 2027, MW. */
  outlook2027Mw: z.number().nullable(),
  /** Generation ÷ sales, per cent, with its period. */
  selfSufficiencyPct: z.number().nullable(),
  selfSufficiencyPeriod: z.string().nullable(),
});

export const municipalitySchema = z.strictObject({
  code: z.string(),
  name: nameSchema,
  province: z.string(),
  /** Parent city of a general gu, else null. */
  city: z.string().nullable(),
  residents: z.int(),
  areaKm2: z.number(),
  lon: z.number(),
  lat: z.number(),
  seismicZone: z.union([z.literal(1), z.literal(2)]),
});

export const busSchema = z.strictObject({
  bus: z.int(),
  name: nameSchema,
  lon: z.number(),
  lat: z.number(),
  province: z.string(),
  baseKv: z.number(),
  headroomN0Mw: z.number(),
  headroomN1Mw: z.number().describe("At 1.1 × rating, peak hour"),
  solarMw: z.number(),
  windMw: z.number(),
  /** Annual mean output ÷ capacity, 2025. */
  solarCf: z.number(),
  windCf: z.number(),
});

export const stationSchema = z.strictObject({
  /** `s<number>`. */
  id: z.string(),
  /** Stations carry no names: "<municipality> 154 kV #2". */
  name: nameSchema,
  lon: z.number(),
  lat: z.number(),
  /** Highest voltage, kV: 154, 345 or 765. */
  kv: z.number(),
  province: z.string(),
  municipality: z.string(),
  /** Nearest bus; null on Jeju. */
  bus: z.int().nullable(),
  busKm: z.number().nullable(),
  /** 0 inside its municipality; else how far outside of it, km. */
  outsideKm: z.number(),
});

const boxSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** A municipality's land in its parts: rings of [longitude, latitude], outline first, then holes. */
export const areaSchema = z.strictObject({
  /** Code of the municipality. */
  code: z.string(),
  parts: z.array(z.strictObject({ rings: z.array(z.array(z.array(z.number()))), box: boxSchema })),
  /** West, south, east, north. */
  box: boxSchema,
});

export const sitingDataSchema = z.strictObject({
  /** Changes when any figure changes. */
  version: z.string(),
  provinces: z.array(provinceSchema),
  municipalities: z.array(municipalitySchema),
  buses: z.array(busSchema),
  stations: z.array(stationSchema),
  /** What lies where: places of a scenario are looked up in them. */
  areas: z.array(areaSchema),
  /** Output of each bus by season and block of three hours; only `matching: "hourly"` needs it. */
  renewableProfiles: z.array(renewableProfileSchema).optional(),
});

export type Province = z.infer<typeof provinceSchema>;
export type Municipality = z.infer<typeof municipalitySchema>;
export type Bus = z.infer<typeof busSchema>;
export type Station = z.infer<typeof stationSchema>;
export type SitingData = z.infer<typeof sitingDataSchema>;
