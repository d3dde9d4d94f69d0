import type { Alternative, SiteRole } from "@/lib/schema/alternatives";
import { gatherSiteFacts } from "@/lib/siting/site-facts";
import { limitObjective } from "./difference-model";
import type { AlternativesSearch } from "./find-alternatives";
import { limitTime } from "./find-alternatives";
import { allowSites, withOpenBounds } from "./open-bounds";

/** Guards a comparison of objectives. */
const MARGIN = 1e-7;

/**
 * What a set of plans says about every candidate. `must` is proven where the relaxation without
 * the site is worse than the ceiling or has no plan, `avoid` where its duals keep the site out of
 * every plan under the ceiling; a lock proves either.
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
  const needed = await findNeededSites(search, inAll);
  return candidateSites.map(({ id, state }, site): SiteRole => {
    const planCount = counts.get(id) ?? 0;
    const role = planCount === 0 ? "avoid" : planCount === found.length ? "must" : "choice";
    const outProven = state === "closed" || !useful.has(site);
    const proven = { must: needed.has(site), choice: true, avoid: outProven }[role];
    return { id, name: facts[site]?.name ?? { ko: id, en: id }, role, proven, planCount };
  });
}

/** Those of some sites without which no plan is under the ceiling, by the LP relaxation. */
async function findNeededSites(
  search: AlternativesSearch,
  sites: readonly number[],
): Promise<Set<number>> {
  const { difference, useful, ceiling } = search;
  const { model, objective, siting } = difference;
  const needed = new Set<number>();
  await model.changeCosts(objective.cost, objective.offset);
  await limitObjective(difference, Number.POSITIVE_INFINITY);
  for (const site of sites) {
    if (siting.problem.candidateSites[site]?.state === "open") needed.add(site);
    if (needed.has(site) || performance.now() > search.deadline || search.signal?.aborted) continue;
    const others = allowSites(siting, new Set([...useful].filter((other) => other !== site)));
    const { status, bound } = await withOpenBounds(model, siting, others, () =>
      model.solve({ ...limitTime(search), relax: true }),
    );
    const worse = status === "optimal" && bound > ceiling + MARGIN;
    if (worse || status === "infeasible") needed.add(site);
  }
  return needed;
}
