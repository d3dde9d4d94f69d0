import { columnAt, type ModelDraft } from "../model-draft";

/**
 * Of sites that are all too near to each other at most one opens.
 *
 *   Σ_{i∈Q} open[i] ≤ 1   for each clique Q, the cliques covering every pair too near
 *                                                             dual: none (openings are whole)
 *
 * A row a clique says as much as a row a pair, holds the relaxation tighter, and is one instead of
 * |Q|·(|Q|−1)/2. Locks that are too near to each other leave no feasible point.
 */
export function keepApart(draft: ModelDraft): void {
  const { problem, builder, columns, sites } = draft;
  const positions = new Map(problem.candidateSites.map(({ id }, i) => [id, i]));
  const canOpen = (i: number) =>
    (sites.capMw[i] ?? 0) > 0 || problem.candidateSites[i]?.state === "open";
  const neighbours = problem.candidateSites.map(({ tooNear }, i) => {
    const near = tooNear.flatMap((id) => positions.get(id) ?? []);
    return new Set(canOpen(i) ? near.filter(canOpen) : []);
  });
  for (const clique of coverByCliques(neighbours)) {
    const terms = clique.map((i) => [columnAt(columns.open, i), 1] as const);
    builder.addRow({ name: `apart[${clique.join()}]`, terms, upper: 1 });
  }
}

/**
 * Cliques of a graph that together hold every edge: each edge not yet held is grown greedily, by
 * the common neighbour with the most neighbours first.
 */
export function coverByCliques(neighbours: readonly ReadonlySet<number>[]): number[][] {
  const isNear = (a: number, b: number) => neighbours[a]?.has(b) ?? false;
  const degree = (i: number) => neighbours[i]?.size ?? 0;
  const covered = neighbours.map(() => new Set<number>());
  const cliques: number[][] = [];
  neighbours.forEach((near, a) => {
    for (const b of near) {
      if (b < a || covered[a]?.has(b)) continue;
      const clique = [a, b];
      const common = [...near].filter((i) => i !== b && isNear(b, i));
      common.sort((x, y) => degree(y) - degree(x) || x - y);
      for (const i of common) if (clique.every((member) => isNear(member, i))) clique.push(i);
      for (const i of clique) for (const other of clique) covered[i]?.add(other);
      cliques.push(clique);
    }
  });
  return cliques;
}
