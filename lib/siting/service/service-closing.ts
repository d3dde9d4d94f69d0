import { boundPart, type ServiceBound } from "./service-bound";
import { chooseSite, divideBySite, PART_EFFORT } from "./service-division";
import type { ServiceNetwork } from "./service-network";
import type { ServicePart } from "./service-part";
import type { PlanSearch } from "./service-plan-search";
import { makeServicePricing } from "./service-pricing";
import { startProof } from "./service-proof";
import { narrowNetwork } from "./service-reduction";
import { tightenPart } from "./service-tightening";
import { serveAtLeastCost } from "./service-transport";

/** What closing a part may use, and how long it may try. */
export interface ClosingQuestion {
  readonly plans: PlanSearch;
  /** Plans dearer than this are of no use. */
  readonly findLimit: () => number;
  /** Parts to look at. */
  readonly mostParts: number;
  readonly deadline: number;
}

/**
 * Divides a part to its end, by sites and then by who serves a customer, with a bound at each step:
 * no solver's tolerance has a say, and the proof of the part holds all of it. The plans met go to
 * `plans`. False where the part is too large for that, or time is out.
 */
export function closePart(
  network: ServiceNetwork,
  part: ServicePart,
  question: ClosingQuestion,
): boolean {
  return new Closing(question).close(network, part);
}

class Closing {
  private partsLeft: number;

  constructor(private readonly question: ClosingQuestion) {
    this.partsLeft = question.mostParts;
  }

  close(network: ServiceNetwork, part: ServicePart): boolean {
    const { plans, findLimit, deadline } = this.question;
    this.partsLeft -= 1;
    if (this.partsLeft < 0 || performance.now() > deadline) return false;
    const effort = { ...PART_EFFORT, limit: findLimit(), deadline };
    const bound = boundPart(network, makeServicePricing(network), part, plans, effort);
    if (bound.bound > findLimit()) return true;
    const tight = tightenPart(network, bound, plans, findLimit, deadline);
    if (!tight) return true;
    const siteState = tight.reduction.siteState;
    const left = { ...tight.part, siteState };
    return this.divide(narrowNetwork(tight.network, tight.reduction), left);
  }

  private divide(network: ServiceNetwork, part: ServiceBound): boolean {
    const site = chooseSite(part);
    if (site !== null) {
      return divideBySite(part, site).every((half) => this.close(network, half));
    }
    if (!network.singleSource) return this.serve(network, part);
    const links = listSources(network, part);
    const customer = chooseCustomer(network, links);
    if (customer === null) return this.serveFromOnly(network, part, links);
    const sources = new Map((links[customer] ?? []).map((source) => [source, startProof()]));
    part.proof.end = { kind: "customer", customer, sources };
    return [...sources].every(([source, proof]) =>
      this.close(keepSource(network, customer, source), { ...part, proof }),
    );
  }

  /** All sites are decided: the cheapest flow, whose prices close the part. */
  private serve(network: ServiceNetwork, part: ServiceBound): boolean {
    const openSites = [...part.siteState.keys()].filter((site) => part.siteState[site] === "open");
    const answer = serveAtLeastCost(network, openSites);
    if (!answer) return false;
    this.question.plans.keep(answer.plan);
    part.proof.prices.push(answer.price);
    return true;
  }

  /** Each customer has one source: one plan, or none. */
  private serveFromOnly(
    network: ServiceNetwork,
    part: ServiceBound,
    links: readonly (readonly number[])[],
  ): boolean {
    const open = part.siteState.flatMap((state, site) => (state === "open" ? [site] : []));
    const shares = links.flatMap(([site], customer) =>
      site === undefined ? [] : [{ site, customer, share: 1 }],
    );
    this.question.plans.keep({ openSites: open, shares });
    part.proof.prices.push(
      Float64Array.from(links, ([site = 0], customer) => {
        return network.cost[site * network.customerCount + customer] ?? 0;
      }),
    );
    return true;
  }
}

/** The open sites linked to each customer. */
function listSources(network: ServiceNetwork, part: ServicePart): number[][] {
  return Array.from(network.demand, (_, customer) =>
    [...part.siteState.keys()].filter(
      (site) =>
        part.siteState[site] !== "closed" &&
        (network.cost[site * network.customerCount + customer] ?? Infinity) < Infinity,
    ),
  );
}

/** The one of the largest demand among those with a choice: where it goes decides most of the rest. */
function chooseCustomer(
  { demand }: ServiceNetwork,
  sources: readonly (readonly number[])[],
): number | null {
  let best: number | null = null;
  sources.forEach(({ length }, customer) => {
    if (length < 2 || (best !== null && (demand[customer] ?? 0) <= (demand[best] ?? 0))) return;
    best = customer;
  });
  return best;
}

/** The network in which only `source` serves a customer. */
function keepSource(network: ServiceNetwork, customer: number, source: number): ServiceNetwork {
  const cost = network.cost.slice();
  for (let site = 0; site < network.siteCount; site += 1) {
    if (site !== source) cost[site * network.customerCount + customer] = Number.POSITIVE_INFINITY;
  }
  return { ...network, cost };
}
