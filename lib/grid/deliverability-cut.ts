import type { StressHour } from "@/lib/schema/grid-data";
import type { HourModel, HourOperation } from "./hour-model";

/** Shortfalls below this count as delivered, MW. */
const TOLERANCE_MW = 0.05;
/** Duals below this are rounding. */
const LEAST_WEIGHT = 1e-9;

/** A line that a cut comes from. */
export interface CutLine {
  readonly branch: number;
  /** Branch that loses a circuit; null = the limit holds before any outage. */
  readonly outage: number | null;
  /** Rise of the cut's `upperMw` for one more MW of the branch's rating. */
  readonly mwPerRatingMw: number;
}

/** A direct-current link that a cut comes from. */
export interface CutLink {
  /** Counted from 0, in the order of the hour's links. */
  readonly link: number;
  /** The end of its range that binds: its most (`forward`) or its least, MW. */
  readonly direction: "forward" | "backward";
  /** Rise of the cut's `upperMw` for one more MW that way. */
  readonly mwPerRangeMw: number;
}

/**
 * A limit that the network puts on new load in one hour, whatever the plan:
 *
 *   Σ weight[b] · newLoadMw[b] ≤ upperMw
 *
 * Weight 1 everywhere and no line: generation runs short (adequacy). Else the weights say how much
 * each bus leans on the lines named.
 */
export interface DeliverabilityCut {
  readonly hour: StressHour["id"];
  /** [bus]. */
  readonly weight: Float64Array;
  readonly upperMw: number;
  /** Largest worth first. */
  readonly lines: readonly CutLine[];
  /** Links whose range it rests on; absent = none. */
  readonly links?: readonly CutLink[];
  /** Rise of `upperMw` for one more MW of the import cap; absent without a cap. */
  readonly mwPerImportMw?: number;
}

/** How an hour copes with given new loads. */
export interface ShortfallResult {
  readonly hour: StressHour["id"];
  /** Least supply that is missing, MW; 0 = everything is delivered. Infinity: no operation at all. */
  readonly shortfallMw: number;
  readonly operation: HourOperation | null;
  /** Where the operation falls short, MW, [bus]; null without one. */
  readonly missingMw: Float64Array | null;
  /** Cuts the given loads off; null when they are delivered. */
  readonly cut: DeliverabilityCut | null;
}

/**
 * Finds the least supply that is missing when `newLoadMw` ([bus]) comes on top of the hour's
 * demand, with free redispatch. The shortfall is a convex function of the loads, so its tangent at
 * these loads is a valid limit for all of them (Benders' feasibility cut):
 *
 *   shortfall(L*) + Σ π[b]·(L[b] − L*[b]) ≤ 0,  π = duals of the balance rows.
 *
 * Shortfalls up to `toleranceMw` count as none.
 */
export async function findShortfall(
  hourModel: HourModel,
  newLoadMw: ArrayLike<number>,
  signal?: AbortSignal,
  toleranceMw = TOLERANCE_MW,
): Promise<ShortfallResult> {
  const { network, hourCase, model } = hourModel;
  const { baseMva, busIds } = network;
  const demandPu = Float64Array.from(
    busIds,
    (_, bus) => ((hourCase.demandMw[bus] ?? 0) + (newLoadMw[bus] ?? 0)) / baseMva,
  );
  await hourModel.boundNewLoad(() => [-Infinity, 0]);
  await model.changeRowBounds(
    Int32Array.from(busIds, (_, bus) => bus),
    demandPu,
    demandPu,
  );
  const { solved, x } = await hourModel.solveSecurely(signal);
  const { hour } = hourCase;
  if (solved.status !== "optimal") {
    return { hour, shortfallMw: Infinity, operation: null, missingMw: null, cut: null };
  }
  const operation = hourModel.readOperation(x);
  const missingMw = hourModel.readNewLoadMw(x).map((mw) => Math.max(0, -mw));
  const found = { hour, operation, missingMw };
  const shortfallMw = solved.objective * baseMva;
  if (shortfallMw <= toleranceMw) return { ...found, shortfallMw: 0, cut: null };
  const cut = readCut(hourModel, newLoadMw, shortfallMw, solved.rowDual, solved.reducedCost);
  return { ...found, shortfallMw, cut };
}

function readCut(
  hourModel: HourModel,
  newLoadMw: ArrayLike<number>,
  shortfallMw: number,
  rowDual: Float64Array | null,
  reducedCost: Float64Array | null,
): DeliverabilityCut {
  if (rowDual === null) throw new Error("An engine without duals cannot make cuts");
  const { network } = hourModel;
  const weight = rowDual.slice(0, network.busIds.length);
  let upperMw = -shortfallMw;
  weight.forEach((dual, bus) => {
    if (Math.abs(dual) < LEAST_WEIGHT) weight[bus] = 0;
    upperMw += (weight[bus] ?? 0) * (newLoadMw[bus] ?? 0);
  });
  const lines = [
    ...listBaseLines(hourModel, reducedCost),
    ...listContingencyLines(hourModel, rowDual),
  ].sort((a, b) => b.mwPerRatingMw - a.mwPerRatingMw);
  const { importRow } = hourModel.built;
  const mwPerImportMw =
    importRow === null ? {} : { mwPerImportMw: Math.abs(rowDual[importRow] ?? 0) };
  const links = listLinks(hourModel, reducedCost);
  const more = { ...(links.length > 0 ? { links } : {}), ...mwPerImportMw };
  return { hour: hourModel.hourCase.hour, weight, upperMw, lines, ...more };
}

/** Links at an end of their range: below 0 the reduced cost is of the upper end. */
function listLinks(hourModel: HourModel, reducedCost: Float64Array | null): CutLink[] {
  if (reducedCost === null) return [];
  const { linkColumn, flowColumn } = hourModel.built;
  return [...reducedCost.slice(linkColumn, flowColumn)].flatMap((cost, link): CutLink[] => {
    if (Math.abs(cost) <= LEAST_WEIGHT) return [];
    return [{ link, direction: cost < 0 ? "forward" : "backward", mwPerRangeMw: Math.abs(cost) }];
  });
}

/** Flows at their rating: the reduced cost is what one more MW of rating takes off the shortfall. */
function listBaseLines(hourModel: HourModel, reducedCost: Float64Array | null): CutLine[] {
  if (reducedCost === null) return [];
  const { flowColumn, newLoadColumn } = hourModel.built;
  return [...reducedCost.slice(flowColumn, newLoadColumn)].flatMap((cost, branch) => {
    const mwPerRatingMw = Math.abs(cost);
    return mwPerRatingMw > LEAST_WEIGHT ? [{ branch, outage: null, mwPerRatingMw }] : [];
  });
}

function listContingencyLines(hourModel: HourModel, rowDual: Float64Array): CutLine[] {
  const first = hourModel.built.program.rowCount;
  return hourModel.finder.contingencies.flatMap(({ branch, outage, limitMw }, position) => {
    const perLimitMw = Math.abs(rowDual[first + position] ?? 0);
    const limitPerRating = limitMw / (hourModel.network.ratingMw[branch] ?? 1);
    const mwPerRatingMw = perLimitMw * limitPerRating;
    return mwPerRatingMw > LEAST_WEIGHT ? [{ branch, outage, mwPerRatingMw }] : [];
  });
}
