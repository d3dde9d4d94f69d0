import type { HourCase } from "./hour-case";
import type { HourOperation } from "./hour-model";
import type { ImportCap } from "./hour-program";
import { countBuses, type Network } from "./network";
import { type PreparedOutage, simulateOutages } from "./simulate-outages";

/** Loads are whole kilowatts and a solver's rows hold to a few watts: less is rounding, MW. */
const TOLERANCE_MW = 0.1;
/** The same as a part of a rating. */
const TOLERANCE_LOADING = 5e-4;

export interface HourQuestion {
  readonly network: Network;
  /** Parallel circuits, [branch]. */
  readonly circuitCount: ArrayLike<number>;
  readonly hourCase: HourCase;
  readonly operation: HourOperation;
  /** MW, [bus]. */
  readonly newLoadMw: ArrayLike<number>;
  /** Emergency rating ÷ rating; null = outages need not be survived, and are not simulated. */
  readonly n1RatingFactor: number | null;
  readonly importCap: ImportCap | null;
  /** The networks after each outage, [branch]; factored anew where absent. */
  readonly outages?: readonly PreparedOutage[];
}

/** What a re-simulation found; loadings as |flow| ÷ rating. */
export interface HourVerification {
  readonly sound: boolean;
  /** Largest breach of a balance, an output, a link or the import cap, MW. */
  readonly worstBreachMw: number;
  readonly maxLoading: number;
  /** After the loss of one circuit, against what is left of the rating; null = not simulated. */
  readonly worstLoading: number | null;
  /** Where that is: branch and outage, counted from 0; null where no outage is worse than none. */
  readonly worst: { readonly branch: number; readonly outage: number } | null;
  /** Net flow into the capped region, MW; null without a cap. */
  readonly importMw: number | null;
}

/**
 * Checks an operation of an hour from its outputs alone: every unit within its limits, every bus
 * balanced, and flows from power flows of their own, with and without each circuit. Flows that the
 * optimisation reported are not looked at, nor any row, cut, PTDF or LODF.
 */
export function verifyHour(question: HourQuestion): HourVerification {
  const { network, circuitCount, hourCase, operation, newLoadMw, n1RatingFactor } = question;
  const nothing = new Array<PreparedOutage>(network.from.length).fill(null);
  const outages = n1RatingFactor === null ? nothing : question.outages;
  const flows = simulateOutages(network, circuitCount, hourCase, operation, newLoadMw, outages);
  const importMw = question.importCap && sumImportMw(question, question.importCap.buses);
  const worstBreachMw = Math.max(
    flows.imbalanceMw,
    measureOutputBreachMw(question),
    importMw === null ? 0 : importMw - (question.importCap?.capMw ?? Infinity),
  );
  const maxLoading = flows.baseLoading.reduce((most, loading) => Math.max(most, loading), 0);
  const branch = findFirstNearMost(flows.worstLoading);
  const worstLoading =
    n1RatingFactor === null
      ? null
      : flows.worstLoading.reduce((most, loading) => Math.max(most, loading), 0);
  const outage = flows.worstOutage[branch] ?? -1;
  const sound =
    worstBreachMw <= TOLERANCE_MW &&
    maxLoading <= 1 + TOLERANCE_LOADING &&
    (worstLoading === null || worstLoading <= (n1RatingFactor ?? 1) + TOLERANCE_LOADING);
  const worst = worstLoading === null || outage < 0 ? null : { branch, outage };
  return { sound, worstBreachMw, maxLoading, worstLoading, worst, importMw };
}

/** Position of the first value that is as good as the largest: of lines equally full, always one. */
function findFirstNearMost(loadings: Float64Array): number {
  const most = loadings.reduce((largest, loading) => Math.max(largest, loading), 0);
  return Math.max(
    0,
    loadings.findIndex((loading) => loading >= most - TOLERANCE_LOADING),
  );
}

/** Largest breach of what units and links can do, MW. */
function measureOutputBreachMw({ network, hourCase, operation }: HourQuestion): number {
  const mostMw = new Float64Array(countBuses(network));
  for (const { bus, maxMw } of hourCase.generators) mostMw[bus] = (mostMw[bus] ?? 0) + maxMw;
  const units = Array.from(mostMw, (mw, bus) => {
    const outputMw = operation.generationMw[bus] ?? Number.NaN;
    return Math.max(-outputMw, outputMw - mw);
  });
  const links = hourCase.dcLines.map(({ minMw, maxMw }, position) => {
    const mw = operation.linkMw[position] ?? Number.NaN;
    return Math.max(minMw - mw, mw - maxMw);
  });
  return Math.max(...units, ...links);
}

/** Demand and new load less generation inside the region, MW. */
function sumImportMw(
  { hourCase, operation, newLoadMw }: HourQuestion,
  buses: ReadonlySet<number>,
): number {
  return [...buses].reduce((sum, bus) => {
    const needMw = (hourCase.demandMw[bus] ?? 0) + (newLoadMw[bus] ?? 0);
    return sum + needMw - (operation.generationMw[bus] ?? 0);
  }, 0);
}
