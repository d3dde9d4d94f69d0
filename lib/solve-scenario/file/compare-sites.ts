import { measureDistanceKm } from "@/lib/geo/measure-distance-km";
import type { RecordedSite, SiteDifferences } from "@/lib/schema/site-file";
import type { FileSite } from "./read-site";

/** A site of the plan that was exported, and what the file has of it now. */
export interface MatchedSite {
  readonly recorded: RecordedSite;
  /** Null where the file has it no more. */
  readonly now: FileSite | null;
}

export interface ComparedSites {
  readonly matched: readonly MatchedSite[];
  /** What the plan had not. */
  readonly added: readonly FileSite[];
}

/** A file that went through another program keeps places to about this, km: a metre. */
const SAME_PLACE_KM = 0.002;
/** Sizes are whole kilowatts here: less than half of one is rounding, MW. */
const SAME_SIZE_MW = 0.0005;

/** Whether two points are the same place as far as files keep places. */
export function isSamePlace(
  a: { readonly lon: number; readonly lat: number },
  b: { readonly lon: number; readonly lat: number },
): boolean {
  return measureDistanceKm(a, b) <= SAME_PLACE_KM;
}

/** Pairs the sites of a file with those of the plan by id; of two with one id the first counts. */
export function compareSites(
  sites: readonly FileSite[],
  recorded: readonly RecordedSite[],
): ComparedSites {
  const first = new Map<string, FileSite>();
  for (const site of sites) {
    if (site.id !== null && !first.has(site.id)) first.set(site.id, site);
  }
  const matched = recorded.map((one) => ({ recorded: one, now: first.get(one.id) ?? null }));
  const kept = new Set(matched.flatMap(({ now }) => now ?? []));
  return { matched, added: sites.filter((site) => !kept.has(site)) };
}

const sumMw = (sites: readonly { readonly loadMw: number | null }[]) =>
  Math.round(sites.reduce((sum, { loadMw }) => sum + (loadMw ?? 0), 0) * 1000) / 1000;

/** Lists how the sites of a file differ from the plan's; `totals` are those of the plan, if known. */
export function listDifferences(
  sites: readonly FileSite[],
  { matched, added }: ComparedSites,
  totals: { readonly siteCount: number | null; readonly placedMw: number | null },
): SiteDifferences {
  const name = (site: RecordedSite) => ({ id: site.id, name: site.name });
  return {
    deleted: matched.flatMap(({ recorded, now }) =>
      now ? [] : [{ ...name(recorded), loadMw: recorded.loadMw }],
    ),
    changed: matched.flatMap(({ recorded, now }) => {
      if (!now) return [];
      const toMw = now.loadMw;
      if (toMw !== null && Math.abs(toMw - recorded.loadMw) <= SAME_SIZE_MW) return [];
      return [{ ...name(recorded), fromMw: recorded.loadMw, toMw }];
    }),
    moved: matched.flatMap(({ recorded, now }) => {
      if (!now || isSamePlace(recorded, now)) return [];
      const movedKm = Math.round(measureDistanceKm(recorded, now) * 1000) / 1000;
      return [{ ...name(recorded), lon: now.lon, lat: now.lat, movedKm }];
    }),
    added: added.map(({ id: _, ...site }) => site),
    siteCount: { from: totals.siteCount, to: sites.length },
    placedMw: { from: totals.placedMw, to: sumMw(sites) },
  };
}

/** Whether anything differs at all. */
export function hasDifferences(differences: SiteDifferences): boolean {
  const { deleted, changed, moved, added, siteCount, placedMw } = differences;
  const listed = deleted.length + changed.length + moved.length + added.length;
  const isOtherCount = siteCount.from !== null && siteCount.from !== siteCount.to;
  const isOtherSum =
    placedMw.from !== null &&
    Math.abs(placedMw.from - placedMw.to) > SAME_SIZE_MW * (1 + siteCount.to);
  return listed > 0 || isOtherCount || isOtherSum;
}
