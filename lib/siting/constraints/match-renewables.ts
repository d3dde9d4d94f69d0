import { columnAt, type ModelDraft } from "../model-draft";
import type { MatchColumn } from "../siting-model";
import { listUsableSites, openGroup } from "./tighten-program";

function groupBy(
  matches: readonly MatchColumn[],
  keyOf: (match: MatchColumn) => number,
): Map<number, MatchColumn[]> {
  const groups = new Map<number, MatchColumn[]>();
  for (const match of matches) {
    const group = groups.get(keyOf(match));
    if (group) group.push(match);
    else groups.set(keyOf(match), [match]);
  }
  return groups;
}

function groupSitesByCluster(draft: ModelDraft): Map<number, number[]> {
  const sitesOf = new Map<number, number[]>();
  draft.problem.candidateSites.forEach(({ cluster }, i) => {
    if (cluster === null) return;
    const sites = sitesOf.get(cluster);
    if (sites) sites.push(i);
    else sitesOf.set(cluster, [i]);
  });
  return sitesOf;
}

/**
 * A cluster of sites matches no more than its mean load.
 *
 *   Σ_k match[c,k] ≤ loadFactor · Σ_{i∈c} load[i]          dual: objective per mean MW of load at c
 */
export function matchWithinLoad(draft: ModelDraft): void {
  const { problem, builder, columns } = draft;
  const { loadFactor } = problem.renewables;
  const sitesOf = groupSitesByCluster(draft);
  for (const [cluster, matches] of groupBy(columns.matches, (match) => match.cluster)) {
    const loads = (sitesOf.get(cluster) ?? []).map(
      (i) => [columnAt(columns.load, i), -loadFactor] as const,
    );
    const matched = matches.map(({ column }) => [column, 1] as const);
    builder.addRow([...matched, ...loads], -Infinity, 0);
  }
}

/**
 * Only a cluster with an open site matches: follows from the rows above, and keeps the relaxation
 * from matching a whole place with a sliver of a site.
 *
 *   match[c,k] ≤ min(mean[k], loadFactor · Σ_{i∈c} cap[i]) · z[c]          dual: none (follows)
 */
export function matchWhereOpen(draft: ModelDraft): void {
  const { problem, builder, columns, sites, unitMw } = draft;
  const { places, loadFactor } = problem.renewables;
  const sitesOf = groupSitesByCluster(draft);
  for (const [cluster, matches] of groupBy(columns.matches, (match) => match.cluster)) {
    const members = listUsableSites(draft, sitesOf.get(cluster) ?? []);
    if (members.length === 0) continue;
    const group = openGroup(draft, members);
    const loadMw = loadFactor * members.reduce((sum, i) => sum + (sites.capMw[i] ?? 0), 0);
    for (const { column, place } of matches) {
      const mostMw = Math.min(places[place]?.meanMw ?? 0, loadMw);
      builder.addRow(
        [
          [column, 1],
          [group, -mostMw / unitMw],
        ],
        -Infinity,
        0,
      );
    }
  }
}

/**
 * All clusters together draw no more from a place than its mean output.
 *
 *   Σ_c match[c,k] ≤ mean[k]          dual: objective per mean MW of output at k
 */
export function shareRenewableOutput({ problem, builder, columns, unitMw }: ModelDraft): void {
  for (const [place, matches] of groupBy(columns.matches, (match) => match.place)) {
    const meanMw = problem.renewables.places[place]?.meanMw ?? 0;
    const terms = matches.map(({ column }) => [column, 1] as const);
    builder.addRow(terms, -Infinity, meanMw / unitMw);
  }
}

/**
 * At least a set share of the mean load is matched with renewables nearby.
 *
 *   Σ_{c,k} match[c,k] ≥ share · loadFactor · Σ_i load[i]          dual: objective per matched MW
 */
export function matchLeastShare({
  problem,
  builder,
  columns,
  unitMw,
  limitRows,
}: ModelDraft): void {
  const { minMatchedShare, loadFactor } = problem.renewables;
  if (minMatchedShare <= 0) return;
  const loads = [...columns.load].map((column) => [column, -minMatchedShare * loadFactor] as const);
  const matched = columns.matches.map(({ column }) => [column, 1] as const);
  const row = builder.addRow([...matched, ...loads], 0, Infinity);
  const boundPerUnit = (loadFactor * problem.targetMw) / unitMw;
  limitRows.push({ row, id: "matched-share", kind: "matched-share", subject: "", boundPerUnit });
}
