import { z } from "zod";
import { nameOfLength } from "./plain-text";
import { scenarioSchema } from "./scenario";

/** Id of a saved scenario: a nanoid of 21 letters, which is also the permission to read it. */
export const savedIdSchema = z.string().regex(/^[A-Za-z0-9_-]{21}$/);

export const savedNameSchema = nameOfLength(120);

/** Body of `POST /api/scenarios` and of `PUT /api/scenarios/{id}`. */
export const saveRequestSchema = z.strictObject({
  name: savedNameSchema,
  scenario: scenarioSchema,
  revision: z
    .int()
    .min(1)
    // What the column in the database holds.
    .max(2_147_483_647)
    .optional()
    .describe("PUT only: the revision that was changed; another one in store answers `conflict`"),
});

export const savedSummarySchema = z.strictObject({
  id: savedIdSchema,
  name: z.string(),
  revision: z.int(),
  createdAt: z.string().describe("UTC, ISO 8601"),
  updatedAt: z.string().describe("UTC, ISO 8601"),
});

/** One saved scenario as its owner, or a holder of its link, reads it. */
export const savedScenarioSchema = savedSummarySchema.extend({
  scenario: scenarioSchema,
  own: z.boolean().describe("Whether this browser may change it"),
});

/** Body of `GET /api/scenarios`: this browser's own, last changed first. */
export const savedListSchema = z.strictObject({ scenarios: z.array(savedSummarySchema) });

export type SaveRequest = z.infer<typeof saveRequestSchema>;
export type SavedSummary = z.infer<typeof savedSummarySchema>;
export type SavedScenario = z.infer<typeof savedScenarioSchema>;
