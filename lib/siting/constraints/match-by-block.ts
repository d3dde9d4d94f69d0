import { columnAt, type ModelDraft } from "../model-draft";
import type { MatchColumn } from "../siting-model";

/**
 * In no block is more of a cluster's load met than there is.
 *
 *   met[c,b] ≤ loadFactor · Σ_{i∈c} load[i]          dual: objective per mean MW of load in block b
 */
export function meetWithinLoad({ problem, builder, columns }: ModelDraft): void {
  const { loadFactor, clusters } = problem.renewables;
  const loads = clusters.map((): [number, number][] => []);
  problem.candidateSites.forEach(({ cluster }, i) => {
    if (cluster !== null) loads[cluster]?.push([columnAt(columns.load, i), -loadFactor]);
  });
  for (const { column, cluster, block } of columns.met) {
    builder.addRow({
      name: `metWithinLoad[${cluster},${block}]`,
      terms: [[column, 1], ...(loads[cluster] ?? [])],
      upper: 0,
    });
  }
}

/**
 * In no block is more met than the contracted parts of places give in it; nothing is stored.
 *
 *   met[c,b] ≤ Σ_k ratio[k,b] · match[c,k],   ratio = output in b ÷ mean output over the year
 *                                             dual: objective per mean MW of output in block b
 */
export function meetFromContracts({ problem, builder, columns }: ModelDraft): void {
  const { blocks, clusters } = problem.renewables;
  const contracts = clusters.map((): MatchColumn[] => []);
  for (const match of columns.matches) contracts[match.cluster]?.push(match);
  for (const { column, cluster, block } of columns.met) {
    const given = (contracts[cluster] ?? []).map(
      (match) => [match.column, -(blocks[block]?.outputRatio[match.place] ?? 0)] as const,
    );
    builder.addRow({
      name: `metFromContracts[${cluster},${block}]`,
      terms: [[column, 1], ...given],
      upper: 0,
    });
  }
}
