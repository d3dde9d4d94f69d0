import type { z } from "zod";
import { ApiError, fetchChecked } from "@/app/_client/api-error";
import { readEvents, readOrFail } from "@/app/_client/event-stream";
import type { Scenario } from "@/lib/schema/scenario";
import { type WeightsResponse, weightsResponseSchema } from "@/lib/schema/weight-meaning";
import {
  type PricesResponse,
  pricesResponseSchema,
  type WhyResponse,
  whyResponseSchema,
} from "@/lib/schema/why";

async function ask<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
  signal: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await fetchChecked(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
    signal,
  });
  return readOrFail(schema.safeParse(await response.json()));
}

/** Asks what a site of the plan, or another one, costs. Rejects with `ApiError` or the abort. */
export function askWhy(
  scenario: Scenario,
  siteId: string,
  signal: AbortSignal,
): Promise<WhyResponse> {
  return ask("/api/why", { scenario, siteId }, whyResponseSchema, signal);
}

/** Asks what the limits of the plan are worth. Rejects with `ApiError` or the abort. */
export function askPrices(scenario: Scenario, signal: AbortSignal): Promise<PricesResponse> {
  return ask("/api/prices", { scenario }, pricesResponseSchema, signal);
}

/** Asks what the weights mean and hands on each answer as it grows; returns the last one. */
export async function streamWeights(
  scenario: Scenario,
  signal: AbortSignal,
  onWeights: (response: WeightsResponse) => void,
): Promise<WeightsResponse> {
  let last: WeightsResponse | undefined;
  for await (const { event, data } of readEvents("/api/weights", { scenario }, signal)) {
    if (event !== "weights") continue;
    last = readOrFail(weightsResponseSchema.safeParse(data));
    onWeights(last);
  }
  if (!last) throw new ApiError("unreadable", undefined);
  return last;
}
