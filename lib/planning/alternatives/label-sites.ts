import type { Alternative, SiteRole } from "@/lib/schema/alternatives";
import { gatherSiteFacts } from "@/lib/siting/site-facts";
import type { SolveResult } from "@/lib/solver/solver";
import { diveOpenings } from "../search/dive-openings";
import { allowSites, withOpenBounds } from "../search/open-bounds";
import {
  type AlternativesSearch,
  certifyPoint,
  limitTime,
  ROUNDING,
  toSearch,
} from "./alternatives-search";
import { limitObjective } from "./difference-model";

/** Guards a comparison of objectives. */
const MARGIN = 1e-7;
/** The whole-number search for a plan without one site ends after so many nodes. */
const MOST_NODES = 40;

/** Whether some plan under the ceiling does without a site. */
type Need = "needed" | "replaceable" | "unknown";

/**
 * What a set of plans says about every candidate. Of a site that all of them open, `must` is proven
 * where without it the relaxation, or the whole-number search, finds nothing under the ceiling; where
 * a verified plan does without it, it is a choice after all. `avoid` is proven where the
 * relaxation's duals keep the site out of every plan under the ceiling. A lock proves either.
 */
export async function labelSites(
  search: AlternativesSearch,
  found: readonly Alternative[],
): Promise<SiteRole[]> {
  const { scenario, data, difference, useful } = search;
  const { candidateSites } = difference.siting.problem;
  const counts = new Map<string, number>();
  for (const { plan } of found) {
    for (const { id } of plan.sites) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const facts = gatherSiteFacts(scenario, data);
  const inAll = candidateSites.flatMap(({ id }, site) =>
    counts.get(id) === found.length ? [site] : [],
  );
  const needs = await findNeeds(search, inAll);
  return candidateSites.map(({ id, state }, site): SiteRole => {
    const planCount = counts.get(id) ?? 0;
    const need = needs.get(site);
    const isMust = planCount === found.length && need !== "replaceable";
    const role = planCount === 0 ? "avoid" : isMust ? "must" : "choice";
    const outProven = state === "closed" || !useful.has(site);
    const proven = { must: need === "needed", choice: true, avoid: outProven }[role];
    return { id, name: facts[site]?.name ?? { ko: id, en: id }, role, proven, planCount };
  });
}

/** Of some sites, whether a plan under the ceiling does without each. */
async function findNeeds(
  search: AlternativesSearch,
  sites: readonly number[],
): Promise<Map<number, Need>> {
  const { difference } = search;
  const needs = new Map<number, Need>();
  const open: Array<{ site: number; relaxed: SolveResult }> = [];
  for (const site of sites) {
    if (difference.siting.problem.candidateSites[site]?.state === "open") needs.set(site, "needed");
    else {
      const relaxed = await relaxWithout(search, site);
      if (relaxed === "needed") needs.set(site, "needed");
      else if (relaxed !== "unknown") open.push({ site, relaxed });
    }
  }
  // First where the bound leaves most room: there a plan is likely, and soon found.
  open.sort((a, b) => a.relaxed.bound - b.relaxed.bound);
  for (const { site, relaxed } of open) needs.set(site, await searchWithout(search, site, relaxed));
  return needs;
}

function isOver({ deadline, signal }: AlternativesSearch): boolean {
  return performance.now() > deadline || (signal?.aborted ?? false);
}

function withoutSite({ difference, useful }: AlternativesSearch, site: number) {
  return allowSites(difference.siting, new Set([...useful].filter((other) => other !== site)));
}

/** The best of the relaxation without a site: a proof where it is above the ceiling. */
async function relaxWithout(
  search: AlternativesSearch,
  site: number,
): Promise<SolveResult | "needed" | "unknown"> {
  const { difference, ceiling } = search;
  const { bounding, objective, siting } = difference;
  if (isOver(search)) return "unknown";
  await bounding.changeCosts(objective.cost, objective.offset);
  await limitObjective(difference, Number.POSITIVE_INFINITY);
  const relaxed = await withOpenBounds(bounding, siting, withoutSite(search, site), () =>
    bounding.solve({ ...limitTime(search), relax: true }),
  );
  if (relaxed.status === "infeasible") return "needed";
  if (relaxed.status !== "optimal") return "unknown";
  return relaxed.bound > ceiling + MARGIN ? "needed" : relaxed;
}

/** Looks for a plan under the ceiling without a site: rounded step by step, then by branching. */
async function searchWithout(
  search: AlternativesSearch,
  site: number,
  relaxed: SolveResult,
): Promise<Need> {
  const { difference, ceiling } = search;
  const { model, siting, objective } = difference;
  if (isOver(search)) return "unknown";
  await model.changeCosts(objective.cost, objective.offset);
  await limitObjective(difference, ceiling - ROUNDING);
  const bounds = withoutSite(search, site);
  const dived = await diveOpenings(toSearch(search, objective), relaxed, bounds);
  if (await isPlan(search, dived, site)) return "replaceable";
  if (isOver(search)) return "unknown";
  const result = await withOpenBounds(model, siting, bounds, () =>
    model.solve({ ...limitTime(search), nodeLimit: MOST_NODES, absoluteGap: 1 }),
  );
  if (result.status === "infeasible") return "needed";
  return (await isPlan(search, result.x, site)) ? "replaceable" : "unknown";
}

async function isPlan(
  search: AlternativesSearch,
  x: Float64Array | null,
  site: number,
): Promise<boolean> {
  if (!x) return false;
  const id = search.difference.siting.problem.candidateSites[site]?.id;
  const { plan, certificate } = await certifyPoint(search, x);
  const isUnder = (certificate.objective ?? Number.POSITIVE_INFINITY) <= search.ceiling;
  return certificate.verified && isUnder && plan.sites.every((other) => other.id !== id);
}
