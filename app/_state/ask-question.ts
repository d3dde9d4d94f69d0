import { EventSourceParserStream } from "eventsource-parser/stream";
import type { z } from "zod";
import type { Scenario } from "@/lib/schema/scenario";
import { type WeightsResponse, weightsResponseSchema } from "@/lib/schema/weight-meaning";
import {
  type PricesResponse,
  pricesResponseSchema,
  type WhyResponse,
  whyResponseSchema,
} from "@/lib/schema/why";
import { ApiError, fetchChecked, parseApiError } from "./api-error";

function post(path: string, body: unknown, signal: AbortSignal, accept: string): Promise<Response> {
  return fetchChecked(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept },
    body: JSON.stringify(body),
    signal,
  });
}

async function ask<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
  signal: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await post(path, body, signal, "application/json");
  const parsed = schema.safeParse(await response.json());
  if (!parsed.success) throw new ApiError("unreadable", undefined);
  return parsed.data;
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
  const response = await post("/api/weights", { scenario }, signal, "text/event-stream");
  if (!response.body) throw new ApiError("unreadable", undefined);
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  let last: WeightsResponse | undefined;
  for (let event = await events.read(); !event.done; event = await events.read()) {
    const { event: kind, data } = event.value;
    const body: unknown = JSON.parse(data);
    if (kind === "error") throw parseApiError(body, null);
    if (kind !== "weights") continue;
    const parsed = weightsResponseSchema.safeParse(body);
    if (!parsed.success) throw new ApiError("unreadable", undefined);
    last = parsed.data;
    onWeights(last);
  }
  if (!last) throw new ApiError("unreadable", undefined);
  return last;
}
