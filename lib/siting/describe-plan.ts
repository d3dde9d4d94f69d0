import { measureDistanceKm } from "../geo/measure-distance-km";
import type { SitingData } from "../schema/geodata";
import type { CriterionValue, LimitUse, Plan, PlanMatch, PlanSite } from "../schema/plan";
import type { Scenario } from "../schema/scenario";
import {
  type CriterionRanges,
  criterionIds,
  criterionUnits,
  normaliseCriterion,
  scaleWeights,
} from "./criteria/criterion-costs";
import { findProvinceHeadroom } from "./frame-limits";
import { listRenewableBuses } from "./frame-renewables";
import { listCapUses } from "./list-cap-uses";
import { listLimitUses } from "./list-limit-uses";
import { measureCriteria, type PlanSums, sumPlan } from "./measure-criteria";
import { measureInequality } from "./measure-inequality";
import { measureMet } from "./measure-met";
import type { SitingSolution } from "./read-plan";
import { gatherSiteFacts } from "./site-facts";
import type { SitingProblem } from "./siting-problem";

/** Takes the last bits of a sum of kilowatts away, MW. */
function roundToKilowatt(mw: number): number {
  return Math.round(mw * 1000) / 1000;
}

/**
 * Says a solution in the words of the `Plan` schema: sites with names and binding limits, totals,
 * criteria with their ranges, provinces, limits. Nothing is taken from the solver but the solution.
 *
 * @param ranges of the criteria, as the objective used them
 */
export function describePlan(
  problem: SitingProblem,
  scenario: Scenario,
  data: SitingData,
  solution: SitingSolution,
  ranges: CriterionRanges,
): Plan {
  const sums = sumPlan(problem, solution);
  const uses = listLimitUses(problem, solution.loadsMw, sums);
  const limits = [
    ...uses,
    ...listCapUses(problem, measureCriteria(problem, solution)),
    ...describeSeparation(problem, scenario, data, solution),
  ];
  const matches = shareMatches(problem, data, solution);
  return {
    sites: describeSites(problem, scenario, data, solution, limits, matches),
    matches,
    totals: {
      ...describeTotals(problem, solution, sums),
      ...measureInequality(problem, data, solution.loadsMw),
    },
    criteria: describeCriteria(problem, scenario, solution, ranges),
    provinces: describeProvinces(problem, scenario, data, solution),
    limits,
  };
}

/** Distances that miss the least one by no more than this leave nothing of it, km. */
const BINDING_KM = 0.5;

/** The two nearest sites of a plan against the least distance between sites. */
function describeSeparation(
  { separationKm }: SitingProblem,
  scenario: Scenario,
  data: SitingData,
  { loadsMw }: SitingSolution,
): LimitUse[] {
  if (separationKm <= 0) return [];
  const open = gatherSiteFacts(scenario, data).filter((_, i) => (loadsMw[i] ?? 0) > 0);
  if (open.length < 2) return [];
  const used = Math.min(
    ...open.flatMap((a, i) => open.slice(i + 1).map((b) => measureDistanceKm(a, b))),
  );
  const common = { id: "separation", kind: "separation", subject: "", source: "scenario" } as const;
  const binding = used <= separationKm + BINDING_KM;
  return [{ ...common, limit: separationKm, used, unit: "km", binding }];
}

/** A cluster's matches, split over its sites in proportion to their loads. */
function shareMatches(
  problem: SitingProblem,
  data: SitingData,
  { loadsMw, matches }: SitingSolution,
): PlanMatch[] {
  const places = listRenewableBuses(data);
  const membersOf = new Map<
    number,
    { site: SitingProblem["candidateSites"][number]; mw: number }[]
  >();
  problem.candidateSites.forEach((site, i) => {
    const mw = loadsMw[i] ?? 0;
    if (mw <= 0 || site.cluster === null) return;
    const members = membersOf.get(site.cluster);
    if (members) members.push({ site, mw });
    else membersOf.set(site.cluster, [{ site, mw }]);
  });
  return matches.flatMap(({ cluster, place, meanMw, distanceKm }) => {
    const members = membersOf.get(cluster) ?? [];
    const clusterMw = members.reduce((sum, { mw }) => sum + mw, 0);
    const bus = places[place]?.bus;
    if (bus === undefined) return [];
    return members.map(({ site, mw }) => ({
      site: site.id,
      bus,
      meanMw: (meanMw * mw) / clusterMw,
      distanceKm,
    }));
  });
}

/** Mean MW of one site's load that its own part of the matches meets. */
function matchSite(
  { renewables }: SitingProblem,
  matches: readonly PlanMatch[],
  loadMw: number,
  placeOf: (bus: number) => number | undefined,
): number {
  return measureMet(
    renewables,
    renewables.loadFactor * loadMw,
    matches.map(({ bus, meanMw }) => ({ place: placeOf(bus) ?? -1, meanMw })),
  );
}

function describeSites(
  problem: SitingProblem,
  scenario: Scenario,
  data: SitingData,
  { loadsMw }: SitingSolution,
  limits: readonly LimitUse[],
  matches: readonly PlanMatch[],
): PlanSite[] {
  const bindingIds = new Set(limits.filter(({ binding }) => binding).map(({ id }) => id));
  const bindingOf = loadsMw.length === 0 ? [] : problem.candidateSites.map((): string[] => []);
  for (const limit of problem.sharedLimits) {
    if (!bindingIds.has(limit.id)) continue;
    for (const i of limit.sites) bindingOf[i]?.push(limit.id);
  }
  const placeOf = new Map(listRenewableBuses(data).map(({ bus }, place) => [bus, place]));
  return gatherSiteFacts(scenario, data).flatMap((facts, i): PlanSite[] => {
    const loadMw = loadsMw[i] ?? 0;
    const capMw = problem.candidateSites[i]?.maxMw ?? 0;
    if (loadMw <= 0) return [];
    const { id, name, province, municipality, outsideKm, lon, lat, kv, bus } = facts;
    const own = matches.filter(({ site }) => site === id);
    const matchedMw = matchSite(problem, own, loadMw, (bus) => placeOf.get(bus));
    const shared = bindingOf[i] ?? [];
    const binding = shared.length === 0 && loadMw >= capMw - 0.01 ? ["site-max"] : shared;
    const place = { province, municipality, outsideKm, lon, lat };
    return [{ id, name, ...place, loadMw, capMw, kv, bus, matchedMw, binding }];
  });
}

function describeTotals(
  { targetMw, renewables }: SitingProblem,
  { loadsMw, unmetMw }: SitingSolution,
  sums: PlanSums,
): Plan["totals"] {
  const placedMw = roundToKilowatt(sums.placedMw);
  const meanMw = renewables.loadFactor * sums.placedMw;
  return {
    targetMw,
    placedMw,
    unmetMw,
    siteCount: loadsMw.filter((mw) => mw > 0).length,
    capitalMw: roundToKilowatt(sums.capitalMw),
    capitalShare: placedMw > 0 ? sums.capitalMw / sums.placedMw : 0,
    matchedShare: placedMw > 0 ? sums.matchedMw / meanMw : 0,
    matchedDistanceKm: sums.contractedMw > 0 ? sums.matchedMwKm / sums.contractedMw : null,
    accessKm: placedMw > 0 ? sums.accessMwKm / sums.placedMw : null,
    spreadDeviation: sums.movedMw / targetMw,
    refusalRiskMw: sums.refusalRiskMw,
  };
}

function describeCriteria(
  problem: SitingProblem,
  scenario: Scenario,
  solution: SitingSolution,
  ranges: CriterionRanges,
): CriterionValue[] {
  const values = measureCriteria(problem, solution);
  const weights = scaleWeights(scenario.weights);
  return criterionIds.map((id) => {
    const value = values[id];
    const { ideal, nadir } = ranges.get(id) ?? { ideal: value, nadir: value };
    return {
      id,
      value,
      unit: criterionUnits[id],
      ideal,
      nadir,
      normalised: normaliseCriterion(value, { ideal, nadir }),
      weight: weights[id],
    };
  });
}

function describeProvinces(
  problem: SitingProblem,
  scenario: Scenario,
  data: SitingData,
  { loadsMw }: SitingSolution,
): Plan["provinces"] {
  return data.provinces.map((province) => {
    const loads = problem.candidateSites.flatMap((site, i) =>
      site.province === province.code && (loadsMw[i] ?? 0) > 0 ? [loadsMw[i] ?? 0] : [],
    );
    return {
      code: province.code,
      loadMw: roundToKilowatt(loads.reduce((sum, mw) => sum + mw, 0)),
      siteCount: loads.length,
      headroomMw: findProvinceHeadroom(province, scenario.limits.province)?.mw ?? null,
      capital: province.capital,
    };
  });
}
