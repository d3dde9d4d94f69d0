import { prepareCircuitOutages } from "@/lib/grid/contingency-finder";
import { limitAfter, makeContingencyRow } from "@/lib/grid/contingency-rows";
import { buildHourCase } from "@/lib/grid/hour-case";
import { buildHourProgram } from "@/lib/grid/hour-program";
import type { LinearProgram } from "@/lib/lp/linear-program";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import type { PlanNetwork } from "@/lib/planning/network/plan-network";
import type { StressHour } from "@/lib/schema/grid-data";
import type { SitingModel } from "@/lib/siting/siting-model";

function readTerms({ start, index, value }: LinearProgram, row: number): [number, number][] {
  const [first = 0, end = 0] = [start[row], start[row + 1]];
  return Array.from({ length: end - first }, (_, k) => [
    index[first + k] ?? 0,
    value[first + k] ?? 0,
  ]);
}

function copyProgram(builder: ProgramBuilder, program: LinearProgram): void {
  for (let column = 0; column < program.columnCount; column += 1) {
    const [lower = 0, upper = Infinity] = [
      program.columnLower[column],
      program.columnUpper[column],
    ];
    builder.addColumn({ lower, upper, integer: program.integer[column] === 1 });
  }
  for (let row = 0; row < program.rowCount; row += 1) {
    const [lower = -Infinity, upper = Infinity] = [program.rowLower[row], program.rowUpper[row]];
    builder.addRow({ name: `own[${row}]`, terms: readTerms(program, row), lower, upper });
  }
}

/** Dispatch, flows, balances and cycles of an hour; returns the first column of its flows. */
function addHour(
  builder: ProgramBuilder,
  siting: SitingModel,
  network: PlanNetwork,
  hour: StressHour,
): number {
  const { grid, network: lines } = network.store;
  const built = buildHourProgram(lines, buildHourCase(grid, hour), network.importCap);
  const { program, newLoadColumn } = built;
  const first = builder.columnCount;
  for (let column = 0; column < newLoadColumn; column += 1) {
    const [lower = 0, upper = Infinity] = [
      program.columnLower[column],
      program.columnUpper[column],
    ];
    builder.addColumn({ lower, upper });
  }
  // What the hour calls new load at a bus are the sites there.
  const sitesOfBus = new Map<number, number[]>();
  siting.problem.candidateSites.forEach(({ bus }, site) => {
    const [position, column] = [network.findBus(bus), siting.columns.load[site]];
    if (position === null || column === undefined) return;
    sitesOfBus.set(position, [...(sitesOfBus.get(position) ?? []), column]);
  });
  const puPerUnit = siting.unitMw / lines.baseMva;
  for (let row = 0; row < program.rowCount; row += 1) {
    const terms = readTerms(program, row).flatMap(([column, value]): [number, number][] =>
      column < newLoadColumn
        ? [[first + column, value]]
        : (sitesOfBus.get(column - newLoadColumn) ?? []).map((load) => [load, value * puPerUnit]),
    );
    const [lower = -Infinity, upper = Infinity] = [program.rowLower[row], program.rowUpper[row]];
    builder.addRow({ name: `${hour.id}[${row}]`, terms, lower, upper });
  }
  return first + built.flowColumn;
}

/** What every branch carries after every outage, whether it could ever matter or not. */
function addOutages(builder: ProgramBuilder, network: PlanNetwork, flowColumn: number): void {
  const { network: lines } = network.store;
  const factor = network.rules.n1RatingFactor;
  if (factor === null) return;
  const outages = prepareCircuitOutages(lines, lines.circuitCount);
  for (const outage of lines.from.keys()) {
    if (outages.islanding[outage] === 1) continue;
    for (const branch of lines.from.keys()) {
      const limitMw = limitAfter(lines, outages, branch, outage, factor);
      const contingency = { branch, outage, flowMw: 0, limitMw };
      const row = makeContingencyRow(contingency, outages, flowColumn, lines.baseMva);
      builder.addRow({ name: `outage[${branch},${outage}]`, ...row });
    }
  }
}

/**
 * A siting program with every dispatch, flow and cycle of some hours in it, and every outage where
 * the network's rules ask for them: what one would write who knew no cuts.
 */
export function buildWholeProgram(
  weighted: LinearProgram,
  siting: SitingModel,
  network: PlanNetwork,
  hours: readonly StressHour[],
): LinearProgram {
  const builder = new ProgramBuilder();
  copyProgram(builder, weighted);
  for (const hour of hours) addOutages(builder, network, addHour(builder, siting, network, hour));
  return builder.build(weighted.cost, weighted.offset);
}
