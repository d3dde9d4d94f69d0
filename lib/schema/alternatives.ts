import { z } from "zod";
import { certificateSchema, gridCheckSchema, planSchema, siteNameSchema } from "./plan";
import { scenarioSchema } from "./scenario";

/** Plans beside the best one at most. */
export const MAX_ALTERNATIVES = 12;

/** What alternatives are to differ in: their sites, or the provinces that carry the load. */
export const alternativesMeasureSchema = z.enum(["sites", "provinces"]);

/** Body of `POST /api/alternatives`. */
export const alternativesRequestSchema = z.strictObject({
  scenario: scenarioSchema.prefault({}),
  tolerance: z
    .number()
    .min(0.005)
    .max(0.05)
    .default(0.01)
    .describe("How much worse than the best plan, in units of the objective (0–1)"),
  measure: alternativesMeasureSchema
    .default("sites")
    .describe("What is to differ most: the sites, or the provinces that carry the load"),
  count: z.int().min(1).max(MAX_ALTERNATIVES).default(6).describe("Plans beside the best one"),
  timeLimitS: z.number().min(0.5).max(60).default(30).describe("For the search, s"),
});

/** One plan of the set; the `alternative` event of the stream. Index 0 is the best plan. */
export const alternativeSchema = z.strictObject({
  index: z.int(),
  loss: z.number().describe("Objective above that of the best plan, 0–1"),
  difference: z
    .number()
    .nullable()
    .describe(
      "Least share of MW placed elsewhere by the measure, over all plans before it; null at the first",
    ),
  proven: z
    .boolean()
    .describe(
      "True: no plan within the tolerance is farther from those before it, to the gap of the search",
    ),
  plan: planSchema,
  certificate: certificateSchema,
  gridCheck: gridCheckSchema.nullable(),
});

/** What the plans of a set say about a site together. */
export const siteRoleSchema = z.strictObject({
  id: z.string(),
  name: siteNameSchema,
  /** `must`: in every plan; `choice`: in some; `avoid`: in none. */
  role: z.enum(["must", "choice", "avoid"]),
  proven: z
    .boolean()
    .describe(
      "must: no plan within the tolerance does without the site; choice: a verified plan does without it; avoid: none has it. False: so in the plans that were found, no more",
    ),
  planCount: z.int(),
});

/** How much a province carries near the best, MW. */
export const provinceRoomSchema = z.strictObject({
  code: z.string(),
  /** Over the plans that were found. */
  foundMinMw: z.number(),
  foundMaxMw: z.number(),
  /** No plan within the tolerance places less, or more; null = not computed in time. */
  provenMinMw: z.number().nullable(),
  provenMaxMw: z.number().nullable(),
});

/** The `done` event of the stream. */
export const alternativesEndSchema = z.strictObject({
  /** Share of MW placed at other sites, [plan][plan], 0–1. */
  siteDistances: z.array(z.array(z.number())),
  /** Share of MW placed in other provinces, [plan][plan], 0–1. */
  provinceDistances: z.array(z.array(z.number())),
  roles: z.array(siteRoleSchema),
  provinces: z.array(provinceRoomSchema),
  ended: z
    .enum(["count", "exhausted", "tried", "time"])
    .describe(
      "As many as asked; proven that no other plan within the tolerance puts 5 % of the load on other sites; no further one was found by province, which proves nothing; or the search's limit",
    ),
  solveMs: z.number(),
});

/** The whole set in one answer. */
export const alternativesResponseSchema = z.strictObject({
  scenario: scenarioSchema,
  tolerance: z.number(),
  measure: alternativesMeasureSchema,
  alternatives: z.array(alternativeSchema),
  ...alternativesEndSchema.shape,
});

export type AlternativesRequest = z.infer<typeof alternativesRequestSchema>;
export type AlternativesMeasure = z.infer<typeof alternativesMeasureSchema>;
export type Alternative = z.infer<typeof alternativeSchema>;
export type SiteRole = z.infer<typeof siteRoleSchema>;
export type ProvinceRoom = z.infer<typeof provinceRoomSchema>;
export type AlternativesEnd = z.infer<typeof alternativesEndSchema>;
export type AlternativesResponse = z.infer<typeof alternativesResponseSchema>;
