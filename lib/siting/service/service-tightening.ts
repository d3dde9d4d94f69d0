import { boundPart, type ServiceBound } from "./service-bound";
import { PART_EFFORT } from "./service-division";
import type { ServiceNetwork } from "./service-network";
import type { PlanSearch } from "./service-plan-search";
import { makeServicePricing } from "./service-pricing";
import { narrowNetwork, reduceService, type ServiceReduction } from "./service-reduction";

/** Rounds go on while each leaves out at least this share of the links. */
const WORTHWHILE = 0.03;
const MAX_ROUNDS = 12;

/** A part whose network has lost what no plan up to the limit can use. */
export interface TightPart {
  readonly network: ServiceNetwork;
  readonly part: ServiceBound;
  readonly reduction: ServiceReduction;
}

/**
 * Leaves out the links and sites that the bound of a part rules out and, where sources are single,
 * bounds what is left anew, for fewer links make tighter knapsacks, until little more goes.
 * Null where no plan up to the limit is left.
 */
export function tightenPart(
  network: ServiceNetwork,
  part: ServiceBound,
  plans: PlanSearch,
  findLimit: () => number,
  deadline: number,
): TightPart | null {
  let tight: TightPart = { network, part, reduction: reduceService(network, part, findLimit()) };
  for (let round = 0; network.singleSource && round < MAX_ROUNDS; round += 1) {
    const narrow = narrowNetwork(network, tight.reduction);
    const effort = { ...PART_EFFORT, limit: findLimit(), deadline };
    const start = { ...tight.part, siteState: tight.reduction.siteState };
    const bound = boundPart(narrow, makeServicePricing(narrow), start, plans, effort);
    if (bound.bound > findLimit()) return null;
    const before = tight.reduction.links.length;
    const reduction = reduceService(narrow, bound, findLimit());
    tight = { network: narrow, part: bound, reduction };
    if (reduction.links.length > (1 - WORTHWHILE) * before || performance.now() > deadline) break;
  }
  return tight;
}
