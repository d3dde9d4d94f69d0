import { CodedError } from "@/lib/errors";
import type { ServerEvent } from "@/lib/http/stream-events";
import { streamItems } from "@/lib/http/stream-items";
import { reduceTradeOff } from "@/lib/planning/trade-off/trade-off-planner";
import type { TradeOffPoint, TradeOffRequest, TradeOffResponse } from "@/lib/schema/trade-off";
import { isTradeOffEnd, type TradeOffItem } from "./trade-off-solver";

function toEvent(item: TradeOffItem): ServerEvent {
  if (isTradeOffEnd(item)) return { event: "done", data: item };
  return { event: "lower" in item ? "lower" : "point", data: item };
}

/**
 * Answers with an event `point` for each point, one `lower` for the line below them, then `done`. The
 * first is awaited before the answer begins, so that a refusal still has its own HTTP status.
 */
export function respondTradeOffStream(
  items: AsyncGenerator<TradeOffItem>,
  onCancel: () => void,
): Promise<Response> {
  return streamItems({ items, toEvent, onCancel, refusal: "The curve ended without a point" });
}

/** Answers with the whole curve at once. */
export async function respondTradeOff(
  asked: TradeOffRequest,
  items: AsyncIterable<TradeOffItem>,
): Promise<Response> {
  const { scenario, x, y } = reduceTradeOff(asked);
  const points = new Map<number, TradeOffPoint>();
  let lower: TradeOffResponse["lower"] = [];
  for await (const item of items) {
    if ("lower" in item) lower = item.lower;
    else if (!isTradeOffEnd(item)) points.set(item.index, item.point);
    else {
      const sorted = [...points.values()].sort((a, b) => a.index - b.index);
      const body: TradeOffResponse = { scenario, x, y, points: sorted, lower, ...item };
      return Response.json(body, { headers: { "Cache-Control": "no-store" } });
    }
  }
  throw new CodedError("unavailable", "The curve ended without a point");
}
