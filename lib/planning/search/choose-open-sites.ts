import type { SitingModel } from "@/lib/siting/siting-model";

/** A part of a site as small as this is nothing. */
const NOTHING = 1e-7;

interface PartlyOpen {
  readonly site: number;
  readonly open: number;
  readonly loadMw: number;
}

function listPartlyOpen({ columns, unitMw }: SitingModel, x: Float64Array): PartlyOpen[] {
  const partly: PartlyOpen[] = [];
  columns.open.forEach((column, site) => {
    const open = x[column] ?? 0;
    if (!(open > NOTHING)) return;
    partly.push({ site, open, loadMw: (x[columns.load[site] ?? -1] ?? 0) * unitMw });
  });
  return partly;
}

/** As many as the count allows, in order; locked sites first. */
function keepWithinCount(
  locked: readonly number[],
  most: number,
  sites: readonly PartlyOpen[],
): Set<number> {
  const kept = new Set(locked);
  for (const { site } of sites) {
    if (kept.size >= most) break;
    kept.add(site);
  }
  return kept;
}

/**
 * Guesses which sites to open from a solution of the LP relaxation, where sites are open in part.
 * Returns distinct guesses, the likeliest first; each keeps locks and the largest count:
 * every site that carries at least half of its least load; every site open by half; every site
 * open at all.
 */
export function chooseOpenSites(siting: SitingModel, x: Float64Array): Set<number>[] {
  const { candidateSites, siteCount } = siting.problem;
  const locked: number[] = [];
  candidateSites.forEach(({ state }, site) => {
    if (state === "open") locked.push(site);
  });
  // The better of two alike sites is never less open than the other: this order keeps it first.
  const partly = listPartlyOpen(siting, x).sort(
    (a, b) => b.open - a.open || b.loadMw - a.loadMw || a.site - b.site,
  );
  const guesses = [
    partly.filter(({ site, loadMw }) => loadMw >= (candidateSites[site]?.minMw ?? 0) / 2),
    partly.filter(({ open }) => open >= 0.5),
    partly,
  ].map((sites) => keepWithinCount(locked, siteCount.max, sites));
  const seen = new Set<string>();
  return guesses.filter((guess) => {
    const key = [...guess].sort((a, b) => a - b).join();
    return !seen.has(key) && seen.add(key);
  });
}
