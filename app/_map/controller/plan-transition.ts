import type { Plan, PlanSite } from "@/lib/schema/plan";

/** Load in MW per site id, and share (0–1) per province code: what the map shows at one moment. */
export type PlanFrame = { loadMw: Map<string, number>; share: Map<string, number> };

export const emptyFrame: PlanFrame = { loadMw: new Map(), share: new Map() };

/** Frame in which `plan` is fully shown; no plan is the empty frame. */
export function frameOf(plan: Plan | null): PlanFrame {
  if (!plan) return emptyFrame;
  const placedMw = plan.totals.placedMw;
  return {
    loadMw: new Map(plan.sites.map((site) => [site.id, site.loadMw])),
    share: new Map(
      plan.provinces.map((one) => [one.code, placedMw > 0 ? one.loadMw / placedMw : 0]),
    ),
  };
}

/** Cubic ease out of `t` in 0–1, quick at first: a plan answers a hand; values outside are clamped. */
export function ease(t: number): number {
  const x = Math.min(1, Math.max(0, t));
  return 1 - (1 - x) ** 3;
}

function mixMaps(from: Map<string, number>, to: Map<string, number>, part: number) {
  const mixed = new Map<string, number>();
  for (const id of new Set([...from.keys(), ...to.keys()])) {
    const start = from.get(id) ?? 0;
    mixed.set(id, start + ((to.get(id) ?? 0) - start) * part);
  }
  return mixed;
}

/** Frame at time `t` (0–1) between two frames; a site that is absent counts as 0 MW. */
export function mixFrames(from: PlanFrame, to: PlanFrame, t: number): PlanFrame {
  const part = ease(t);
  return {
    loadMw: mixMaps(from.loadMw, to.loadMw, part),
    share: mixMaps(from.share, to.share, part),
  };
}

/** Ids of the sites that `to` has and `from` has not. */
export function addedSiteIds(from: PlanFrame, to: PlanFrame): string[] {
  return [...to.loadMw.keys()].filter((id) => !from.loadMw.has(id));
}

/** Sites of both plans, the newer one's record first, so that leaving sites can shrink on the map. */
export function joinSites(current: Plan | null, leaving: readonly PlanSite[]): PlanSite[] {
  const sites = new Map(leaving.map((site) => [site.id, site]));
  for (const site of current?.sites ?? []) sites.set(site.id, site);
  return [...sites.values()];
}
