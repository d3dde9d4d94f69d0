import { z } from "zod";
import { equivalentSchema } from "./equivalent";
import { stressHourIdSchema } from "./grid-data";
import { networkLineSchema, siteNameSchema } from "./plan";

const number = z.number();

/** What of the network model can be a megawatt larger. */
export const networkElementSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("line"),
      ...networkLineSchema.omit({ outage: true, mwPerRatingMw: true }).shape,
    })
    .describe("The rating of a branch, in every hour asked for"),
  z
    .strictObject({
      kind: z.literal("link"),
      link: z.int(),
      ...networkLineSchema.pick({ fromBus: true, toBus: true, from: true, to: true }).shape,
    })
    .describe("What a direct-current link can carry from `from` to `to`, in every hour"),
  z
    .strictObject({ kind: z.literal("capital-import") })
    .describe("The scenario's cap on the capital region's import, in every hour"),
  z
    .strictObject({
      kind: z.literal("generation"),
      bus: z.int().nullable(),
      name: siteNameSchema.nullable(),
    })
    .describe("Output available in one hour, at the bus where it is worth most; null: anywhere"),
]);

/** An hour in which an element holds the plan back. */
export const networkPriceHourSchema = z.strictObject({
  hour: stressHourIdSchema,
  date: z.string(),
  /** Hour ending, 1–24. */
  hourOfDay: z.int(),
  dual: number.describe("Fall of the objective per MW in this hour alone, by duals"),
  outages: z
    .array(z.int().nullable())
    .describe("Branches after whose loss of a circuit a line binds; null: with all in service"),
});

/** What one more megawatt of an element of the network is worth, for the chosen sites. */
export const networkPriceSchema = z.strictObject({
  element: networkElementSchema,
  limitMw: number.describe("The element's limit as it is"),
  step: z.literal(1).describe("MW"),
  gain: number
    .nullable()
    .describe(
      "Fall of the objective by one step, by solving again; 0: another limit is reached at once; null: not known, `dual` at most",
    ),
  dual: number.describe("Fall of the objective per MW by duals: the gain is no larger"),
  /** Largest first. */
  hours: z.array(networkPriceHourSchema),
  equivalents: z.array(equivalentSchema).describe("Of the gain; of `dual` where it is not known"),
});

/**
 * Prices of the network, dearest first. A line, link or cap that is not listed is worth nothing; of
 * generation each hour has the bus where it is worth most.
 */
export const networkPricesSchema = z.strictObject({
  status: z.enum(["priced", "unknown"]),
  prices: z.array(networkPriceSchema),
});

export type NetworkElementName = z.infer<typeof networkElementSchema>;
export type NetworkPrice = z.infer<typeof networkPriceSchema>;
export type NetworkPrices = z.infer<typeof networkPricesSchema>;
