import { CodedError } from "@/lib/errors";
import type { NumberScan } from "./scan-numbers";
import type { ServiceInstance } from "./service-instance";
import { type Edge, findShortestPaths } from "./shortest-paths";

/** Distances of n nodes take n² numbers and n³ steps. */
export const MAX_NODES = 2000;

/**
 * Reads an OR-Library p-median file: `nodes edges p`, then one `from to length` a line, nodes
 * counted from 1. Every node is a customer of demand 1 and a possible site; exactly p open; a
 * customer costs its shortest path. Of repeated edges the last line counts, as the published
 * optima do. Throws `bad_field` naming the defect.
 */
export function readPMedian(scan: NumberScan): ServiceInstance {
  const { values } = scan;
  const nodeCount = readCount(values, 0, "number of nodes");
  const edgeCount = readCount(values, 1, "number of edges", 0);
  const openCount = readCount(values, 2, "number of medians p");
  if (nodeCount > MAX_NODES) {
    throw new CodedError("too_large", `${nodeCount} nodes, at most ${MAX_NODES} are read`, "nodes");
  }
  if (openCount > nodeCount) {
    throw refuse(`p = ${openCount} medians among only ${nodeCount} nodes`);
  }
  if (values.length !== 3 + 3 * edgeCount) {
    throw refuse(
      `${edgeCount} edges are announced, which take ${3 + 3 * edgeCount} numbers; the file holds ${values.length}`,
    );
  }
  return {
    kind: "p-median",
    siteCount: nodeCount,
    customerCount: nodeCount,
    capacity: new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY),
    fixedCost: new Float64Array(nodeCount),
    demand: new Float64Array(nodeCount).fill(1),
    cost: findShortestPaths(nodeCount, readEdges(values, edgeCount, nodeCount)),
    openCount,
    singleSource: false,
  };
}

function readEdges(values: Float64Array, edgeCount: number, nodeCount: number): Edge[] {
  const edges: Edge[] = [];
  for (let edge = 0; edge < edgeCount; edge += 1) {
    const place = 3 + 3 * edge;
    const from = readCount(values, place, `first node of edge ${edge + 1}`);
    const to = readCount(values, place + 1, `second node of edge ${edge + 1}`);
    const length = values[place + 2] ?? Number.NaN;
    if (from > nodeCount || to > nodeCount) {
      throw refuse(`edge ${edge + 1} joins ${from} and ${to}, there are ${nodeCount} nodes`);
    }
    if (!(length >= 0)) throw refuse(`edge ${edge + 1} has the length ${length}`);
    edges.push({ from: from - 1, to: to - 1, length });
  }
  return edges;
}

/** The whole number at `place`, at least `least`; throws `bad_field` naming `what`. */
export function readCount(values: Float64Array, place: number, what: string, least = 1): number {
  const value = values[place] ?? Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw refuse(`the ${what} is ${value}, not a whole number from ${least}`);
}

function refuse(message: string): CodedError {
  return new CodedError("bad_field", message, "file");
}
