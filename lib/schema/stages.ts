import { z } from "zod";
import { stressHourIdSchema } from "./grid-data";
import { modelledProjectSchema } from "./grid-projects";
import {
  certificateSchema,
  gridCheckSchema,
  limitUseSchema,
  networkLimitSchema,
  planSchema,
  siteNameSchema,
} from "./plan";
import { scenarioSchema, siteIdSchema } from "./scenario";

const number = z.number();
/** A number that may be unknown; never 0 in place of unknown. */
const known = z.number().nullable();

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

/** What holds a stage's load back, or what new load waits for. */
export const stageLimitSchema = z.strictObject({
  /** Year whose limit it is: what is built stays, so a later year can hold an earlier one back. */
  year: z.int(),
  id: z.string(),
  kind: limitUseSchema.shape.kind,
  subject: z.string(),
  mwPerMw: number.describe("MW of load, all stages together, for one more MW (site, share) of it"),
  network: networkLimitSchema.nullable().describe("Hour and lines of a limit of the network"),
});

/** One year of the plan. */
export const stageAnswerSchema = z.strictObject({
  year: z.int(),
  targetMw: number,
  placedMw: number,
  unmetMw: number.describe("Part of the target that this year's limits leave out; never hidden"),
  addedMw: number.describe("Load connected since the stage before"),
  demandFactor: number,
  inService: z.array(z.string()).describe("Projects in service, by id"),
  tables: z.strictObject({
    bus: z.boolean(),
    province: z.boolean(),
    capitalInterface: z.boolean(),
  }),
  baseShortMw: number.describe(
    "Supply missing in the year's worst hour before any new load; above 0 the year is not planned",
  ),
  plan: planSchema
    .nullable()
    .describe("null where nothing is to be placed or the year is not planned"),
  gridCheck: gridCheckSchema.nullable(),
  objective: known.describe(
    "Σ weight × normalised criterion of this year, 0 = every ideal at once",
  ),
  aloneBound: known.describe(
    "No plan of this year alone, free of other years, is better: relaxation of the year's program",
  ),
  limits: z.array(stageLimitSchema).describe("What leaves MW unmet; empty where nothing does"),
});

/** Load of one site over the stages. */
export const buildUpSchema = z.strictObject({
  site: z.string(),
  name: siteNameSchema,
  province: z.string(),
  bus: known,
  lon: number,
  lat: number,
  loadsMw: z.array(number).describe("In the order of the stages; never falls"),
});

/** The `plan` event of the stream: a staged plan, each better or better proven than the last. */
export const stagedPlanSchema = z.strictObject({
  stages: z.array(stageAnswerSchema),
  builds: z.array(buildUpSchema),
  certificate: certificateSchema
    .omit({ scenarioHash: true })
    .extend({
      requestHash: z.string(),
      unmetMw: number.describe("Sum over the stages"),
      unmetBoundMw: number.describe("No staged plan leaves less unmet, summed over the stages"),
    })
    .describe("Objective = Σ stage weight × objective of the stage, weights scaled to a sum of 1"),
});

/** A site that waits, wholly or in part. */
export const waitingSiteSchema = z.strictObject({
  site: z.string(),
  name: siteNameSchema,
  bus: known,
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

/** The `progress` event. */
export const stagesProgressSchema = z.strictObject({
  step: z.enum(["networks", "unmet", "ranges", "plan", "check", "slips"]),
  done: z.int(),
  total: z.int(),
});

/** Answer of `POST /api/stages`; the stream's `done` event holds the same. */
export const stagesResponseSchema = z.strictObject({
  request: stagesRequestSchema.describe("As asked, every default filled in"),
  projects: z.array(modelledProjectSchema).describe("What could slip, with source and assumption"),
  plan: stagedPlanSchema.nullable().describe("null where loads were only checked"),
  check: slipOutcomeSchema.describe("Of the loads planned or asked about, under the slips asked"),
  slipTable: slipTableSchema.nullable(),
});

export type StagesRequest = z.infer<typeof stagesRequestSchema>;
export type StagesRequestInput = z.input<typeof stagesRequestSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type StageAnswer = z.infer<typeof stageAnswerSchema>;
export type StageLimit = z.infer<typeof stageLimitSchema>;
export type StagedPlan = z.infer<typeof stagedPlanSchema>;
export type SiteBuildUp = z.infer<typeof siteBuildUpSchema>;
export type BuildUp = z.infer<typeof buildUpSchema>;
export type SlipOutcome = z.infer<typeof slipOutcomeSchema>;
export type WaitingYear = z.infer<typeof waitingYearSchema>;
export type WaitingHour = z.infer<typeof waitingHourSchema>;
export type WaitingSite = z.infer<typeof waitingSiteSchema>;
export type SlipRow = z.infer<typeof slipRowSchema>;
export type SlipTable = z.infer<typeof slipTableSchema>;
export type StagesProgress = z.infer<typeof stagesProgressSchema>;
export type StagesResponse = z.infer<typeof stagesResponseSchema>;
