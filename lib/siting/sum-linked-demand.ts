import type { ServiceDemand } from "./siting-problem";

/** Demand of all customers that a site is linked to, [site]: no site ever carries more. */
export function sumLinkedDemand(service: ServiceDemand, siteCount: number): Float64Array {
  const linkedMw = new Float64Array(siteCount);
  for (const link of service.links) {
    const demand = service.customers[link.customer]?.demandMw ?? 0;
    linkedMw[link.site] = (linkedMw[link.site] ?? 0) + demand;
  }
  return linkedMw;
}
