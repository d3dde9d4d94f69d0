import type { ZodType } from "zod";
import { z } from "zod";
import { errorSchema } from "@/lib/schema/solve-response";

/** A body of JSON. */
export const json = (schema: ZodType) => ({ "application/json": { schema } });

/** An answer of JSON, and what it says. */
export const answer = (description: string, schema: ZodType) => ({
  description,
  content: json(schema),
});

/** An answer that comes whole as JSON, or piece by piece as events. */
export const streamed = (description: string, schema: ZodType) => ({
  description,
  content: { ...json(schema), "text/event-stream": { schema: z.string() } },
});

/** A coded error. */
export const refusal = (description: string) => answer(description, errorSchema);

/** What any question may meet. */
export const faults = {
  500: refusal("`internal`: a fault of the service, which it has written down"),
};

/**
 * What questions without a body can be refused with. By its own status: makers of clients do not
 * all take a range of them.
 */
export const plainRefusals = { 400: refusal("A request that cannot be read"), ...faults };

/** What every question with a body can be refused with, by status. */
export const refusals = {
  400: refusal("`bad_json`, or `bad_field` with the field's dotted path"),
  413: refusal("`too_large`: the body is over its limit"),
  415: refusal("`unsupported_type`: the body is not JSON"),
  429: refusal("`rate_limited`: see Retry-After"),
  503: refusal("`busy` or `unavailable`: see Retry-After"),
  ...faults,
};

/** Refusals of a question about the plan of a scenario. */
export const noPlan = { 422: refusal("`unknown_id`; or `infeasible`: the scenario has no plan") };

/** GeoJSON of RFC 7946; only what every collection here has. */
export const collectionSchema = z.looseObject({
  type: z.literal("FeatureCollection"),
  features: z.array(z.looseObject({ type: z.literal("Feature") })),
});
