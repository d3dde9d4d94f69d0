import { z } from "zod";
import { equivalentSchema } from "./equivalent";
import { criterionValueSchema } from "./plan";
import { scenarioSchema } from "./scenario";

const number = z.number();

export const weightsRequestSchema = z.strictObject({ scenario: scenarioSchema.prefault({}) });

/**
 * Values of one weight, the other three as they are, at which the plan stays as good as any: no
 * plan is better by more than `gap`.
 */
export const weightIntervalSchema = z.strictObject({
  from: number.describe("0–1, as the scenario writes weights"),
  to: number,
  gap: number
    .nullable()
    .describe("In units of the objective; null: an end was not reached in time"),
  exact: z.boolean().describe("The gap is zero but for rounding"),
});

/** What one weight means in physical units. */
export const weightMeaningSchema = z.strictObject({
  id: criterionValueSchema.shape.id,
  unit: z.string(),
  ideal: number,
  nadir: number,
  /** The amount of each other criterion that weighs as much as one unit of this one. */
  exchange: z.array(equivalentSchema),
  /** Null while it is not known yet. */
  interval: weightIntervalSchema.nullable(),
});

/** Body of `POST /api/weights`; also each event `weights` of its stream. */
export const weightsResponseSchema = z.strictObject({ weights: z.array(weightMeaningSchema) });

export type WeightInterval = z.infer<typeof weightIntervalSchema>;
export type WeightMeaning = z.infer<typeof weightMeaningSchema>;
export type WeightsResponse = z.infer<typeof weightsResponseSchema>;
