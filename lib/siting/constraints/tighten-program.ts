import { columnAt, type ModelDraft } from "../model-draft";

/**
 * Of two alike sites the better one opens first: cuts off copies of a plan, never its value.
 *
 *   open[a] ≥ open[b]   where a dominates b          dual: none (follows from the optimum)
 */
export function openBetterFirst({ builder, columns, sites }: ModelDraft): void {
  for (const [first, second] of sites.precedence) {
    builder.addRow({
      name: `betterFirst[${first},${second}]`,
      terms: [
        [columnAt(columns.open, first), 1],
        [columnAt(columns.open, second), -1],
      ],
      lower: 0,
    });
  }
}

/**
 * The column that says how far any of some sites is open, 0–1.
 *
 *   z ≤ Σ_{i first in group} open[i],   z ≤ 1          dual: none (follows from the optimum)
 *
 * "First" are the sites that no other of the group must open before. With whole sites z may be 1
 * where one of them is open and must be 0 where none is, so a bound that holds at an open group
 * holds times z. In the relaxation that keeps a sliver of a site from using a whole bus.
 */
export function openGroup(draft: ModelDraft, members: readonly number[]): number {
  const { builder, columns, sites, groups } = draft;
  const inside = new Set(members);
  const first = members.filter((i) => !sites.dominators.get(i)?.some((a) => inside.has(a)));
  const [only] = first;
  if (first.length === 1 && only !== undefined) return columnAt(columns.open, only);
  const key = first.join();
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group = builder.addColumn({ upper: 1 });
  const opens = first.map((i) => [columnAt(columns.open, i), -1] as const);
  builder.addRow({ name: `anyOpen[${key}]`, terms: [[group, 1], ...opens], upper: 0 });
  groups.set(key, group);
  return group;
}

/** Those of some sites that can open. */
export function listUsableSites({ sites }: ModelDraft, members: readonly number[]): number[] {
  return members.filter((i) => (sites.capMw[i] ?? 0) > 0);
}
