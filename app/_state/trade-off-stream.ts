import {
  type TradeOffEnd,
  type TradeOffRequest,
  type TradeOffStep,
  tradeOffEndSchema,
  tradeOffStepSchema,
} from "@/lib/schema/trade-off";
import { ApiError } from "./api-error";
import { readEvents, readOrFail } from "./event-stream";

/**
 * Asks for a trade-off curve and hands on each point as it arrives.
 * Returns what the whole curve says of them; rejects with `ApiError`, or with the abort of `signal`.
 */
export async function streamTradeOff(
  request: TradeOffRequest,
  signal: AbortSignal,
  onStep: (step: TradeOffStep) => void,
): Promise<TradeOffEnd> {
  for await (const { event, data } of readEvents("/api/frontier", request, signal)) {
    if (event === "done") return readOrFail(tradeOffEndSchema.safeParse(data));
    if (event === "point") onStep(readOrFail(tradeOffStepSchema.safeParse(data)));
  }
  throw new ApiError("unreadable", undefined);
}
