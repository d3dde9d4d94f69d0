import type { PricesResponse } from "@/lib/schema/why";
import { priceNetwork } from "./network/price-network";
import type { PlanQuestion } from "./plan-question";
import { priceLimits } from "./shadow-prices";
import { holdPlan } from "./solve-held";

/**
 * What one more unit of every limit is worth for a plan's sites, those of the network included. Throws
 * `unavailable` as `priceLimits` does.
 */
export async function pricePlan(question: PlanQuestion): Promise<PricesResponse> {
  const plan = await holdPlan(question);
  const prices = await priceLimits(question, plan);
  return { prices, network: await priceNetwork(question, plan) };
}
