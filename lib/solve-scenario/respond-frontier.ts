import { CodedError } from "@/lib/errors";
import { type ServerEvent, streamEvents } from "@/lib/http/stream-events";
import { reduceTradeOff } from "@/lib/planning/trade-off-planner";
import type { TradeOffPoint, TradeOffRequest, TradeOffResponse } from "@/lib/schema/trade-off";
import { type FrontierItem, isTradeOffEnd } from "./frontier-solver";

function toEvent(item: FrontierItem): ServerEvent {
  return { event: isTradeOffEnd(item) ? "done" : "point", data: item };
}

async function* listEvents(
  first: FrontierItem,
  rest: AsyncIterable<FrontierItem>,
): AsyncGenerator<ServerEvent> {
  yield toEvent(first);
  for await (const item of rest) yield toEvent(item);
}

/**
 * Answers with an event `point` for each point, then `done`. The first point is awaited before the
 * answer begins, so that a refusal still has its own HTTP status.
 */
export async function respondFrontierStream(
  items: AsyncGenerator<FrontierItem>,
  onCancel: () => void,
): Promise<Response> {
  const first = await items.next();
  if (first.done) throw new CodedError("unavailable", "The curve ended without a point");
  return streamEvents(listEvents(first.value, items), onCancel);
}

/** Answers with the whole curve at once. */
export async function respondFrontier(
  asked: TradeOffRequest,
  items: AsyncIterable<FrontierItem>,
): Promise<Response> {
  const { scenario, x, y } = reduceTradeOff(asked);
  const points = new Map<number, TradeOffPoint>();
  for await (const item of items) {
    if (!isTradeOffEnd(item)) points.set(item.index, item.point);
    else {
      const sorted = [...points.values()].sort((a, b) => a.index - b.index);
      const body: TradeOffResponse = { scenario, x, y, points: sorted, ...item };
      return Response.json(body, { headers: { "Cache-Control": "no-store" } });
    }
  }
  throw new CodedError("unavailable", "The curve ended without a point");
}
