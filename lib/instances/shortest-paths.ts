/** One undirected edge between two nodes counted from 0. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/**
 * All-pairs shortest paths of an undirected graph (Floyd–Warshall), `[from][to]` row-major,
 * Infinity where there is no path. Of repeated edges the last one counts; lengths are ≥ 0.
 */
export function findShortestPaths(nodeCount: number, edges: readonly Edge[]): Float64Array {
  const distance = new Float64Array(nodeCount * nodeCount).fill(Number.POSITIVE_INFINITY);
  for (const { from, to, length } of edges) {
    distance[from * nodeCount + to] = length;
    distance[to * nodeCount + from] = length;
  }
  for (let node = 0; node < nodeCount; node += 1) distance[node * nodeCount + node] = 0;
  for (let via = 0; via < nodeCount; via += 1) {
    const viaRow = distance.subarray(via * nodeCount, (via + 1) * nodeCount);
    for (let from = 0; from < nodeCount; from += 1) {
      const first = distance[from * nodeCount + via] ?? Number.POSITIVE_INFINITY;
      if (first === Number.POSITIVE_INFINITY || from === via) continue;
      relaxRow(distance.subarray(from * nodeCount, (from + 1) * nodeCount), viaRow, first);
    }
  }
  return distance;
}

function relaxRow(row: Float64Array, viaRow: Float64Array, first: number): void {
  for (let to = 0; to < row.length; to += 1) {
    const length = first + (viaRow[to] ?? Number.POSITIVE_INFINITY);
    if (length < (row[to] ?? 0)) row[to] = length;
  }
}
