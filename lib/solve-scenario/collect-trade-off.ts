import { reduceTradeOff } from "@/lib/planning/trade-off/trade-off-planner";
import type { TradeOffPoint, TradeOffRequest, TradeOffResponse } from "@/lib/schema/trade-off";
import { isTradeOffEnd, type TradeOffItem } from "./trade-off-solver";

/** The whole curve, each point as it was last found; undefined where it was given up. */
export function collectTradeOff(
  items: readonly TradeOffItem[],
  asked: TradeOffRequest,
): TradeOffResponse | undefined {
  const { scenario, x, y } = reduceTradeOff(asked);
  const points = new Map<number, TradeOffPoint>();
  let lower: TradeOffResponse["lower"] = [];
  for (const item of items) {
    if ("lower" in item) lower = item.lower;
    else if (!isTradeOffEnd(item)) points.set(item.index, item.point);
    else {
      const sorted = [...points.values()].sort((a, b) => a.index - b.index);
      return { scenario, x, y, points: sorted, lower, ...item };
    }
  }
  return undefined;
}
