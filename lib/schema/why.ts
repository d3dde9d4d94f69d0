import { z } from "zod";
import { equivalentSchema } from "./equivalent";
import { networkPricesSchema } from "./network-price";
import { criterionValueSchema, limitMoveSchema, limitUseSchema, siteNameSchema } from "./plan";
import { scenarioSchema, siteIdSchema } from "./scenario";

const number = z.number();

export const whyRequestSchema = z.strictObject({
  scenario: scenarioSchema.prefault({}),
  siteId: siteIdSchema.describe("The site asked about, in the plan or not"),
});

export const pricesRequestSchema = z.strictObject({ scenario: scenarioSchema.prefault({}) });

/** What a change costs, in units of the objective, with what is proven of it. */
export const costSchema = z.strictObject({
  value: number.describe("Difference between the best plans found"),
  atLeast: number.describe("Proven: it costs no less"),
  atMost: number.describe("Proven: it costs no more"),
});

/** A criterion in the plan, and in the best plan with the site left out or taken in. */
export const criterionChangeSchema = z.strictObject({
  id: criterionValueSchema.shape.id,
  unit: z.string(),
  before: number,
  after: number,
  cost: number.describe("weight × change ÷ range: its part of the cost"),
});

export const loadMoveSchema = z.strictObject({
  site: z.string(),
  name: siteNameSchema,
  province: z.string(),
  fromMw: number,
  toMw: number,
});

/** What keeps a site from opening at all: its smallest size does not fit under a limit. */
export const obstacleSchema = z.strictObject({
  kind: z.enum([...limitUseSchema.shape.kind.options, "site"]),
  subject: z.string(),
  limitMw: number,
  neededMw: number,
});

/** Body of `POST /api/why`. */
export const whyResponseSchema = z.strictObject({
  site: z.string(),
  question: z.enum(["replacement", "entry"]).describe("Replacement of a chosen site, or entry"),
  status: z
    .enum(["priced", "impossible", "unknown"])
    .describe("`impossible`: no plan; `unknown`: none found within the time"),
  cost: costSchema.nullable(),
  /** The cost's value, said in each criterion that has a weight. */
  equivalents: z.array(equivalentSchema),
  criteria: z.array(criterionChangeSchema),
  /** Load of the site itself, in the plan and in the other. */
  loadMw: z.strictObject({ before: number, after: number }),
  /** The other sites whose load differs, largest difference first. */
  moves: z.array(loadMoveSchema),
  /** Limits that bind at the site, in the plan in which it is open. */
  binding: z.array(limitUseSchema),
  obstacle: obstacleSchema.nullable(),
  /** Where it is impossible: the smallest moves of limits that would make it possible. */
  relaxations: z.array(limitMoveSchema),
  /** The site is locked in or out in this scenario. */
  locked: z.boolean(),
  verified: z.boolean().describe("The other plan passed the independent check"),
});

/** What moving one limit by one step is worth: for the chosen sites, or with all chosen anew. */
export const limitPriceSchema = z.strictObject({
  ...limitUseSchema.pick({ id: true, kind: true, subject: true, unit: true }).shape,
  limit: number,
  step: number.describe(
    "1 MW, 0.01 of a share, 1 site or 1 km, in the way that gives more freedom",
  ),
  gain: number.describe("Fall of the objective by one step, by solving again"),
  dual: number
    .nullable()
    .describe(
      "Fall of the objective per step by the limit's dual alone; null: a whole-number rule",
    ),
  anew: z
    .strictObject({ atLeast: number, atMost: number })
    .nullable()
    .describe(
      "Proven span of the gain where all sites were chosen anew; null: for the chosen sites",
    ),
  equivalents: z.array(equivalentSchema),
});

/** Body of `POST /api/prices`: limits that are worth something, dearest first. */
export const pricesResponseSchema = z.strictObject({
  prices: z.array(limitPriceSchema),
  network: networkPricesSchema
    .nullable()
    .describe("Null where the scenario holds its plan to headroom tables alone"),
});

export type WhyResponse = z.infer<typeof whyResponseSchema>;
export type Obstacle = z.infer<typeof obstacleSchema>;
export type LoadMove = z.infer<typeof loadMoveSchema>;
export type LimitPrice = z.infer<typeof limitPriceSchema>;
export type PricesResponse = z.infer<typeof pricesResponseSchema>;
