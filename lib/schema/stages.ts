import { z } from "zod";
import { modelledProjectSchema } from "./grid-projects";
import {
  certificateSchema,
  gridCheckSchema,
  limitUseSchema,
  networkLimitSchema,
  planSchema,
  siteNameSchema,
} from "./plan";
import { slipOutcomeSchema, slipTableSchema } from "./slips";
import { stagesRequestSchema } from "./stages-request";

const number = z.number();
/** A number that may be unknown; never 0 in place of unknown. */
const known = z.number().nullable();

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

export type StageAnswer = z.infer<typeof stageAnswerSchema>;
export type StageLimit = z.infer<typeof stageLimitSchema>;
export type StagedPlan = z.infer<typeof stagedPlanSchema>;
export type BuildUp = z.infer<typeof buildUpSchema>;
export type StagesProgress = z.infer<typeof stagesProgressSchema>;
export type StagesResponse = z.infer<typeof stagesResponseSchema>;
