import { buildNetwork, type DcConvention } from "./build-network";
import { countBuses, type Network } from "./network";
import { parseMatpowerCase } from "./parse-matpower-case";

/** Rows of numbers as a MATPOWER matrix. */
export function writeMatrix(name: string, rows: readonly (readonly number[])[]): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const lines = rows.map(
    (row) => `\t${padTo(row, width).join("\t").replaceAll("Infinity", "Inf")};\n`,
  );
  return `mpc.${name} = [\n${lines.join("")}];\n`;
}

/** Rows of a matrix are equally long; what is missing is 0, as in the files. */
function padTo(row: readonly number[], width: number): number[] {
  return Array.from({ length: width }, (_, column) => row[column] ?? 0);
}

export interface CaseRows {
  readonly bus: readonly (readonly number[])[];
  readonly gen?: readonly (readonly number[])[];
  readonly branch: readonly (readonly number[])[];
  readonly gencost?: readonly (readonly number[])[];
  readonly dcline?: readonly (readonly number[])[];
}

/** A case file of base 100 MVA. */
export function writeCase({ bus, gen = [], branch, gencost, dcline }: CaseRows): string {
  return [
    "function mpc = own\nmpc.version = '2';\nmpc.baseMVA = 100;\n",
    writeMatrix("bus", bus),
    writeMatrix("gen", gen),
    writeMatrix("branch", branch),
    gencost === undefined ? "" : writeMatrix("gencost", gencost),
    dcline === undefined ? "" : writeMatrix("dcline", dcline),
  ].join("");
}

/** A bus row: number, demand MW. */
export const busRow = (id: number, demandMw = 0, type = 1) => [id, type, demandMw, 0, 0, 0];

/** A generator row: bus, least and largest output, MW. */
export const genRow = (bus: number, minMw: number, maxMw: number, status = 1) => [
  ...[bus, 0, 0, 0, 0, 1, 100],
  ...[status, maxMw, minMw],
];

/** A branch row: ends, reactance, rating (0 = unlimited). */
export const branchRow = (from: number, to: number, x: number, rating = 0, status = 1) => [
  ...[from, to, 0, x, 0],
  ...[rating, rating, rating, 0, 0, status, -360, 360],
];

/** A quadratic cost row. */
export const costRow = (quadratic: number, linear: number, constant = 0) => [
  ...[2, 0, 0, 3],
  ...[quadratic, linear, constant],
];

export function makeNetwork(rows: CaseRows, convention: DcConvention = "matpower"): Network {
  return buildNetwork(parseMatpowerCase(writeCase(rows)), convention);
}

/** Three buses, every pair joined by a line of the same reactance. */
export const triangle: CaseRows = {
  bus: [busRow(1), busRow(2), busRow(3)],
  branch: [branchRow(1, 2, 0.1), branchRow(1, 3, 0.1), branchRow(2, 3, 0.1)],
};

/** A ring of four buses with a chord, two parallel lines in it, and a fifth bus on a single line. */
export const ringWithTail: CaseRows = {
  bus: [busRow(11), busRow(22), busRow(33), busRow(44), busRow(55)],
  branch: [
    branchRow(11, 22, 0.1, 200),
    branchRow(22, 33, 0.2, 200),
    branchRow(33, 44, 0.15, 200),
    branchRow(44, 11, 0.05, 200),
    branchRow(11, 33, 0.25, 200),
    branchRow(11, 33, 0.5, 100),
    branchRow(44, 55, 0.3, 100),
  ],
};

/** A reproducible network of `busCount` buses: a tree with chords, reactances 0.01–0.3. */
export function makeRandomNetwork(busCount: number, chordCount: number, seed: number): Network {
  const random = makeRandom(seed);
  const branch = Array.from({ length: busCount - 1 }, (_, position) =>
    branchRow(1 + Math.floor(random() * (position + 1)), position + 2, 0.01 + 0.29 * random(), 500),
  );
  while (branch.length < busCount - 1 + chordCount) {
    const from = 1 + Math.floor(random() * busCount);
    const to = 1 + Math.floor(random() * busCount);
    if (from !== to) branch.push(branchRow(from, to, 0.01 + 0.29 * random(), 500));
  }
  const bus = Array.from({ length: busCount }, (_, position) => busRow(position + 1));
  return makeNetwork({ bus, branch });
}

/** Injections that sum to 0, MW, [bus]. */
export function makeInjections(network: Network, seed: number): Float64Array {
  const random = makeRandom(seed);
  const injectionMw = Float64Array.from(network.busIds, () => 200 * random() - 100);
  const mean = injectionMw.reduce((sum, mw) => sum + mw, 0) / countBuses(network);
  return injectionMw.map((mw) => mw - mean);
}

/** Numbers in [0, 1) by the minimal standard generator. */
export function makeRandom(seed: number): () => number {
  let state = seed % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
