import type { ProgramBuilder } from "../../lp/program-builder";
import type { MatchColumn, MetColumn, SitingColumns } from "../siting-model";
import type { SitingProblem } from "../siting-problem";
import type { TightenedSites } from "../tighten-sites";

/**
 * Adds every variable that is not the part of one criterion:
 * load[i] ≥ 0, open[i] ∈ {0,1}, modules[i] ∈ ℤ, unmet ∈ [0, target], match[c,k] ≥ 0, share[i,j] ∈ [0,1].
 * Closed sites keep their columns, fixed at 0, so that positions are the same in every model.
 */
export function addSiteVariables(
  problem: SitingProblem,
  sites: TightenedSites,
  builder: ProgramBuilder,
  unitMw: number,
): SitingColumns {
  const { candidateSites, moduleMw, service, renewables } = problem;
  const capOf = (i: number) => sites.capMw[i] ?? 0;
  const load = candidateSites.map((_, i) => builder.addColumn({ upper: capOf(i) / unitMw }));
  const open = candidateSites.map((site, i) => {
    const canOpen = capOf(i) > 0 || (service !== null && site.state !== "closed");
    // A site that must open and cannot leaves no feasible point: its size row says so.
    const lower = site.state === "open" ? 1 : 0;
    return builder.addColumn({ lower, upper: Math.max(lower, canOpen ? 1 : 0), integer: true });
  });
  const modules = moduleMw === null ? [] : candidateSites.map((_, i) => capOf(i) / moduleMw);
  return {
    load: Int32Array.from(load),
    open: Int32Array.from(open),
    modules: Int32Array.from(
      modules.map((count) => builder.addColumn({ upper: Math.round(count), integer: true })),
    ),
    unmet: builder.addColumn({ upper: service ? 0 : problem.targetMw / unitMw }),
    matches: addMatchVariables(renewables, builder, unitMw),
    met: addMetVariables(problem, builder, unitMw),
    added: new Map(),
    crowding: new Map(),
    deviation: new Map(),
    service: Int32Array.from(service?.links ?? [], () =>
      builder.addColumn({ upper: 1, integer: service?.singleSource ?? false }),
    ),
  };
}

function addMatchVariables(
  { clusters, places }: SitingProblem["renewables"],
  builder: ProgramBuilder,
  unitMw: number,
): MatchColumn[] {
  return clusters.flatMap((cluster, c) =>
    cluster.links
      .filter((link) => (places[link.place]?.meanMw ?? 0) > 0)
      .map((link) => {
        const upper = (places[link.place]?.meanMw ?? 0) / unitMw;
        return { ...link, cluster: c, column: builder.addColumn({ upper }) };
      }),
  );
}

function addMetVariables(
  { renewables, targetMw }: SitingProblem,
  builder: ProgramBuilder,
  unitMw: number,
): MetColumn[] {
  const upper = (renewables.loadFactor * targetMw) / unitMw;
  return renewables.clusters.flatMap(({ links }, cluster) =>
    renewables.blocks.flatMap(({ share }, block) =>
      links.length === 0 ? [] : [{ cluster, block, share, column: builder.addColumn({ upper }) }],
    ),
  );
}
