import { z } from "zod";
import { certificateSchema, gridCheckSchema, limitMoveSchema, planSchema } from "./plan";
import { scenarioSchema } from "./scenario";

export const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
  }),
});

/** Body of `POST /api/solve`; also each `plan` event of its stream. */
export const solveResponseSchema = z.strictObject({
  scenario: scenarioSchema,
  plan: planSchema,
  certificate: certificateSchema,
  /** Empty unless the target or a rule could not be met; smallest change first. */
  relaxations: z.array(limitMoveSchema),
  /** The plan on the modelled network; null where the scenario asks for headroom tables alone. */
  gridCheck: gridCheckSchema.nullable().default(null),
});

export type SolveResponse = z.infer<typeof solveResponseSchema>;
export type ErrorBody = z.infer<typeof errorSchema>;
