import { CodedError } from "@/lib/errors";
import type { MatpowerBranch, MatpowerCase } from "./matpower-case";
import type { Network } from "./network";

/**
 * How published DC results turn impedances into susceptances:
 * - `pglib`: x/(r² + x²), turns ratios and phase shifts left out (PowerModels' DCPPowerModel, the
 *   "DC" column of PGLib-OPF's baseline);
 * - `matpower`: 1/(x·ratio), phase shifts kept (MATPOWER manual, section 3.7).
 */
export type DcConvention = "pglib" | "matpower";

/** Radians in a degree. */
export const RADIANS = Math.PI / 180;

/**
 * Builds the network of a case: isolated buses and whatever is out of service are left out, and
 * branches without susceptance, which carry nothing in this model (a reactance of 0 beside a
 * resistance, in the PGLib convention). Throws `bad_field` where a branch has no finite susceptance.
 */
export function buildNetwork(matpowerCase: MatpowerCase, convention: DcConvention): Network {
  const { baseMva } = matpowerCase;
  const buses = matpowerCase.buses.filter((bus) => !bus.isolated);
  const busIndex = new Map(buses.map((bus, index) => [bus.id, index]));
  const joined = matpowerCase.branches.flatMap((branch, position) => {
    const [from, to] = [busIndex.get(branch.from), busIndex.get(branch.to)];
    if (!branch.inService || from === undefined || to === undefined) return [];
    const modelled = modelBranch(branch, convention, baseMva);
    if (!Number.isFinite(modelled.susceptancePu)) refuseImpedance(position);
    return modelled.susceptancePu === 0 ? [] : [{ position, from, to, ...modelled }];
  });
  return {
    baseMva,
    busIds: Int32Array.from(buses, (bus) => bus.id),
    branchPositions: Int32Array.from(joined, (branch) => branch.position),
    from: Int32Array.from(joined, (branch) => branch.from),
    to: Int32Array.from(joined, (branch) => branch.to),
    susceptancePu: Float64Array.from(joined, (branch) => branch.susceptancePu),
    shiftRad: Float64Array.from(joined, (branch) => branch.shiftRad),
    ratingMw: Float64Array.from(joined, (branch) => branch.ratingMw),
    flowMinMw: Float64Array.from(joined, (branch) => branch.flowMinMw),
    flowMaxMw: Float64Array.from(joined, (branch) => branch.flowMaxMw),
  };
}

/** Susceptance, shift and flow limits of one branch; an angle limit is a limit on its flow. */
function modelBranch(branch: MatpowerBranch, convention: DcConvention, baseMva: number) {
  const { resistancePu: r, reactancePu: x } = branch;
  const exact = convention === "pglib";
  const susceptancePu = exact ? x / (r * r + x * x) : 1 / (x * branch.tapRatio);
  const shiftRad = exact ? 0 : branch.shiftDeg * RADIANS;
  const atMin = baseMva * susceptancePu * (branch.angleMinDeg * RADIANS - shiftRad);
  const atMax = baseMva * susceptancePu * (branch.angleMaxDeg * RADIANS - shiftRad);
  return {
    susceptancePu,
    shiftRad,
    ratingMw: branch.ratingMw,
    // A negative susceptance (series capacitor) turns the limits round.
    flowMinMw: Math.max(-branch.ratingMw, Math.min(atMin, atMax)),
    flowMaxMw: Math.min(branch.ratingMw, Math.max(atMin, atMax)),
  };
}

function refuseImpedance(position: number): never {
  const place = `branch[${position + 1}][4]`;
  throw new CodedError("bad_field", `${place} is 0: the DC model needs a reactance`, place);
}
