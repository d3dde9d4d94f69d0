import { z } from "zod";
import { stressHourIdSchema } from "./grid-data";

const number = z.number();
/** A number that may be unknown; never 0 in place of unknown. */
const known = z.number().nullable();
const nameSchema = z.strictObject({ ko: z.string(), en: z.string() });

/** Body of `POST /api/grid`: a plan as load by bus of the network model. */
export const gridStateRequestSchema = z.strictObject({
  siteLoads: z
    .array(z.strictObject({ bus: z.int(), loadMw: z.number().min(0).max(30_000) }))
    .max(600)
    .describe("Loads of one bus add up; sites without a bus (Jeju) are left out"),
  hours: z.array(stressHourIdSchema).min(1).max(5).default(stressHourIdSchema.options),
  ratingFactor: z
    .number()
    .min(1)
    .max(2)
    .nullable()
    .default(null)
    .describe(
      "Emergency rating ÷ rating for the loss of one circuit; null = outages are only shown",
    ),
  projects: z
    .array(z.string().regex(/^[a-z0-9-]{3,40}$/))
    .max(20)
    .default([])
    .describe("Announced projects (ids of the grid projects) whose relief is asked for"),
});

/** What one branch carries in an hour. */
export const branchFlowSchema = z.strictObject({
  branch: z.int(),
  flowMw: number.describe("Positive from `fromBus` to `toBus`"),
  ratingMw: number,
  loadingPct: number.describe("100 · |flow| ÷ rating, every circuit in service"),
  worstPct: number.describe("The same after the worst loss of one circuit anywhere"),
  worstOutage: z.int().nullable().describe("Branch that loses the circuit; null = none is worse"),
});

export const generationMixSchema = z.strictObject({
  nuclear: number,
  coal: number,
  lng: number,
  hydro: number,
  solar: number,
  wind: number,
});

/** The cheapest operation of an hour within its limits. */
export const gridOperationSchema = z.strictObject({
  newLoadMw: number.describe("New load that is served"),
  branches: z.array(branchFlowSchema),
  generationMw: generationMixSchema,
  capitalImportMw: number.describe("Net flow into Seoul, Incheon and Gyeonggi"),
  redispatchCost: number.describe("Cost above the same hour without line limits, thousand won/h"),
});

/** A branch that stops the plan from growing, and what one more MW of its rating would free. */
export const limitingLineSchema = z.strictObject({
  branch: z.int(),
  outage: z.int().nullable().describe("Branch that has lost a circuit; null = all in service"),
  freedMw: number.describe("MW of new load, spread as the plan is, for one more MW of rating"),
});

/** How much of the plan an hour takes, at the plan's places and in its proportions. */
export const gridFitSchema = z.strictObject({
  deliverable: z.boolean(),
  missingMw: known.describe("Least supply that is missing; null = the hour has no operation"),
  roomMw: number.describe("New load that the generation of the hour leaves room for, wherever"),
  fitsMw: known.describe("Most new load in the plan's proportions; null without a plan"),
  reason: z
    .enum(["generation", "lines"])
    .nullable()
    .describe("What ends growth: generation runs short wherever it is used, or lines"),
  lines: z.array(limitingLineSchema).describe("Largest worth first"),
});

/** What one announced project changes in an hour, every other one left out. */
export const projectReliefSchema = z.strictObject({
  project: z.string(),
  headroomMw: known.describe("As `headroomMw` of the hour, with the project in service"),
  reliefMw: known.describe("The difference; below 0 where units close; null = no operation"),
});

/** What announced projects would change for new load at the plan's buses. */
export const gridReliefSchema = z.strictObject({
  headroomMw: known.describe(
    "Most new load that the hour carries at the plan's buses together, however it is split; at every bus where there is no plan; null = no operation",
  ),
  projects: z.array(projectReliefSchema).describe("In the order asked for"),
});

export const gridHourStateSchema = z.strictObject({
  id: stressHourIdSchema,
  name: nameSchema,
  date: z.string(),
  hour: z.int().describe("Hour ending, 1–24"),
  demandMw: number.describe("Before any new load"),
  fit: gridFitSchema,
  before: gridOperationSchema.nullable().describe("Without new load; null = no operation"),
  after: gridOperationSchema
    .nullable()
    .describe("With the plan, or with what fits of it where not all does"),
  relief: gridReliefSchema
    .nullable()
    .describe("Each project by itself in the network of 2025; null = none was asked for"),
});

/** A planned reinforcement that relieves the corridor of a branch: a published fact. */
export const reinforcementSchema = z.strictObject({
  id: z.string(),
  statement: nameSchema,
  vintage: z.string(),
  source: z.string(),
});

/** A branch of the model with names for its ends. */
export const gridLineSchema = z.strictObject({
  branch: z.int(),
  fromBus: z.int(),
  toBus: z.int(),
  from: nameSchema,
  to: nameSchema,
  kv: z.int(),
  circuits: z.int(),
  ratingMw: number,
  reinforcements: z.array(z.string()).describe("Ids of planned links in the same corridor"),
});

/** Answer of `POST /api/grid`: KPG-193 modelled deliverability, no operator's figure. */
export const gridStateResponseSchema = z.strictObject({
  hash: z.string(),
  dataVersion: z.string(),
  ratingFactor: known,
  planMw: number,
  hours: z.array(gridHourStateSchema),
  lines: z.array(gridLineSchema),
  reinforcements: z.array(reinforcementSchema),
});

export type GridStateRequest = z.infer<typeof gridStateRequestSchema>;
export type GridStateResponse = z.infer<typeof gridStateResponseSchema>;
export type GridHourState = z.infer<typeof gridHourStateSchema>;
export type GridOperation = z.infer<typeof gridOperationSchema>;
export type GridRelief = z.infer<typeof gridReliefSchema>;
export type GridFit = z.infer<typeof gridFitSchema>;
export type BranchFlow = z.infer<typeof branchFlowSchema>;
export type GridLine = z.infer<typeof gridLineSchema>;
export type Reinforcement = z.infer<typeof reinforcementSchema>;
