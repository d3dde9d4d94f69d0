import type { CandidateSite, ServiceLink, SiteState, SitingProblem } from "../siting-problem";
import { noFurtherRules } from "./no-further-rules";
import type { ServiceBound } from "./service-bound";
import { valueLinks } from "./service-link-value";
import { hasWholeShares, type ServiceNetwork, sumDemand } from "./service-network";
import type { ServicePlan } from "./service-plan";
import { findPower } from "./service-scaling";
import { makeSiteValuation } from "./service-site-value";

/** Slack on a comparison of bounds, relative: a bound carries rounding from thousands of sums. */
const ROUNDING = 1e-9;

/** A network without what no cheapest plan up to a cost can use. */
export interface ServiceReduction {
  /** If the cheapest plan of the network costs at most this, the reduction has one as cheap. */
  readonly cutoff: number;
  readonly siteState: readonly SiteState[];
  readonly links: readonly ServiceLink[];
}

/**
 * Leaves out each link, and closes or opens each site, whose other choice is proven to cost more
 * than `cutoff`:
 *
 *   openBound[i] + max(0, cost[i][j] − price[j]) > cutoff  ⇒  share[i][j] = 0
 *
 * Where sources are single, the sharper `valueLinks` adds to openBound as well.
 * The link rule needs shares of 0 or 1; where demands are split it is left out.
 * With cutoff = Infinity nothing but unreachable links is left out.
 */
export function reduceService(
  network: ServiceNetwork,
  proof: ServiceBound,
  cutoff: number,
): ServiceReduction {
  const siteState = decideSites(proof, cutoff);
  const links: ServiceLink[] = [];
  forEachLink(network, proof, siteState, cutoff, (site, customer, cost) => {
    links.push({ site, customer, cost });
    return true;
  });
  return { cutoff, siteState, links };
}

/** Whether `reduceService` would keep at most `most` links. */
export function leavesFewLinks(
  network: ServiceNetwork,
  proof: ServiceBound,
  cutoff: number,
  most: number,
): boolean {
  let count = 0;
  forEachLink(network, proof, decideSites(proof, cutoff), cutoff, () => {
    count += 1;
    return count <= most;
  });
  return count <= most;
}

function decideSites(proof: ServiceBound, cutoff: number): SiteState[] {
  const limit = addRounding(cutoff);
  return proof.siteState.map((state, site) => {
    if (state !== "free") return state;
    if ((proof.openBound[site] ?? 0) > limit) return "closed";
    return (proof.closedBound[site] ?? 0) > limit ? "open" : "free";
  });
}

/** Visits the links that stay, until `visit` returns false. */
function forEachLink(
  network: ServiceNetwork,
  proof: ServiceBound,
  siteState: readonly SiteState[],
  cutoff: number,
  visit: (site: number, customer: number, cost: number) => boolean,
): void {
  const { customerCount } = network;
  const limit = addRounding(cutoff);
  const valueSite = makeSiteValuation(network, sumDemand(network));
  const scratch = new Float64Array(customerCount);
  const valueSiteLinks = (site: number) => {
    const filled = valueSite(site, proof.price, scratch) - (network.fixedCost[site] ?? 0);
    return valueLinks(network, site, proof.price, filled);
  };
  const pricesLinks = hasWholeShares(network);
  for (let site = 0; site < network.siteCount; site += 1) {
    if (siteState[site] === "closed") continue;
    const room = pricesLinks ? limit - (proof.openBound[site] ?? 0) : Number.POSITIVE_INFINITY;
    const added = network.singleSource ? valueSiteLinks(site) : null;
    for (let customer = 0; customer < customerCount; customer += 1) {
      const cost = network.cost[site * customerCount + customer] ?? Number.POSITIVE_INFINITY;
      if (cost === Number.POSITIVE_INFINITY || cost - (proof.price[customer] ?? 0) > room) continue;
      if ((added?.[customer] ?? 0) > room) continue;
      if (!visit(site, customer, cost)) return;
    }
  }
}

function addRounding(cutoff: number): number {
  return cutoff + ROUNDING * Math.abs(cutoff);
}

/** The network without the links that a reduction leaves out. */
export function narrowNetwork(
  network: ServiceNetwork,
  reduction: ServiceReduction,
): ServiceNetwork {
  const cost = new Float64Array(network.cost.length).fill(Number.POSITIVE_INFINITY);
  for (const link of reduction.links) {
    cost[link.site * network.customerCount + link.customer] = link.cost;
  }
  return { ...network, cost };
}

/** Only the sites and links that a plan uses. */
export function keepPlanAlone(network: ServiceNetwork, plan: ServicePlan): ServiceReduction {
  const open = new Set(plan.openSites);
  return {
    cutoff: Number.POSITIVE_INFINITY,
    siteState: Array.from(network.fixedCost, (_, site) => (open.has(site) ? "open" : "closed")),
    links: plan.shares.map(({ site, customer }) => ({
      site,
      customer,
      cost: network.cost[site * network.customerCount + customer] ?? Number.POSITIVE_INFINITY,
    })),
  };
}

/**
 * The siting problem of a network, over the links and sites of a reduction. Demands are brought to a
 * usual size by a power of two, for the tolerances of a solver are absolute.
 */
export function buildServiceProblem(
  network: ServiceNetwork,
  reduction: ServiceReduction,
): SitingProblem {
  const { divide } = findPower(sumDemand(network));
  const demandsMw = network.demand.map(divide);
  const targetMw = demandsMw.reduce((sum, demand) => sum + demand, 0);
  const candidateSites = reduction.siteState.map((state, site): CandidateSite => {
    const capacity = divide(network.capacity[site] ?? 0);
    return {
      id: `site:${site + 1}`,
      state,
      minMw: 0,
      maxMw: Math.min(capacity, targetMw),
      province: "",
      capital: false,
      bus: null,
      cluster: null,
      accessKm: 0,
      refusalShare: null,
      connectionKm: 0,
      seismicZone1: false,
      nearUsers: true,
      tooNear: [],
      openingCost: network.fixedCost[site] ?? 0,
    };
  });
  return {
    candidateSites,
    targetMw,
    ...noFurtherRules,
    siteCount: { min: network.openCount ?? 0, max: network.openCount ?? network.siteCount },
    service: {
      customers: Array.from(demandsMw, (demandMw, customer) => ({
        id: `customer:${customer + 1}`,
        demandMw,
      })),
      links: reduction.links,
      singleSource: network.singleSource,
    },
  };
}
