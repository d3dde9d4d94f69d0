import { EventSourceParserStream } from "eventsource-parser/stream";
import {
  type TradeOffEnd,
  type TradeOffRequest,
  type TradeOffStep,
  tradeOffEndSchema,
  tradeOffStepSchema,
} from "@/lib/schema/trade-off";
import { ApiError, fetchChecked, parseApiError } from "./api-error";

/**
 * Asks for a trade-off curve and hands on each point as it arrives.
 * Returns what the whole curve says of them; rejects with `ApiError`, or with the abort of `signal`.
 */
export async function streamTradeOff(
  request: TradeOffRequest,
  signal: AbortSignal,
  onStep: (step: TradeOffStep) => void,
): Promise<TradeOffEnd> {
  const response = await fetchChecked("/api/frontier", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.body) throw new ApiError("unreadable", undefined);
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (let event = await events.read(); !event.done; event = await events.read()) {
    const { event: kind, data } = event.value;
    const body = parseJson(data);
    if (kind === "error") throw parseApiError(body, null);
    if (kind === "done") return readOrFail(tradeOffEndSchema.safeParse(body).data);
    if (kind === "point") onStep(readOrFail(tradeOffStepSchema.safeParse(body).data));
  }
  throw new ApiError("unreadable", undefined);
}

function readOrFail<T>(value: T | undefined): T {
  if (value === undefined) throw new ApiError("unreadable", undefined);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
