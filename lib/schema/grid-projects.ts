import { z } from "zod";
import { gridBranchSchema, gridGeneratorSchema, hvdcLinkSchema } from "./grid-data";

const bilingualSchema = z.strictObject({ ko: z.string().min(2), en: z.string().min(2) });

export const gridProjectKindSchema = z
  .enum(["hvdc", "line", "generation", "retirement"])
  .describe("Direct-current link, alternating-current line, new units, units that close");

export const gridProjectStatusSchema = z
  .enum(["construction", "planned", "blocked"])
  .describe("blocked = a permit is refused or withheld by the newest statement at hand");

/** A change of grid or generation that somebody has announced; what is not stated is null. */
export const gridProjectSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{3,40}$/),
  kind: gridProjectKindSchema,
  name: bilingualSchema,
  from: bilingualSchema.nullable().describe("Where a line begins; null for units"),
  to: bilingualSchema.describe("Where a line ends or units stand"),
  capacityMw: z.number().positive().nullable().describe("As stated; null = not stated"),
  lengthKm: z.number().positive().nullable().describe("As stated; null = not stated"),
  announced: z
    .string()
    .regex(/^20\d\d(-\d\d)?$/)
    .nullable()
    .describe("Completion as stated, YYYY or YYYY-MM; null = no date stated"),
  announcedYear: z.int().min(2020).max(2060).nullable().describe("Year of `announced`"),
  startYear: z
    .int()
    .min(2020)
    .max(2060)
    .nullable()
    .describe("Year from which it counts unless a user says otherwise; null = never"),
  status: gridProjectStatusSchema,
  stated: z.string().min(4).nullable().describe("Date of the statement; null = undated"),
  source: z.string().min(5),
  sourceUrl: z.url(),
  confidence: z.enum(["high", "medium", "unverified"]),
  note: bilingualSchema.nullable().describe("What contradicts or qualifies the statement"),
});

/** How a project enters the network model: places and electrical values are assumptions. */
export const gridProjectEffectSchema = z.strictObject({
  project: z.string(),
  assumption: bilingualSchema,
  hvdcLinks: z.array(hvdcLinkSchema),
  branches: z.array(gridBranchSchema),
  generators: z.array(gridGeneratorSchema),
  retired: z.array(z.string()).describe("Units of `grid-generators` that close"),
});

/** A project together with what it changes in the model. */
export const modelledProjectSchema = gridProjectSchema.extend({
  effect: gridProjectEffectSchema.omit({ project: true }),
});

export type GridProjectKind = z.infer<typeof gridProjectKindSchema>;
export type GridProject = z.infer<typeof gridProjectSchema>;
export type GridProjectEffect = z.infer<typeof gridProjectEffectSchema>;
export type ModelledProject = z.infer<typeof modelledProjectSchema>;
