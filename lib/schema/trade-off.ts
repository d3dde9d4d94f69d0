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
  x: tradeOffAxisSchema.default("capitalShare").describe("Across; bounded step by step"),
  y: tradeOffAxisSchema
    .default("grid")
    .describe(
      "Upwards; as small as each bound on x allows. The two change places in this where x is renewables",
    ),
  points: z.int().min(3).max(MAX_TRADE_OFF_POINTS).default(21),
});

/** One point of the curve: the smallest value of one axis while the other is held to `epsilon`. */
export const tradeOffPointSchema = z.strictObject({
  /** Position along x, from the smallest. */
  index: z.int(),
  bounded: z
    .enum(["x", "y"])
    .describe(
      "The axis held to `epsilon`: x, unless x is renewables, which prove better as a goal",
    ),
  /** The bound, in the unit of the bounded axis. */
  epsilon: z.number(),
  x: z.number(),
  y: z.number(),
  bound: z
    .number()
    .describe("No plan within `epsilon` has a smaller value of the other axis than this"),
  plan: planSchema,
  certificate: certificateSchema.describe(
    "Objective, bound and gap count the other axis from its best (0) to its worst (1) along the curve",
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

/** The `lower` event: a line that no plan lies below, from relaxations in which parts of sites may open. */
export const tradeOffLowerSchema = z.strictObject({
  total: z.int(),
  /** Vertices in order of x. */
  lower: z.array(z.strictObject({ x: z.number(), y: z.number() })),
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
  lower: tradeOffLowerSchema.shape.lower.describe("No plan lies below this line"),
  ...tradeOffEndSchema.shape,
});

export type TradeOffAxis = z.infer<typeof tradeOffAxisSchema>;
export type TradeOffRequest = z.infer<typeof tradeOffRequestSchema>;
export type TradeOffPoint = z.infer<typeof tradeOffPointSchema>;
export type TradeOffMark = z.infer<typeof tradeOffMarkSchema>;
export type TradeOffStep = z.infer<typeof tradeOffStepSchema>;
export type TradeOffLower = z.infer<typeof tradeOffLowerSchema>;
export type TradeOffEnd = z.infer<typeof tradeOffEndSchema>;
export type TradeOffResponse = z.infer<typeof tradeOffResponseSchema>;
