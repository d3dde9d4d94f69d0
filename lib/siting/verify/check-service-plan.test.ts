import { describe, expect, it } from "vitest";
import type { ServicePlan } from "../service/service-plan";
import { checkServicePlan } from "./check-service-plan";

/** Two sites of 5 for three customers of 2; customer 3 cannot reach site 1. */
const network = {
  siteCount: 2,
  customerCount: 3,
  capacity: Float64Array.of(5, 5),
  fixedCost: Float64Array.of(10, 20),
  demand: Float64Array.of(2, 2, 2),
  cost: Float64Array.of(1, 2, Number.POSITIVE_INFINITY, 4, 5, 6),
  openCount: null,
  singleSource: true,
};
const plan: ServicePlan = {
  openSites: [0, 1],
  shares: [
    { site: 0, customer: 0, share: 1 },
    { site: 0, customer: 1, share: 1 },
    { site: 1, customer: 2, share: 1 },
  ],
};
const serve = (site: number, customer: number, share = 1) => ({ site, customer, share });

describe("the check of a plan", () => {
  it("passes a valid plan at its true cost", () => {
    expect(checkServicePlan(network, plan, 10 + 20 + 1 + 2 + 6)).toEqual([]);
  });

  it.each([
    ["a wrong cost", network, plan, 38],
    ["a closed site that serves", network, { ...plan, openSites: [0] }, 19],
    ["a customer left out", network, { ...plan, shares: plan.shares.slice(0, 2) }, 33],
    ["a site listed twice", network, { ...plan, openSites: [0, 0, 1] }, 49],
    ["a site that does not exist", network, { ...plan, openSites: [0, 1, 7] }, 39],
    [
      "a link that does not exist",
      network,
      { openSites: [0, 1], shares: [serve(0, 0), serve(1, 1), serve(0, 2)] },
      null,
    ],
    [
      "too much at one site",
      network,
      { openSites: [1], shares: [serve(1, 0), serve(1, 1), serve(1, 2)] },
      35,
    ],
    [
      "a split demand",
      network,
      { ...plan, shares: [serve(0, 0, 0.5), serve(1, 0, 0.5), ...plan.shares.slice(1)] },
      40.5,
    ],
    ["another number of sites", { ...network, openCount: 1 }, plan, 39],
  ])("finds %s", (_, given, wrong, objective) => {
    expect(checkServicePlan(given, wrong, objective)).not.toEqual([]);
  });

  it("lets a demand be split where the rules do", () => {
    const split = {
      ...plan,
      shares: [serve(0, 0, 0.5), serve(1, 0, 0.5), ...plan.shares.slice(1)],
    };
    expect(checkServicePlan({ ...network, singleSource: false }, split, 40.5)).toEqual([]);
  });
});
