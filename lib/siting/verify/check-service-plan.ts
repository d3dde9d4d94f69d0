import type { ServiceNetwork } from "../service/service-network";
import type { ServicePlan } from "../service/service-plan";

/** Largest relative breach that counts as rounding of a solver. */
const TOLERANCE = 1e-6;
/** Relative to all demand, and to a capacity that whole demands fill: rounding of sums alone. */
const SUM_TOLERANCE = 1e-9;

/**
 * Recomputes every rule and the cost of a plan from the instance as read, knowing neither model
 * nor solver. Returns the breaches in words; empty = the plan is valid and, where `objective` is
 * given, costs that.
 */
export function checkServicePlan(
  instance: ServiceNetwork,
  plan: ServicePlan,
  objective: number | null = null,
): string[] {
  const { siteCount, customerCount, demand, capacity } = instance;
  const breaches: string[] = [];
  const open = new Set(plan.openSites);
  if (open.size !== plan.openSites.length) breaches.push("a site is listed twice");
  if (plan.openSites.some((site) => !(Number.isInteger(site) && site >= 0 && site < siteCount))) {
    breaches.push("a site that does not exist is open");
  }
  if (instance.openCount !== null && open.size !== instance.openCount) {
    breaches.push(`${open.size} sites are open instead of ${instance.openCount}`);
  }
  const served = new Float64Array(customerCount);
  const serverCount = new Uint32Array(customerCount);
  const load = new Float64Array(siteCount);
  let cost = plan.openSites.reduce(
    (sum, site) => sum + (instance.fixedCost[site] ?? Number.NaN),
    0,
  );
  for (const { site, customer, share } of plan.shares) {
    if (!(share > 0 && share <= 1 + TOLERANCE)) breaches.push(`a share of ${share}`);
    if (!open.has(site)) breaches.push(`closed site ${site + 1} serves customer ${customer + 1}`);
    served[customer] = (served[customer] ?? 0) + share;
    serverCount[customer] = (serverCount[customer] ?? 0) + 1;
    load[site] = (load[site] ?? 0) + share * (demand[customer] ?? Number.NaN);
    cost += share * (instance.cost[site * customerCount + customer] ?? Number.NaN);
  }
  served.forEach((share, customer) => {
    if (Math.abs(share - 1) > TOLERANCE) breaches.push(`customer ${customer + 1} gets ${share}`);
    if (instance.singleSource && (serverCount[customer] ?? 0) > 1) {
      breaches.push(`customer ${customer + 1} has ${serverCount[customer]} sources`);
    }
  });
  const total = demand.reduce((sum, value) => sum + value, 0);
  load.forEach((used, site) => {
    const room = capacity[site] ?? 0;
    const slack = instance.singleSource
      ? SUM_TOLERANCE * room
      : TOLERANCE * room + SUM_TOLERANCE * total;
    if (!(used <= room + slack)) {
      breaches.push(`site ${site + 1} serves ${used} of ${room}`);
    }
  });
  if (!Number.isFinite(cost)) breaches.push("a customer is served over a link that does not exist");
  if (objective !== null && !(Math.abs(cost - objective) <= TOLERANCE * Math.abs(cost))) {
    breaches.push(`the plan costs ${cost}, not ${objective}`);
  }
  return breaches;
}
