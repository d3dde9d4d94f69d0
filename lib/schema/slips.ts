import { z } from "zod";
import { stressHourIdSchema } from "./grid-data";
import { networkLimitSchema, siteNameSchema } from "./plan";

const number = z.number();

/** A site that waits, wholly or in part. */
export const waitingSiteSchema = z.strictObject({
  site: z.string(),
  name: siteNameSchema,
  bus: z.int().nullable(),
  waitingMw: number.describe("The most that waits in any year"),
  fromYear: z.int(),
  toYear: z
    .int()
    .nullable()
    .describe("First year examined in which nothing of it waits any more; null = none is"),
});

/** An hour of a year: the least load that has to wait if that hour alone counted. */
export const waitingHourSchema = z.strictObject({
  id: stressHourIdSchema,
  waitingMw: number,
  baseShortMw: number.describe("Supply missing before any new load"),
  limits: z.array(networkLimitSchema).describe("Largest worth first"),
});

/** A year in which the network or the load changes. */
export const waitingYearSchema = z.strictObject({
  year: z.int(),
  loadMw: number.describe("Load that is to be connected"),
  waitingMw: number.describe("Least load that has to wait so that every hour delivers the rest"),
  inService: z.array(z.string()),
  hours: z.array(waitingHourSchema),
  sites: z
    .array(z.strictObject({ site: z.string(), waitingMw: number }))
    .describe("The newest wait first"),
  verified: z.boolean().describe("What does not wait is delivered in power flows of their own"),
});

/** What fails when lines slip, for given loads by year. */
export const slipOutcomeSchema = z.strictObject({
  years: z.array(waitingYearSchema),
  sites: z.array(waitingSiteSchema).describe("Most MW first"),
  waitingMw: number.describe("The most that waits in any year"),
  deliveredBy: z
    .int()
    .nullable()
    .describe("First year examined from which on nothing waits; null = not within the years"),
});

/** One row of the one-at-a-time table. */
export const slipRowSchema = z.strictObject({
  project: z.string(),
  startYear: z.int().nullable().describe("In this request, before the slip"),
  slippedTo: z.int().nullable().describe("null = never"),
  waitingMw: number.describe("The most that waits in any year"),
  worstYear: z.int().nullable(),
  mwYears: number.describe("Σ over years of waiting MW × years until the next year examined"),
  siteCount: z.int(),
  deliveredBy: z.int().nullable(),
  limits: z.array(networkLimitSchema).describe("Of the worst year; largest worth first"),
});

/** The `slips` event: the table so far, then whole. */
export const slipTableSchema = z.strictObject({
  total: z
    .int()
    .describe(
      "Projects that could slip; above the number of rows while, or where, some were not asked about",
    ),
  rows: z.array(slipRowSchema),
});

export type SlipOutcome = z.infer<typeof slipOutcomeSchema>;
export type WaitingYear = z.infer<typeof waitingYearSchema>;
export type WaitingHour = z.infer<typeof waitingHourSchema>;
export type WaitingSite = z.infer<typeof waitingSiteSchema>;
export type SlipRow = z.infer<typeof slipRowSchema>;
export type SlipTable = z.infer<typeof slipTableSchema>;
