/**
 * Customers served from sites, the facility-location part of a siting problem:
 *
 *   minimise  Σᵢ fixedCost[i]·open[i] + Σᵢⱼ cost[i][j]·share[i][j]
 *   Σᵢ share[i][j] = 1,  Σⱼ demand[j]·share[i][j] ≤ capacity[i]·open[i],  share[i][j] ≤ open[i]
 *
 * Costs are for the whole of a customer's demand, in any one unit of money or distance.
 */
export interface ServiceNetwork {
  readonly siteCount: number;
  readonly customerCount: number;
  /** Largest demand a site can serve, [site], in the unit of demand; Infinity where unlimited. */
  readonly capacity: Float64Array;
  /** Cost of opening, [site]. */
  readonly fixedCost: Float64Array;
  /** [customer], not negative. */
  readonly demand: Float64Array;
  /** [site][customer], row-major; Infinity where the site cannot serve the customer. */
  readonly cost: Float64Array;
  /** Exactly so many sites open; null = any number. */
  readonly openCount: number | null;
  /** A customer is served by one site alone (share 0 or 1). */
  readonly singleSource: boolean;
}

/** Σⱼ demand[j]. */
export function sumDemand(network: ServiceNetwork): number {
  return network.demand.reduce((sum, demand) => sum + demand, 0);
}

/** Whether some cheapest plan serves each customer from one site: by rule, or no capacity binds. */
export function hasWholeShares(network: ServiceNetwork): boolean {
  const total = sumDemand(network);
  return network.singleSource || network.capacity.every((capacity) => capacity >= total);
}

/** Whether the cheapest plan costs a whole number: all costs are whole and so are its shares. */
export function hasWholeCosts(network: ServiceNetwork): boolean {
  const isWhole = (cost: number) => Number.isInteger(cost) || cost === Number.POSITIVE_INFINITY;
  return hasWholeShares(network) && network.fixedCost.every(isWhole) && network.cost.every(isWhole);
}
