import type { LinearProgram, Terms } from "@/lib/lp/linear-program";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import { addCycleRows } from "./cycle-rows";
import type { HourCase } from "./hour-case";
import { countBranches, countBuses, type Network } from "./network";

/** One hour of the system with room for new load at every bus. All powers per unit. */
export interface HourProgram {
  readonly program: LinearProgram;
  /** First columns of: generation by bus, links, flows by branch, new load by bus. */
  readonly generationColumn: number;
  readonly linkColumn: number;
  readonly flowColumn: number;
  readonly newLoadColumn: number;
  /** Row of the import cap; null without one. */
  readonly importRow: number | null;
}

/** A cap on the net flow into some buses. */
export interface ImportCap {
  readonly buses: ReadonlySet<number>;
  readonly capMw: number;
}

/**
 * Maximises new load under free redispatch, Kirchhoff's laws and the ratings:
 *
 *   maximise   Σ newLoad
 *   balance    generation + arriving − leaving − newLoad = demand   at each bus
 *   cycle      Σ ± flow / b = 0                                      around each cycle of a basis
 *   limits     0 ≤ generation ≤ what the units at the bus can give; |flow| ≤ rating; newLoad = 0
 *
 *   import     Σ flows and links into the region − out of it ≤ cap         where a cap is asked for
 *
 * The units of one bus are one column: without costs they cannot be told apart. New load is held
 * at 0 until its bounds are opened for the buses asked about.
 */
export function buildHourProgram(
  network: Network,
  hourCase: HourCase,
  importCap: ImportCap | null = null,
): HourProgram {
  const { baseMva } = network;
  const builder = new ProgramBuilder();
  for (const mw of sumCapacityMw(network, hourCase)) builder.addColumn({ upper: mw / baseMva });
  const linkColumn = builder.columnCount;
  for (const { minMw, maxMw } of hourCase.dcLines) {
    builder.addColumn({ lower: minMw / baseMva, upper: maxMw / baseMva });
  }
  const flowColumn = builder.columnCount;
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    builder.addColumn({
      lower: (network.flowMinMw[branch] ?? 0) / baseMva,
      upper: (network.flowMaxMw[branch] ?? 0) / baseMva,
    });
  }
  const newLoadColumn = builder.columnCount;
  for (let bus = 0; bus < countBuses(network); bus += 1) builder.addColumn({ upper: 0 });
  addBalanceRows(builder, network, hourCase, { linkColumn, flowColumn, newLoadColumn });
  addCycleRows(builder, network, flowColumn);
  const importRow =
    importCap && addImportRow(builder, network, hourCase, importCap, { linkColumn, flowColumn });
  const cost = new Float64Array(builder.columnCount).fill(-1, newLoadColumn);
  const program = builder.build(cost);
  return { program, generationColumn: 0, linkColumn, flowColumn, newLoadColumn, importRow };
}

/** What the units at each bus can give together in the hour, MW, [bus]. */
export function sumCapacityMw(network: Network, hourCase: HourCase): Float64Array {
  const capacityMw = new Float64Array(countBuses(network));
  for (const { bus, maxMw } of hourCase.generators) {
    capacityMw[bus] = (capacityMw[bus] ?? 0) + maxMw;
  }
  return capacityMw;
}

function addBalanceRows(
  builder: ProgramBuilder,
  network: Network,
  hourCase: HourCase,
  columns: { linkColumn: number; flowColumn: number; newLoadColumn: number },
): void {
  const terms = Array.from(network.busIds, (_, bus): [number, number][] => [
    [bus, 1],
    [columns.newLoadColumn + bus, -1],
  ]);
  hourCase.dcLines.forEach((line, position) => {
    terms[line.from]?.push([columns.linkColumn + position, -1]);
    terms[line.to]?.push([columns.linkColumn + position, 1]);
  });
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    terms[network.from[branch] ?? 0]?.push([columns.flowColumn + branch, -1]);
    terms[network.to[branch] ?? 0]?.push([columns.flowColumn + branch, 1]);
  }
  terms.forEach((busTerms, bus) => {
    const demandPu = (hourCase.demandMw[bus] ?? 0) / network.baseMva;
    builder.addRow({
      name: `balance[${network.busIds[bus]}]`,
      terms: busTerms,
      lower: demandPu,
      upper: demandPu,
    });
  });
}

/** Σ flow[crossing branch] + Σ link, each counted into the region, ≤ cap. */
function addImportRow(
  builder: ProgramBuilder,
  network: Network,
  hourCase: HourCase,
  { buses, capMw }: ImportCap,
  columns: { readonly linkColumn: number; readonly flowColumn: number },
): number {
  const terms = listImportTerms(network, hourCase, buses, columns);
  return builder.addRow({ name: "capitalImport", terms, upper: capMw / network.baseMva });
}

/** Flows and links that cross into a region, each counted into it, as terms of a row. */
export function listImportTerms(
  network: Network,
  hourCase: HourCase,
  buses: ReadonlySet<number>,
  { linkColumn, flowColumn }: { readonly linkColumn: number; readonly flowColumn: number },
): Terms {
  const inward = (from: number, to: number) => Number(buses.has(to)) - Number(buses.has(from));
  const flows = Array.from(network.from, (from, branch): [number, number] => [
    flowColumn + branch,
    inward(from, network.to[branch] ?? 0),
  ]);
  const links = hourCase.dcLines.map(({ from, to }, position): [number, number] => [
    linkColumn + position,
    inward(from, to),
  ]);
  return [...flows, ...links].filter(([, sign]) => sign !== 0);
}
