import { columnAt, type ModelDraft } from "../model-draft";
import type { SharedLimit } from "../siting-problem";
import type { TightenedSites } from "../tighten-sites";

/**
 * Of two alike sites the better one opens first: cuts off copies of a plan, never its value.
 *
 *   open[a] ≥ open[b]   where a dominates b          dual: none (follows from the optimum)
 */
export function openBetterFirst(
  { builder, columns }: ModelDraft,
  { precedence }: TightenedSites,
): void {
  for (const [first, second] of precedence) {
    builder.addRow(
      [
        [columnAt(columns.open, first), 1],
        [columnAt(columns.open, second), -1],
      ],
      0,
      Infinity,
    );
  }
}

/**
 * How far a group of sites is open at all, 0–1: z ≤ Σ_{i∈group} open[i], z ≤ 1. One site is its own.
 * Where the group is open z may be 1, where it is closed z is 0; so what z bounds is bounded rightly.
 */
export function openGroup({ builder, columns }: ModelDraft, sites: readonly number[]): number {
  const [only] = sites;
  if (sites.length === 1 && only !== undefined) return columnAt(columns.open, only);
  const group = builder.addColumn({ upper: 1 });
  const opens = sites.map((i) => [columnAt(columns.open, i), -1] as const);
  builder.addRow([[group, 1], ...opens], -Infinity, 0);
  return group;
}

/** Sites of a limit that can open. */
export function listUsableSites({ capMw }: ModelDraft, limit: SharedLimit): number[] {
  return limit.sites.filter((i) => (capMw[i] ?? 0) > 0);
}
