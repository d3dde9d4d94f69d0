import { z } from "zod";
import { gridCheckSchema, limitUseSchema, planSchema } from "./plan";
import { scenarioSchema } from "./scenario";

/** Ways to choose sites that need no optimiser. */
export const baselineIdSchema = z.enum(["ranked", "greedy"]);

/** A limit that a baseline breaks, as the verifier found it. */
export const baselineBreachSchema = z.strictObject({
  /** Id of the limit, as in `Plan.limits`. */
  id: z.string(),
  kind: limitUseSchema.shape.kind,
  subject: z.string(),
  /** By how much it is broken, in `unit`. */
  amount: z.number(),
  unit: limitUseSchema.shape.unit,
});

export const baselineSchema = z.strictObject({
  id: baselineIdSchema.describe(
    "ranked: best scores at full size, shared limits not looked at; greedy: one site at a time within every shared limit",
  ),
  sites: z.array(z.strictObject({ id: z.string(), loadMw: z.number() })),
  totals: planSchema.shape.totals,
  criteria: planSchema.shape.criteria,
  objective: z.number().describe("In the scale of the plan's own objective, over what it places"),
  verified: z.boolean().describe("Keeps every rule of the scenario; the target may be missed"),
  breaches: z.array(baselineBreachSchema),
  withoutRoomMw: z
    .number()
    .describe("MW that find no room when its sites are filled in their order within shared limits"),
  gridCheck: gridCheckSchema
    .nullable()
    .describe("Its sites on the network, hour by hour; null where headroom tables suffice"),
});

/** Body of `POST /api/baselines`. */
export const baselinesRequestSchema = z.strictObject({ scenario: scenarioSchema.prefault({}) });

/** Both baselines of a scenario, with the ranges and weights of its own plan. */
export const baselinesResponseSchema = z.strictObject({
  scenario: scenarioSchema,
  dataVersion: z.string(),
  baselines: z.array(baselineSchema),
});

export type BaselineId = z.infer<typeof baselineIdSchema>;
export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineBreach = z.infer<typeof baselineBreachSchema>;
export type BaselinesResponse = z.infer<typeof baselinesResponseSchema>;
