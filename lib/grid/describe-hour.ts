import type { GridData } from "@/lib/schema/grid-data";
import type { SolverEngine, SolveStatus } from "@/lib/solver/solver";
import type { KoreanNetwork } from "./build-korean-network";
import { flattenCost } from "./full-output-price";
import type { HourCase, HourUnit } from "./hour-case";
import { runMeritOrder } from "./run-merit-order";
import { simulateOutages } from "./simulate-outages";
import { solveDcOpf } from "./solve-dc-opf";

/** How one branch fares in an hour. */
export interface BranchState {
  /** The branch's number in the grid data. */
  readonly branch: number;
  readonly flowMw: number;
  readonly ratingMw: number;
  /** |flow| ÷ rating. */
  readonly loading: number;
  /** Largest |flow| ÷ what is left of the rating over all single-circuit outages. */
  readonly worstLoading: number;
  /** The branch whose lost circuit causes it; null when no outage is worse than none. */
  readonly worstOutage: number | null;
}

/** The cheapest operation of an hour with the new load on, re-simulated outage by outage. */
export interface HourState {
  readonly hour: HourCase["hour"];
  readonly status: SolveStatus;
  /** In the order of the grid data; empty without an operation. */
  readonly branches: readonly BranchState[];
  readonly generationMw: Readonly<Record<HourUnit["fuel"], number>>;
  /** Net flow into Seoul, Incheon and Gyeonggi, MW. */
  readonly capitalImportMw: number;
  /** Cost above the same hour without any line limit, thousand won an hour; ≥ 0. */
  readonly redispatchCost: number;
}

export interface HourQuestion {
  readonly grid: GridData;
  readonly network: KoreanNetwork;
  readonly hourCase: HourCase;
  /** MW, [bus]. */
  readonly newLoadMw: ArrayLike<number>;
  /** Emergency rating ÷ rating for the loss of one circuit; null = outages need not be survived. */
  readonly n1RatingFactor: number | null;
}

const CAPITAL = new Set(["11", "28", "41"]);

/**
 * Dispatches an hour at least cost (each unit at its price at full output) within the limits and
 * describes what the lines carry. A status other than optimal: the new load cannot be delivered.
 */
export async function describeHour(
  question: HourQuestion,
  engine: SolverEngine,
  signal?: AbortSignal,
): Promise<HourState> {
  const { network, n1RatingFactor } = question;
  const hourCase = addNewLoad(question);
  const { circuitCount } = network;
  const solved = await solveDcOpf({ ...hourCase, network }, engine, {
    signal,
    ...(n1RatingFactor === null
      ? {}
      : { security: { kind: "n1", circuitCount, ratingFactor: n1RatingFactor } }),
  });
  if (solved.dispatch === null) return makeEmpty(hourCase.hour, solved.status);
  const { outputMw, linkMw } = solved.dispatch;
  const generationMw = new Float64Array(network.busIds.length);
  const byFuel = { ...noGeneration };
  hourCase.generators.forEach(({ bus, fuel }, position) => {
    generationMw[bus] = (generationMw[bus] ?? 0) + (outputMw[position] ?? 0);
    byFuel[fuel] += outputMw[position] ?? 0;
  });
  const operation = { generationMw, linkMw: Float64Array.from(linkMw) };
  const noMore = new Float64Array(network.busIds.length);
  const outages = simulateOutages(network, circuitCount, hourCase, operation, noMore);
  const unlimited = runMeritOrder(network, hourCase, linkMw);
  return {
    hour: hourCase.hour,
    status: solved.status,
    branches: question.grid.branches.map(({ branch, ratingMw }, index) => {
      const outage = outages.worstOutage[index] ?? -1;
      return {
        branch,
        ratingMw,
        flowMw: outages.flowMw[index] ?? 0,
        loading: outages.baseLoading[index] ?? 0,
        worstLoading: outages.worstLoading[index] ?? 0,
        worstOutage: outage < 0 ? null : (question.grid.branches[outage]?.branch ?? null),
      };
    }),
    generationMw: byFuel,
    capitalImportMw: sumCapitalImport(question.grid, hourCase, generationMw),
    redispatchCost: Math.max(0, solved.cost - sumCost(hourCase, unlimited.outputMw)),
  };
}

const noGeneration = { lng: 0, coal: 0, nuclear: 0, solar: 0, wind: 0, hydro: 0 };

function makeEmpty(hour: HourCase["hour"], status: SolveStatus): HourState {
  return {
    ...{ hour, status, branches: [], generationMw: noGeneration },
    ...{ capitalImportMw: Number.NaN, redispatchCost: Number.NaN },
  };
}

/** The hour with the new load as demand, and one price a unit. */
function addNewLoad({ hourCase, newLoadMw }: HourQuestion): HourCase {
  return {
    ...hourCase,
    demandMw: hourCase.demandMw.map((mw, bus) => mw + (newLoadMw[bus] ?? 0)),
    generators: hourCase.generators.map(flattenCost),
  };
}

function sumCost(hourCase: HourCase, outputMw: ArrayLike<number>): number {
  return hourCase.generators.reduce(
    (sum, { cost }, position) =>
      sum + (cost.kind === "polynomial" ? cost.linear * (outputMw[position] ?? 0) : 0),
    0,
  );
}

/** Demand less generation inside the capital region. */
function sumCapitalImport(
  grid: GridData,
  hourCase: HourCase,
  generationMw: ArrayLike<number>,
): number {
  return grid.buses.reduce(
    (sum, { province }, bus) =>
      CAPITAL.has(province) ? sum + (hourCase.demandMw[bus] ?? 0) - (generationMw[bus] ?? 0) : sum,
    0,
  );
}
