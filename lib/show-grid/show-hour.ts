import type { KoreanNetwork } from "@/lib/grid/build-korean-network";
import { describeHour, type HourState } from "@/lib/grid/describe-hour";
import { buildHourCase } from "@/lib/grid/hour-case";
import { HourModel } from "@/lib/grid/hour-model";
import type { GridData, StressHour } from "@/lib/schema/grid-data";
import type { GridFit, GridHourState, GridOperation } from "@/lib/schema/grid-state";
import type { SolverEngine } from "@/lib/solver/solver";
import { findFit } from "./find-fit";

/** Where only part of a plan fits, this share of what fits is shown: the edge itself is rounding. */
const INSIDE = 1 - 1e-6;

export interface ShowHourQuestion {
  readonly grid: GridData;
  readonly network: KoreanNetwork;
  readonly hour: StressHour;
  /** MW, [bus]. */
  readonly newLoadMw: Float64Array;
  /** Emergency rating ÷ rating for the loss of one circuit; null = outages are only shown. */
  readonly ratingFactor: number | null;
}

/**
 * One stress hour without new load and with a plan: flows, outages, generation, what fits and what
 * ends it. `known` spares the operation without new load where it is at hand.
 */
export async function showHour(
  question: ShowHourQuestion,
  engine: SolverEngine,
  known?: GridOperation | null,
  signal?: AbortSignal,
): Promise<Omit<GridHourState, "relief">> {
  const { grid, hour, newLoadMw } = question;
  const planMw = newLoadMw.reduce((sum, mw) => sum + mw, 0);
  const fit = await askFit(question, engine, signal);
  const none = new Float64Array(grid.buses.length);
  const before = known === undefined ? await operate(question, none, engine, signal) : known;
  signal?.throwIfAborted();
  const share = findShownShare(fit, planMw);
  const shownMw = newLoadMw.map((mw) => mw * share);
  const after = planMw === 0 ? before : await operate(question, shownMw, engine, signal);
  signal?.throwIfAborted();
  const { id, name, date, demandMw } = hour;
  return { id, name, date, hour: hour.hour, demandMw, fit, before, after };
}

/** All of a plan where it is delivered, else the share that fits. */
function findShownShare({ deliverable, fitsMw }: GridFit, planMw: number): number {
  if (deliverable || fitsMw === null || planMw === 0) return 1;
  return Math.min(1, fitsMw / planMw) * INSIDE;
}

async function askFit(
  { grid, network, hour, newLoadMw, ratingFactor }: ShowHourQuestion,
  engine: SolverEngine,
  signal?: AbortSignal,
): Promise<GridFit> {
  const security =
    ratingFactor === null
      ? ({ kind: "n0" } as const)
      : ({ kind: "n1", circuitCount: network.circuitCount, ratingFactor } as const);
  const hourModel = await HourModel.open(network, buildHourCase(grid, hour), engine, security);
  try {
    const fit = await findFit(grid, hourModel, newLoadMw, signal);
    signal?.throwIfAborted();
    return fit;
  } finally {
    await hourModel.close();
  }
}

async function operate(
  { grid, network, hour, ratingFactor }: ShowHourQuestion,
  newLoadMw: Float64Array,
  engine: SolverEngine,
  signal?: AbortSignal,
): Promise<GridOperation | null> {
  const hourCase = buildHourCase(grid, hour);
  const question = { grid, network, hourCase, newLoadMw, n1RatingFactor: ratingFactor };
  const state = await describeHour(question, engine, signal);
  if (state.branches.length === 0) return null;
  return readOperation(state, newLoadMw);
}

function readOperation(state: HourState, newLoadMw: Float64Array): GridOperation {
  return {
    newLoadMw: round(newLoadMw.reduce((sum, mw) => sum + mw, 0)),
    branches: state.branches.map(({ loading, worstLoading, flowMw, ...branch }) => ({
      ...branch,
      flowMw: round(flowMw),
      loadingPct: round(100 * loading),
      worstPct: round(100 * worstLoading),
    })),
    generationMw: {
      nuclear: round(state.generationMw.nuclear),
      coal: round(state.generationMw.coal),
      lng: round(state.generationMw.lng),
      hydro: round(state.generationMw.hydro),
      solar: round(state.generationMw.solar),
      wind: round(state.generationMw.wind),
    },
    capitalImportMw: round(state.capitalImportMw),
    redispatchCost: round(state.redispatchCost),
  };
}

/** Two decimals: what is shown has none, and what is compared with 100 % needs no more. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
