import type { PricesResponse } from "@/lib/schema/why";
import type { PlanQuestion } from "../ask/plan-question";
import { holdPlan } from "../ask/solve-held";
import { priceNetwork } from "./price-network";
import { priceLimits } from "./shadow-prices";

/**
 * What one more unit of every limit is worth for a plan's sites, those of the network included. Throws
 * `unavailable` as `priceLimits` does.
 */
export async function pricePlan(question: PlanQuestion): Promise<PricesResponse> {
  const plan = await holdPlan(question);
  const prices = await priceLimits(question, plan);
  return { prices, network: await priceNetwork(question, plan) };
}
