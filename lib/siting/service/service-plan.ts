import type { ServiceNetwork } from "./service-network";

/** One customer's share served from one site. */
export interface ServiceShare {
  readonly site: number;
  readonly customer: number;
  /** Of the customer's demand, above 0 and at most 1. */
  readonly share: number;
}

/** Open sites and who serves whom. */
export interface ServicePlan {
  /** Positions, rising. */
  readonly openSites: readonly number[];
  readonly shares: readonly ServiceShare[];
}

/** Σᵢ fixedCost[i] over open sites + Σ cost·share. */
export function costPlan(network: ServiceNetwork, plan: ServicePlan): number {
  const opening = plan.openSites.reduce((sum, site) => sum + (network.fixedCost[site] ?? 0), 0);
  return plan.shares.reduce((sum, { site, customer, share }) => {
    const cost = network.cost[site * network.customerCount + customer] ?? Number.POSITIVE_INFINITY;
    return sum + cost * share;
  }, opening);
}

/** Serves each customer from its cheapest open site: the best plan where no capacity binds. */
export function assignNearest(network: ServiceNetwork, openSites: readonly number[]): ServicePlan {
  const { customerCount, cost } = network;
  const shares: ServiceShare[] = [];
  for (let customer = 0; customer < customerCount; customer += 1) {
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const site of openSites) {
      const value = cost[site * customerCount + customer] ?? Number.POSITIVE_INFINITY;
      if (value < least) [nearest, least] = [site, value];
    }
    if (nearest >= 0) shares.push({ site: nearest, customer, share: 1 });
  }
  return { openSites, shares };
}
