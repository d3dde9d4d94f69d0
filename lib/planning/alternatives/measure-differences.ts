import type { Plan } from "@/lib/schema/plan";

/** MW by key, of a plan. */
type Loads = ReadonlyMap<string, number>;

function groupBySite({ sites }: Plan): Loads {
  return new Map(sites.map(({ id, loadMw }) => [id, loadMw]));
}

function groupByProvince({ provinces }: Plan): Loads {
  return new Map(provinces.map(({ code, loadMw }) => [code, loadMw]));
}

/** ½ · Σ |a − b| ÷ Σ a: the part of the load that two plans of one size place differently, 0–1. */
function measureMoved(a: Loads, b: Loads): number {
  let movedMw = 0;
  let totalMw = 0;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    movedMw += Math.abs((a.get(key) ?? 0) - (b.get(key) ?? 0)) / 2;
    totalMw += a.get(key) ?? 0;
  }
  return totalMw > 0 ? Math.min(1, movedMw / totalMw) : 0;
}

function tabulate(loads: readonly Loads[]): number[][] {
  return loads.map((a) => loads.map((b) => measureMoved(a, b)));
}

/** Share of MW that each two plans place at other sites, [plan][plan], 0–1. */
export function measureSiteDistances(plans: readonly Plan[]): number[][] {
  return tabulate(plans.map(groupBySite));
}

/** Share of MW that each two plans place in other provinces, [plan][plan], 0–1. */
export function measureProvinceDistances(plans: readonly Plan[]): number[][] {
  return tabulate(plans.map(groupByProvince));
}
