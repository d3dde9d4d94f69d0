import { ApiError } from "@/app/_client/api-error";
import { readEvents, readOrFail } from "@/app/_client/event-stream";
import {
  type TradeOffEnd,
  type TradeOffLower,
  type TradeOffRequest,
  type TradeOffStep,
  tradeOffEndSchema,
  tradeOffLowerSchema,
  tradeOffStepSchema,
} from "@/lib/schema/trade-off";

/**
 * Asks for a trade-off curve and hands on each point, and the line below them, as it arrives.
 * Returns what the whole curve says of them; rejects with `ApiError`, or with the abort of `signal`.
 */
export async function streamTradeOff(
  request: TradeOffRequest,
  signal: AbortSignal,
  onUpdate: (update: TradeOffStep | TradeOffLower) => void,
): Promise<TradeOffEnd> {
  for await (const { event, data } of readEvents("/api/frontier", request, signal)) {
    if (event === "done") return readOrFail(tradeOffEndSchema.safeParse(data));
    if (event === "point") onUpdate(readOrFail(tradeOffStepSchema.safeParse(data)));
    if (event === "lower") onUpdate(readOrFail(tradeOffLowerSchema.safeParse(data)));
  }
  throw new ApiError("unreadable", undefined);
}
