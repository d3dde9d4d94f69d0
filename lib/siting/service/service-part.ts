import type { SiteState } from "../siting-problem";
import type { ServiceNetwork } from "./service-network";
import { type ServiceProof, startProof } from "./service-proof";

/** A part of all plans: those that leave these sites open and closed. */
export interface ServicePart {
  readonly siteState: readonly SiteState[];
  /** u, what serving a customer earns, [customer]: where the search for its bound starts. */
  readonly price: Float64Array;
  /** Lower bound on the cost of every plan of the part. */
  readonly bound: number;
  /** What its prices and divisions prove, for a check apart from the search. */
  readonly proof: ServiceProof;
}

/** All plans of a network. */
export function takeAllPlans(network: ServiceNetwork): ServicePart {
  return {
    siteState: Array.from(network.fixedCost, (): SiteState => "free"),
    price: startPrices(network),
    bound: Number.NEGATIVE_INFINITY,
    proof: startProof(),
  };
}

/** Each customer starts at its second-cheapest cost. */
function startPrices(network: ServiceNetwork): Float64Array {
  const { siteCount, customerCount, cost } = network;
  return Float64Array.from({ length: customerCount }, (_, customer) => {
    let first = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (let site = 0; site < siteCount; site += 1) {
      const value = cost[site * customerCount + customer] ?? Number.POSITIVE_INFINITY;
      if (value < first) [first, second] = [value, first];
      else if (value < second) second = value;
    }
    if (Number.isFinite(second)) return second;
    return Number.isFinite(first) ? first : 0;
  });
}
