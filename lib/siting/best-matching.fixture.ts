import type { ClusterMatch } from "./read-plan";
import type { RenewableSupply } from "./siting-problem";

interface Arc {
  readonly from: number;
  readonly to: number;
  room: number;
  readonly cost: number;
}

/**
 * The most valuable matching of clusters' mean loads with places, by augmenting along the most
 * valuable path (min-cost flow, Bellman–Ford): a second way to what the program finds.
 *
 * @param meanLoadMw [cluster]
 * @param worthOf value of one matched MW, > 0
 */
export function findBestMatching(
  { clusters, places }: RenewableSupply,
  meanLoadMw: readonly number[],
  worthOf: (worth: number) => number,
): ClusterMatch[] {
  const [source, sink] = [clusters.length + places.length, clusters.length + places.length + 1];
  const arcs: Arc[] = [];
  const addArc = (from: number, to: number, room: number, cost: number) => {
    arcs.push({ from, to, room, cost }, { from: to, to: from, room: 0, cost: -cost });
  };
  for (const c of clusters.keys()) addArc(source, c, meanLoadMw[c] ?? 0, 0);
  for (const [k, place] of places.entries()) addArc(clusters.length + k, sink, place.meanMw, 0);
  const first = arcs.length;
  const links = clusters.flatMap((cluster, c) => cluster.links.map((link) => ({ ...link, c })));
  for (const { c, place, worth } of links) {
    addArc(c, clusters.length + place, Infinity, -worthOf(worth));
  }
  while (augment(arcs, source, sink, sink + 1)) {
    // Each round takes the most valuable path that is left.
  }
  return links.flatMap(({ c, place, distanceKm }, position) => {
    const meanMw = arcs[first + 2 * position + 1]?.room ?? 0;
    return meanMw > 0 ? [{ cluster: c, place, meanMw, distanceKm }] : [];
  });
}

function augment(arcs: Arc[], source: number, sink: number, nodeCount: number): boolean {
  const cost = new Array<number>(nodeCount).fill(Infinity);
  const via = new Array<number>(nodeCount).fill(-1);
  cost[source] = 0;
  for (let round = 0; round < nodeCount; round += 1) {
    arcs.forEach(({ from, to, room, cost: step }, position) => {
      const next = (cost[from] ?? Infinity) + step;
      if (room > 1e-9 && next < (cost[to] ?? Infinity) - 1e-12) {
        cost[to] = next;
        via[to] = position;
      }
    });
  }
  if ((cost[sink] ?? Infinity) >= 0) return false;
  const path: number[] = [];
  for (let node = sink; node !== source; node = arcs[path.at(-1) ?? 0]?.from ?? source) {
    path.push(via[node] ?? 0);
  }
  const room = Math.min(...path.map((position) => arcs[position]?.room ?? 0));
  for (const position of path) {
    const [arc, back] = [arcs[position], arcs[position ^ 1]];
    if (arc && back) [arc.room, back.room] = [arc.room - room, back.room + room];
  }
  return true;
}
