import type { SitingModel } from "../siting-model";
import { hasWholeShares, type ServiceNetwork } from "./service-network";
import { assignNearest, type ServicePlan } from "./service-plan";
import type { ServiceReduction } from "./service-reduction";
import { serveAtLeastCost } from "./service-transport";

/**
 * The plan in a point of the model over a reduction, without the solver's rounding: where no
 * capacity binds, customers go to their nearest open site; where demands are split, at least cost to
 * the open sites; else shares are scaled to a sum of 1.
 *
 * @param x one value a column, feasible within the solver's tolerance
 */
export function readServicePlan(
  network: ServiceNetwork,
  reduction: ServiceReduction,
  model: SitingModel,
  x: Float64Array,
): ServicePlan {
  const openSites = reduction.siteState.flatMap((_, site) =>
    (x[model.columns.open[site] ?? -1] ?? 0) > 0.5 ? [site] : [],
  );
  if (!network.singleSource && hasWholeShares(network)) return assignNearest(network, openSites);
  const exact = network.singleSource ? null : serveAtLeastCost(network, openSites);
  if (exact) return exact.plan;
  const least = network.singleSource ? 0.5 : 1e-9;
  const isOpen = new Set(openSites);
  const parts = reduction.links.flatMap(({ site, customer }, link) => {
    const share = x[model.columns.service[link] ?? -1] ?? 0;
    return share > least && isOpen.has(site) ? [{ site, customer, share }] : [];
  });
  const served = new Float64Array(network.customerCount);
  for (const { customer, share } of parts) served[customer] = (served[customer] ?? 0) + share;
  const shares = parts.map((part) => ({
    ...part,
    share: part.share / (served[part.customer] ?? 1),
  }));
  return { openSites, shares };
}
