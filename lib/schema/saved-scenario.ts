import { z } from "zod";
import { scenarioSchema } from "./scenario";

/** Id of a saved scenario: a nanoid of 21 letters, which is also the permission to read it. */
export const savedIdSchema = z.string().regex(/^[A-Za-z0-9_-]{21}$/);

/** PostgreSQL keeps neither the letter NUL nor half of a surrogate pair. */
const storableText = (text: string) => !text.includes("\0") && text.isWellFormed();

export const savedNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine(storableText, "The name has letters that cannot be stored");

/** Body of `POST /api/scenarios` and of `PUT /api/scenarios/{id}`. */
export const saveRequestSchema = z.strictObject({
  name: savedNameSchema,
  scenario: scenarioSchema.superRefine((scenario, context) => {
    for (const [index, site] of scenario.ownSites.entries()) {
      if (storableText(site.name)) continue;
      const message = "The name has letters that cannot be stored";
      context.addIssue({ code: "custom", message, path: ["ownSites", index, "name"] });
    }
  }),
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
