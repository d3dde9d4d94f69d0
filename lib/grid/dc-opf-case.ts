import { type AngleConditions, listAngleConditions } from "./angle-conditions";
import { buildNetwork, type DcConvention } from "./build-network";
import type { MatpowerCase, PowerCost } from "./matpower-case";
import { countBuses, type Network } from "./network";

/** A generator in service at a bus counted from 0. */
export interface OpfGenerator {
  readonly bus: number;
  readonly minMw: number;
  readonly maxMw: number;
  readonly cost: PowerCost;
}

/** A direct-current link between buses counted from 0; see `MatpowerDcLine`. */
export interface OpfDcLine {
  readonly from: number;
  readonly to: number;
  readonly minMw: number;
  readonly maxMw: number;
  readonly lossMw: number;
  readonly lossShare: number;
  readonly cost: PowerCost;
}

/** What a DC optimal power flow is asked: network, demand, and who may produce at what cost. */
export interface DcOpfCase {
  readonly network: Network;
  /** Demand and shunts at 1 p.u. voltage, MW, [bus]. */
  readonly demandMw: Float64Array;
  readonly generators: readonly OpfGenerator[];
  readonly dcLines: readonly OpfDcLine[];
  /** Voltage angles that are given or limited beside the branches' own; none where it is missing. */
  readonly angles?: AngleConditions;
}

/** Whether a convention counts the direct-current lines of a case. */
export function countsDcLines({ dcLinesOn }: MatpowerCase, convention: DcConvention): boolean {
  // MATPOWER leaves them out until the file switches them on; PowerModels never does.
  return convention === "pglib" || dcLinesOn;
}

/** Reads what is in service out of a MATPOWER case; elements at isolated buses are left out. */
export function buildDcOpfCase(matpowerCase: MatpowerCase, convention: DcConvention): DcOpfCase {
  const network = buildNetwork(matpowerCase, convention);
  const busIndex = new Map(Array.from(network.busIds, (id, index) => [id, index]));
  const demandMw = new Float64Array(countBuses(network));
  for (const bus of matpowerCase.buses) {
    const index = busIndex.get(bus.id);
    if (index !== undefined) demandMw[index] = bus.demandMw + bus.shuntMw;
  }
  const generators = matpowerCase.generators.flatMap((generator) => {
    const bus = busIndex.get(generator.bus);
    if (!generator.inService || bus === undefined) return [];
    const { minMw, maxMw, cost } = generator;
    return [{ bus, minMw, maxMw, cost }];
  });
  const counted = countsDcLines(matpowerCase, convention) ? matpowerCase.dcLines : [];
  const dcLines = counted.flatMap((line) => {
    const [from, to] = [busIndex.get(line.from), busIndex.get(line.to)];
    if (!line.inService || from === undefined || to === undefined) return [];
    const { minMw, maxMw, lossMw, lossShare, cost } = line;
    return [{ from, to, minMw, maxMw, lossMw, lossShare, cost }];
  });
  const angles = listAngleConditions(matpowerCase, convention, network);
  return { network, demandMw, generators, dcLines, angles };
}
