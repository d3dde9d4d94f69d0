import { z } from "zod";
import { certificateSchema, planSchema } from "./plan";
import { scenarioSchema } from "./scenario";

/** What a trade-off can be drawn between: each criterion, and the capital region's share. */
export const tradeOffAxisSchema = z.enum([
  "capitalShare",
  "grid",
  "decentralisation",
  "renewables",
  "access",
]);

/** Points of a curve at most. */
export const MAX_TRADE_OFF_POINTS = 41;

/** Body of `POST /api/frontier`. */
export const tradeOffRequestSchema = z.strictObject({
  scenario: scenarioSchema
    .prefault({})
    .describe("Its weights do not matter, nor does its cap on the capital share where x is that"),
  x: tradeOffAxisSchema.default("capitalShare").describe("Bounded step by step"),
  y: tradeOffAxisSchema.default("grid").describe("Made as small as each bound on x allows"),
  points: z.int().min(3).max(MAX_TRADE_OFF_POINTS).default(21),
});

/** One point of the curve: the plan with the smallest y whose x is no larger than `epsilon`. */
export const tradeOffPointSchema = z.strictObject({
  /** Position along x, from the smallest. */
  index: z.int(),
  /** The bound on x, in the unit of x. */
  epsilon: z.number(),
  x: z.number(),
  y: z.number(),
  /** No plan within the bound on x has a smaller y than this. */
  yBound: z.number(),
  plan: planSchema,
  certificate: certificateSchema.describe(
    "Objective, bound and gap count y from its best (0) to its worst (1) along the curve",
  ),
});

/** What the whole curve says of a point. */
export const tradeOffMarkSchema = z.strictObject({
  index: z.int(),
  supported: z
    .boolean()
    .describe("False: proven to lie above the lower convex hull, so that no weighting reaches it"),
  /** Change of y per unit of x towards the next point to the right; null at the last. */
  slope: z.number().nullable(),
});

/** The `point` event of the stream. A point found later may replace one of the same index. */
export const tradeOffStepSchema = z.strictObject({
  index: z.int(),
  total: z.int(),
  point: tradeOffPointSchema,
});

/** The `done` event of the stream. */
export const tradeOffEndSchema = z.strictObject({
  marks: z.array(tradeOffMarkSchema),
  solveMs: z.number(),
});

/** The whole curve in one answer. */
export const tradeOffResponseSchema = z.strictObject({
  scenario: scenarioSchema,
  x: tradeOffAxisSchema,
  y: tradeOffAxisSchema,
  points: z.array(tradeOffPointSchema),
  ...tradeOffEndSchema.shape,
});

export type TradeOffAxis = z.infer<typeof tradeOffAxisSchema>;
export type TradeOffRequest = z.infer<typeof tradeOffRequestSchema>;
export type TradeOffPoint = z.infer<typeof tradeOffPointSchema>;
export type TradeOffMark = z.infer<typeof tradeOffMarkSchema>;
export type TradeOffStep = z.infer<typeof tradeOffStepSchema>;
export type TradeOffEnd = z.infer<typeof tradeOffEndSchema>;
export type TradeOffResponse = z.infer<typeof tradeOffResponseSchema>;
