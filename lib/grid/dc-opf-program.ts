import type { LinearProgram } from "@/lib/lp/linear-program";
import type { NewRow } from "@/lib/lp/pack-rows";
import { ProgramBuilder } from "@/lib/lp/program-builder";
import { addCycleRows } from "./cycle-rows";
import type { DcOpfCase } from "./dc-opf-case";
import type { PowerCost } from "./matpower-case";
import { countBranches, countBuses } from "./network";
import { type CostLine, listLines, readSingleLine, spreadPoints } from "./power-cost";

/** Tangents that a quadratic cost starts with; more are added where the optimum lies. */
const START_TANGENTS = 8;
/** Steepest cost coefficient of the scaled program. */
const STEEPEST = 100;

/** A DC-OPF as a linear program, and where its parts are. All powers per unit on `baseMva`. */
export interface DcOpfProgram {
  readonly program: LinearProgram;
  /** First column of the generators' outputs, the links' powers and the branches' flows. */
  readonly outputColumn: number;
  readonly linkColumn: number;
  readonly flowColumn: number;
  /** Money per hour in one unit of the objective. */
  readonly costUnit: number;
  /** Outputs whose cost is not one line, each with its own cost column. */
  readonly curves: readonly CostCurve[];
}

export interface CostCurve {
  readonly cost: PowerCost;
  readonly powerColumn: number;
  readonly costColumn: number;
  /** Outputs at which the program starts with a tangent, ascending, MW; none for pieces. */
  readonly tangentsMw: readonly number[];
}

/**
 * Builds the linear program in flows (Kirchhoff's form: fewer rows than with angles, and no mix of
 * MW with radians):
 *
 *   minimise  Σ cost
 *   balance   Σ output + Σ arriving − Σ leaving = demand            at each bus
 *   cycle     Σ ± flow / b = − Σ ± shift                             around each cycle of a basis
 *             (held and limited angles join the cycles: `addCycleRows`)
 *   limits    least ≤ flow ≤ most (rating and angle limits together), the same for outputs, links
 *   curve     cost ≥ slope · output + intercept                      for each line below a curve
 */
export function buildDcOpfProgram(opfCase: DcOpfCase): DcOpfProgram {
  const { network, generators, dcLines } = opfCase;
  const { baseMva } = network;
  const builder = new ProgramBuilder();
  const costUnit = (findSteepest(opfCase) * baseMva) / STEEPEST;
  const powers = [...generators, ...dcLines];
  for (const { minMw, maxMw } of powers) {
    builder.addColumn({ lower: minMw / baseMva, upper: maxMw / baseMva });
  }
  const linkColumn = generators.length;
  const flowColumn = powers.length;
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    builder.addColumn({
      lower: (network.flowMinMw[branch] ?? 0) / baseMva,
      upper: (network.flowMaxMw[branch] ?? 0) / baseMva,
    });
  }
  const angleColumn = builder.columnCount;
  for (const { minRad, maxRad } of opfCase.angles?.limits ?? []) {
    builder.addColumn({ lower: minRad, upper: maxRad });
  }
  addBalanceRows(builder, opfCase, linkColumn, flowColumn);
  addCycleRows(builder, network, flowColumn, opfCase.angles, angleColumn);
  const { cost, offset, curves } = addCosts(builder, opfCase, costUnit);
  const program = builder.build(cost, offset);
  return { program, outputColumn: 0, linkColumn, flowColumn, costUnit, curves };
}

/** cost − slope·power ≥ intercept, scaled like the program. */
export function makeCurveRow(
  curve: Pick<CostCurve, "powerColumn" | "costColumn">,
  line: CostLine,
  baseMva: number,
  costUnit: number,
): NewRow {
  return {
    terms: [
      [curve.costColumn, 1],
      [curve.powerColumn, (-line.slope * baseMva) / costUnit],
    ],
    lower: line.intercept / costUnit,
    upper: Infinity,
  };
}

function addBalanceRows(
  builder: ProgramBuilder,
  opfCase: DcOpfCase,
  linkColumn: number,
  flowColumn: number,
): void {
  const { network, generators, dcLines, demandMw } = opfCase;
  const terms: [number, number][][] = Array.from({ length: countBuses(network) }, () => []);
  const fixedMw = Float64Array.from(demandMw);
  generators.forEach((generator, position) => {
    terms[generator.bus]?.push([position, 1]);
  });
  dcLines.forEach((line, position) => {
    terms[line.from]?.push([linkColumn + position, -1]);
    terms[line.to]?.push([linkColumn + position, 1 - line.lossShare]);
    fixedMw[line.to] = (fixedMw[line.to] ?? 0) + line.lossMw;
  });
  for (let branch = 0; branch < countBranches(network); branch += 1) {
    terms[network.from[branch] ?? 0]?.push([flowColumn + branch, -1]);
    terms[network.to[branch] ?? 0]?.push([flowColumn + branch, 1]);
  }
  terms.forEach((busTerms, bus) => {
    const demandPu = (fixedMw[bus] ?? 0) / network.baseMva;
    builder.addRow({
      name: `balance[${network.busIds[bus]}]`,
      terms: busTerms,
      lower: demandPu,
      upper: demandPu,
    });
  });
}

function addCosts(builder: ProgramBuilder, opfCase: DcOpfCase, costUnit: number) {
  const { baseMva } = opfCase.network;
  const cost: number[] = [];
  const curves: CostCurve[] = [];
  let offset = 0;
  [...opfCase.generators, ...opfCase.dcLines].forEach((power, powerColumn) => {
    const line = readSingleLine(power.cost);
    if (line !== null) {
      cost[powerColumn] = (line.slope * baseMva) / costUnit;
      offset += line.intercept / costUnit;
      return;
    }
    const costColumn = builder.addColumn({ lower: -Infinity });
    cost[costColumn] = 1;
    const [minMw, maxMw] = clipRange(opfCase, power);
    const tangentsMw = spreadPoints(minMw, maxMw, START_TANGENTS);
    const isSmooth = power.cost.kind === "polynomial";
    const curve = { cost: power.cost, powerColumn, costColumn };
    curves.push({ ...curve, tangentsMw: isSmooth ? tangentsMw : [] });
    for (const [position, start] of listLines(power.cost, tangentsMw).entries()) {
      const name = `cost[${powerColumn},${position}]`;
      builder.addRow({ name, ...makeCurveRow(curve, start, baseMva, costUnit) });
    }
  });
  return { cost, offset, curves };
}

/** An output without a limit hardly exceeds all demand. */
function clipRange(
  opfCase: DcOpfCase,
  power: { readonly minMw: number; readonly maxMw: number },
): [number, number] {
  const reachMw = opfCase.demandMw.reduce((sum, mw) => sum + Math.abs(mw), 1);
  return [Math.max(power.minMw, -reachMw), Math.min(power.maxMw, Math.max(reachMw, power.minMw))];
}

function findSteepest(opfCase: DcOpfCase): number {
  const slopes = [...opfCase.generators, ...opfCase.dcLines].flatMap((power) => {
    const [minMw, maxMw] = clipRange(opfCase, power);
    return listLines(power.cost, [minMw, maxMw]).map((line) => Math.abs(line.slope));
  });
  const steepest = Math.max(0, ...slopes);
  return steepest > 0 ? steepest : 1;
}
