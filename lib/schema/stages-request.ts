import { z } from "zod";
import { scenarioSchema, siteIdSchema } from "./scenario";

/** The year that demand, units and lines of the network model belong to. */
export const GRID_BASE_YEAR = 2025;
/** Stages of one plan at most: each is a siting program of its own. */
export const MAX_STAGES = 6;

const yearSchema = z.int().min(GRID_BASE_YEAR).max(2060);

/** A scenario year. */
export const stageSchema = z.strictObject({
  year: yearSchema,
  targetMw: z
    .number()
    .min(0)
    .max(100_000)
    .describe("New AI data-centre load connected by this year, all stages together, MW"),
  demandFactor: z
    .number()
    .min(0.5)
    .max(3)
    .nullable()
    .default(null)
    .describe("Demand before new load ÷ demand of 2025; null = by the yearly growth (assumption)"),
  weight: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe("How much the stage's objective counts; only the ratios matter (assumption)"),
});

/** Defaults: nothing in the year of the start, then the government's target of 2026-06-29. */
const defaultStages: z.input<typeof stageSchema>[] = [
  { year: 2026, targetMw: 0 },
  { year: 2030, targetMw: 8400 },
  { year: 2035, targetMw: 18_400 },
  { year: 2038, targetMw: 18_400 },
];

/** A unit, or solar or wind power, that a user assumes to be built at a bus. */
export const newGenerationSchema = z.strictObject({
  bus: z.int(),
  fuel: z.enum(["lng", "coal", "nuclear", "solar", "wind"]),
  mw: z.number().min(0.1).max(20_000),
  year: yearSchema.describe("In service from this year on"),
});

/** A unit of the network model that a user assumes to close. */
export const retirementSchema = z.strictObject({
  unit: z.string().max(40),
  year: yearSchema.describe("Gone from this year on"),
});

/** When a project is in service, instead of its `startYear`. */
export const projectSlipSchema = z.strictObject({
  project: z.string().regex(/^[a-z0-9-]{3,40}$/),
  year: yearSchema.nullable().describe("null = never"),
});

/** Tables of headroom count up to the year for which they say something. */
export const tableYearsSchema = z.strictObject({
  busThrough: yearSchema
    .nullable()
    .default(2029)
    .describe(
      "Last year in which headroom by bus counts: it is modelled on the network of 2025, and single buses gain from each new line; null = never",
    ),
  provinceThrough: yearSchema
    .nullable()
    .default(2030)
    .describe(
      "Last year in which published headroom by province counts: reviewed in 2026, or an outlook for 2027, held to 2030 (assumption); null = never. Off the network (Jeju) it holds in every year",
    ),
  capitalInterfaceThrough: yearSchema
    .nullable()
    .default(2029)
    .describe(
      "Last year in which the capital region's limit counts: modelled on the network of 2025; null = never",
    ),
});

/** Load of a site in each stage, in the order of the stages. */
export const siteBuildUpSchema = z.strictObject({
  site: siteIdSchema,
  loadsMw: z.array(z.number().min(0).max(20_000)).min(1).max(MAX_STAGES),
});

/** Body of `POST /api/stages`. */
export const stagesRequestSchema = z.strictObject({
  scenario: scenarioSchema
    .prefault({})
    .describe(
      "Rules of every stage. Its target and grid model do not count: see `stages` and `network`",
    ),
  network: z
    .enum(["dc", "dc-n1"])
    .default("dc")
    .describe("Power flow of every hour of the year's own network, without or with outages"),
  stages: z
    .array(stageSchema)
    .min(1)
    .max(MAX_STAGES)
    .default(stageSchema.array().parse(defaultStages)),
  demandGrowthPctPerYear: z
    .number()
    .min(-5)
    .max(10)
    .default(0)
    .describe("Growth of demand before new load, from 2025 on (assumption: 0 = as in 2025)"),
  moveMaintenance: z
    .boolean()
    .default(false)
    .describe("Units on scheduled outage run all the same in the stress hours (assumption)"),
  slips: z.array(projectSlipSchema).max(100).default([]),
  newGeneration: z.array(newGenerationSchema).max(100).default([]),
  retirements: z.array(retirementSchema).max(100).default([]),
  tables: tableYearsSchema.prefault({}),
  check: z
    .array(siteBuildUpSchema)
    .max(500)
    .nullable()
    .default(null)
    .describe("Loads of an earlier answer: tested under these slips, nothing is planned"),
  slipTable: z
    .strictObject({
      years: z.int().min(1).max(20).nullable().describe("null = never in service"),
    })
    .nullable()
    .prefault({ years: 3 })
    .describe("Each project slipped by so many years, one at a time; null = no such table"),
});

export type StagesRequest = z.infer<typeof stagesRequestSchema>;
export type StagesRequestInput = z.input<typeof stagesRequestSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type SiteBuildUp = z.infer<typeof siteBuildUpSchema>;
