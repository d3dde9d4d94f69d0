import type { PlanSite } from "@/lib/schema/plan";

export type SiteColumn = "name" | "mw" | "kv";
export interface SiteOrder {
  readonly column: SiteColumn;
  readonly descending: boolean;
}

/** Sites of one province and their sum. */
export interface SiteGroup {
  readonly province: string;
  readonly loadMw: number;
  readonly sites: readonly PlanSite[];
}

/**
 * Sites by province, the province with most load first; within it in the wanted order.
 * An unknown voltage comes last either way.
 */
export function groupSites(
  sites: readonly PlanSite[],
  order: SiteOrder,
  nameOf: (site: PlanSite) => string,
): SiteGroup[] {
  const byProvince = new Map<string, PlanSite[]>();
  for (const site of sites) {
    byProvince.set(site.province, [...(byProvince.get(site.province) ?? []), site]);
  }
  return [...byProvince]
    .map(([province, members]) => ({
      province,
      loadMw: members.reduce((sum, site) => sum + site.loadMw, 0),
      sites: members.toSorted((a, b) => compareSites(a, b, order, nameOf)),
    }))
    .sort((a, b) => b.loadMw - a.loadMw || a.province.localeCompare(b.province));
}

function compareSites(
  a: PlanSite,
  b: PlanSite,
  { column, descending }: SiteOrder,
  nameOf: (site: PlanSite) => string,
): number {
  const sign = descending ? -1 : 1;
  if (column === "name") return sign * nameOf(a).localeCompare(nameOf(b));
  if (column === "mw") return sign * (a.loadMw - b.loadMw) || nameOf(a).localeCompare(nameOf(b));
  if (a.kv === null || b.kv === null) return Number(a.kv === null) - Number(b.kv === null);
  return sign * (a.kv - b.kv) || b.loadMw - a.loadMw;
}
