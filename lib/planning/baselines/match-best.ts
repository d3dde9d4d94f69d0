import type { ClusterMatch } from "@/lib/siting/read-plan";
import type { SitingProblem } from "@/lib/siting/siting-problem";

/** One way of an edge of the flow network; the way back stands at its position ^ 1. */
interface Arc {
  readonly from: number;
  readonly to: number;
  roomMw: number;
  readonly cost: number;
}

const NOTHING_MW = 1e-7;

/**
 * The most valuable matching of given loads with the renewables near them, shared places once only:
 *
 *   maximise Σ worth[c,k]·match[c,k],  Σ_k match[c,k] ≤ mean load of cluster c,
 *                                      Σ_c match[c,k] ≤ mean output of place k
 *
 * by successive best paths (minimum-cost flow), so that a baseline is not judged by how its power
 * happened to be matched.
 *
 * @param loadsMw [site]
 */
export function matchBest(
  { candidateSites, renewables }: SitingProblem,
  loadsMw: Float64Array,
): ClusterMatch[] {
  const { clusters, places, loadFactor } = renewables;
  const meanMw = new Float64Array(clusters.length);
  candidateSites.forEach(({ cluster }, i) => {
    if (cluster !== null) meanMw[cluster] = (meanMw[cluster] ?? 0) + loadFactor * (loadsMw[i] ?? 0);
  });
  const used = [...clusters.keys()].filter((c) => (meanMw[c] ?? 0) > 0);
  const [source, sink] = [used.length + places.length, used.length + places.length + 1];
  const arcs: Arc[] = [];
  const addArc = (from: number, to: number, roomMw: number, cost: number) => {
    arcs.push({ from, to, roomMw, cost }, { from: to, to: from, roomMw: 0, cost: -cost });
  };
  used.forEach((c, node) => {
    addArc(source, node, meanMw[c] ?? 0, 0);
  });
  places.forEach((place, k) => {
    addArc(used.length + k, sink, place.meanMw, 0);
  });
  const first = arcs.length;
  const links = used.flatMap((c, node) =>
    (clusters[c]?.links ?? []).map((link) => ({ ...link, cluster: c, node })),
  );
  for (const { node, place, worth } of links) addArc(node, used.length + place, Infinity, -worth);
  while (augment(arcs, source, sink)) {
    // Each round fills the most valuable path that is left.
  }
  return links.flatMap(({ cluster, place, distanceKm }, position) => {
    const flowMw = arcs[first + 2 * position + 1]?.roomMw ?? 0;
    return flowMw > NOTHING_MW ? [{ cluster, place, meanMw: flowMw, distanceKm }] : [];
  });
}

/** Sends as much as fits along the cheapest path; false when none is worth anything. */
function augment(arcs: Arc[], source: number, sink: number): boolean {
  const { cost, via } = findCheapestPaths(arcs, source, sink + 1);
  if ((cost[sink] ?? Infinity) >= 0) return false;
  const path: number[] = [];
  for (let node = sink; node !== source; node = arcs[path.at(-1) ?? 0]?.from ?? source) {
    path.push(via[node] ?? 0);
  }
  const roomMw = Math.min(...path.map((position) => arcs[position]?.roomMw ?? 0));
  for (const position of path) {
    const [arc, back] = [arcs[position], arcs[position ^ 1]];
    if (arc) arc.roomMw -= roomMw;
    if (back) back.roomMw += roomMw;
  }
  return roomMw > 0;
}

/** Bellman–Ford from the source: flows leave arcs of negative cost, but never a negative circle. */
function findCheapestPaths(arcs: readonly Arc[], source: number, nodeCount: number) {
  const cost = new Float64Array(nodeCount).fill(Infinity);
  const via = new Int32Array(nodeCount).fill(-1);
  cost[source] = 0;
  for (let round = 0, changed = true; changed && round < nodeCount; round += 1) {
    changed = false;
    for (let position = 0; position < arcs.length; position += 1) {
      const arc = arcs[position];
      if (!arc || arc.roomMw <= NOTHING_MW) continue;
      const next = (cost[arc.from] ?? Infinity) + arc.cost;
      if (next >= (cost[arc.to] ?? Infinity) - 1e-12) continue;
      cost[arc.to] = next;
      via[arc.to] = position;
      changed = true;
    }
  }
  return { cost, via };
}
