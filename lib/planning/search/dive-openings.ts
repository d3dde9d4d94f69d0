import type { SolveResult } from "@/lib/solver/solver";
import { allowSites, type OpenBounds, withOpenBounds } from "./open-bounds";
import { limitSolve, listOpenSites, type Search, solveWithSites } from "./search";

/** Beyond these a site counts as decided by the relaxation. */
const NEARLY_OPEN = 0.999;
const NEARLY_CLOSED = 1e-6;
/** In each round the most open part of the undecided sites is opened, and slivers are closed. */
const OPENED_PART = 0.25;
const SLIVER = 0.1;
const MOST_ROUNDS = 16;

/** Decides some of the undecided sites; returns null when none is left. */
function decideSome(opens: Float64Array, { lower, upper }: OpenBounds): OpenBounds | null {
  const undecided = Array.from(opens.keys()).filter((site) => {
    const open = opens[site] ?? 0;
    return open > NEARLY_CLOSED && open < NEARLY_OPEN;
  });
  if (undecided.length === 0) return null;
  undecided.sort((a, b) => (opens[b] ?? 0) - (opens[a] ?? 0) || a - b);
  const opened = new Set(undecided.slice(0, Math.ceil(undecided.length * OPENED_PART)));
  return {
    lower: lower.map((bound, site) =>
      opened.has(site) || (opens[site] ?? 0) >= NEARLY_OPEN ? 1 : bound,
    ),
    upper: upper.map((bound, site) => {
      const isSliver = undecided.includes(site) && (opens[site] ?? 0) < SLIVER;
      return isSliver && !opened.has(site) ? 0 : bound;
    }),
  };
}

/**
 * Rounds step by step: opens a few sites that the relaxation opens most, closes slivers, solves the
 * relaxation again, until no site is open in part. Costlier than rounding at once, and far better
 * where sites compete. Runs in the quick lane's turn, after `relaxAndRound`; null where it fails.
 * `within` keeps sites closed or open from the start.
 */
export async function diveOpenings(
  search: Search,
  relaxed: SolveResult,
  within?: OpenBounds,
): Promise<Float64Array | null> {
  const { siting, quick } = search.warm;
  const { open } = siting.columns;
  const readOpens = (x: Float64Array) => Float64Array.from(open, (column) => x[column] ?? 0);
  const all = new Set(siting.problem.candidateSites.keys());
  let bounds: OpenBounds = within ?? allowSites(siting, all);
  const last = await withOpenBounds(quick.model, siting, bounds, async () => {
    let x = relaxed.x;
    for (let round = 0; x && round < MOST_ROUNDS; round += 1) {
      const next = decideSome(readOpens(x), bounds);
      if (!next) return x;
      bounds = next;
      await quick.model.changeColumnBounds(open, bounds.lower, bounds.upper);
      x = (await quick.model.solve({ ...limitSolve(search), relax: true })).x;
    }
    return x;
  });
  return last && solveWithSites(search, quick.model, listOpenSites(siting, last, 0.5));
}
