import { CodedError } from "@/lib/errors";
import { findFacilityShape } from "./facility-layout";
import { readCount } from "./read-p-median";
import type { NumberScan } from "./scan-numbers";
import type { ServiceInstance } from "./service-instance";

/** The bounds of the search take the square of it in steps. */
export const MAX_SITES = 2000;

/**
 * Reads a facility-location file in any layout of `facility-layout.ts`. Costs are for a
 * customer's whole demand. OR-Library's layout lets a demand be split between sites, as its
 * published optima do; the other two are single-source. One number after the last cost, where
 * some mirrors print the optimum, is ignored. Throws `bad_field` naming the defect.
 */
export function readFacility(scan: NumberScan, fileName: string): ServiceInstance {
  const { values } = scan;
  const siteCount = readCount(values, 0, "number of sites");
  const customerCount = readCount(values, 1, "number of customers");
  const needed = 2 + 2 * siteCount + customerCount + siteCount * customerCount;
  if (values.length !== needed && values.length !== needed + 1) {
    throw refuse(
      `${siteCount} sites and ${customerCount} customers take ${needed} numbers; the file holds ${values.length}`,
    );
  }
  if (siteCount > MAX_SITES) {
    throw new CodedError("too_large", `${siteCount} sites, at most ${MAX_SITES} are read`, "sites");
  }
  const shape = findFacilityShape(scan, siteCount, customerCount, fileName);
  const parts =
    shape.layout === "interleaved"
      ? splitInterleaved(values, siteCount, customerCount)
      : splitSections(values, siteCount, customerCount, shape.rowsAreCustomers);
  const sites = splitSites(values, siteCount, shape.layout === "lists");
  refuseNegative(sites.capacity, "capacity of site");
  refuseNegative(sites.fixedCost, "fixed cost of site");
  refuseNegative(parts.demand, "demand of customer");
  refuseNegative(parts.cost, "cost");
  const singleSource = shape.layout !== "interleaved";
  const total = parts.demand.reduce((sum, demand) => sum + demand, 0);
  const isSlack = sites.capacity.every((capacity) => capacity >= total);
  return {
    kind: singleSource ? "single-source" : isSlack ? "uncapacitated" : "capacitated",
    siteCount,
    customerCount,
    ...sites,
    ...parts,
    openCount: null,
    singleSource,
  };
}

/** The same instance with every capacity lifted. */
export function liftCapacities(instance: ServiceInstance): ServiceInstance {
  if (instance.kind === "p-median") return instance;
  const capacity = new Float64Array(instance.siteCount).fill(Number.POSITIVE_INFINITY);
  return { ...instance, kind: "uncapacitated", capacity, singleSource: false };
}

function splitSites(values: Float64Array, siteCount: number, asLists: boolean) {
  const capacity = new Float64Array(siteCount);
  const fixedCost = new Float64Array(siteCount);
  for (let site = 0; site < siteCount; site += 1) {
    capacity[site] = values[asLists ? 2 + site : 2 + 2 * site] ?? Number.NaN;
    fixedCost[site] = values[asLists ? 2 + siteCount + site : 3 + 2 * site] ?? Number.NaN;
  }
  return { capacity, fixedCost };
}

function splitInterleaved(values: Float64Array, siteCount: number, customerCount: number) {
  const demand = new Float64Array(customerCount);
  const cost = new Float64Array(siteCount * customerCount);
  for (let customer = 0; customer < customerCount; customer += 1) {
    const block = 2 + 2 * siteCount + customer * (siteCount + 1);
    demand[customer] = values[block] ?? Number.NaN;
    for (let site = 0; site < siteCount; site += 1) {
      cost[site * customerCount + customer] = values[block + 1 + site] ?? Number.NaN;
    }
  }
  return { demand, cost };
}

function splitSections(
  values: Float64Array,
  siteCount: number,
  customerCount: number,
  rowsAreCustomers: boolean,
) {
  const first = 2 + 2 * siteCount;
  const demand = values.slice(first, first + customerCount);
  const rows = values.slice(
    first + customerCount,
    first + customerCount + siteCount * customerCount,
  );
  if (!rowsAreCustomers) return { demand, cost: rows };
  const cost = rows.map((_, place) => {
    const site = Math.floor(place / customerCount);
    return rows[(place % customerCount) * siteCount + site] ?? Number.NaN;
  });
  return { demand, cost };
}

function refuseNegative(values: Float64Array, what: string): void {
  const place = values.findIndex((value) => !(value >= 0));
  if (place >= 0)
    throw refuse(`the ${what} ${place + 1} is ${values[place]}, it must not be negative`);
}

function refuse(message: string): CodedError {
  return new CodedError("bad_field", message, "file");
}
