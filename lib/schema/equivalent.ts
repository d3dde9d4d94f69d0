import { z } from "zod";
import { criterionValueSchema } from "./plan";

/** An amount of one criterion that weighs as much as something else, at the scenario's weights. */
export const equivalentSchema = z.strictObject({
  id: criterionValueSchema.shape.id,
  value: z.number(),
  unit: z.string(),
});

export type Equivalent = z.infer<typeof equivalentSchema>;
