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
  const { loadFactor, blocks } = problem.renewables;
  // Contracts may give more than the mean load: what is met in a block is bounded there.
  if (blocks.length > 0) return;
  const sitesOf = groupSitesByCluster(draft);
  for (const [cluster, matches] of groupBy(columns.matches, (match) => match.cluster)) {
    const loads = (sitesOf.get(cluster) ?? []).map(
      (i) => [columnAt(columns.load, i), -loadFactor] as const,
    );
    const matched = matches.map(({ column }) => [column, 1] as const);
    builder.addRow({
      name: `matchWithinLoad[${cluster}]`,
      terms: [...matched, ...loads],
      upper: 0,
    });
  }
}

/** Places of at least this mean output have a row of their own in `matchWhereOpen`, MW. */
const LARGE_PLACE_MW = 20;

/**
 * Only a cluster with an open site matches: follows from the rows above, and keeps the relaxation
 * from matching a whole place with a sliver of a site. One row a large place K = {k}, and one for
 * all small ones K together, which costs little tightness and saves half of the rows.
 *
 *   Σ_{k∈K} match[c,k] ≤ min(Σ_{k∈K} mean[k], loadFactor · Σ_{i∈c} cap[i]) · z[c]
 *                                                             dual: none (follows)
 */
export function matchWhereOpen(draft: ModelDraft): void {
  if (draft.lean) return;
  const { problem, builder, columns, sites, unitMw } = draft;
  const { places, loadFactor, blocks } = problem.renewables;
  const sitesOf = groupSitesByCluster(draft);
  const meanMw = ({ place }: MatchColumn) => places[place]?.meanMw ?? 0;
  for (const [cluster, matches] of groupBy(columns.matches, (match) => match.cluster)) {
    const members = listUsableSites(draft, sitesOf.get(cluster) ?? []);
    if (members.length === 0) continue;
    const group = openGroup(draft, members);
    const loadMw = loadFactor * members.reduce((sum, i) => sum + (sites.capMw[i] ?? 0), 0);
    const large = matches.filter((match) => meanMw(match) >= LARGE_PLACE_MW);
    const small = matches.filter((match) => meanMw(match) < LARGE_PLACE_MW);
    for (const together of [...large.map((match) => [match]), small]) {
      if (together.length === 0) continue;
      const outputMw = together.reduce((sum, match) => sum + meanMw(match), 0);
      const terms = together.map(({ column }) => [column, 1] as const);
      const most = (blocks.length > 0 ? outputMw : Math.min(outputMw, loadMw)) / unitMw;
      builder.addRow({
        name: `matchWhereOpen[${cluster},${together[0]?.place}]`,
        terms: [...terms, [group, -most]],
        upper: 0,
      });
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
    builder.addRow({ name: `output[${place}]`, terms, upper: meanMw / unitMw });
  }
}

/**
 * At least a set share of the mean load is matched with renewables nearby.
 *
 *   Σ_{c,k} match[c,k] ≥ share · loadFactor · Σ_i load[i]          dual: objective per matched MW
 *
 * With blocks the left side is Σ_{c,b} hours[b] · met[c,b], hours[b] the block's part of the year.
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
  const matched =
    problem.renewables.blocks.length > 0
      ? columns.met.map(({ column, share }) => [column, share] as const)
      : columns.matches.map(({ column }) => [column, 1] as const);
  const row = builder.addRow({ name: "matchedShare", terms: [...matched, ...loads], lower: 0 });
  const boundPerUnit = (loadFactor * problem.targetMw) / unitMw;
  limitRows.push({ row, id: "matched-share", kind: "matched-share", subject: "", boundPerUnit });
}
