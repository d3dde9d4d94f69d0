import type { StageLimit } from "@/lib/schema/stages";
import { buildModel } from "@/lib/siting/build-model";
import { frameProblem } from "@/lib/siting/frame-problem";
import type { LimitRow } from "@/lib/siting/siting-model";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import { describeLimit } from "../network/list-network-limits";
import type { PlanNetwork } from "../network/plan-network";
import { SecuredModel } from "../network/secured-model";
import { checkRelaxation } from "../warm/recompute-bound";
import type { FramedStage } from "./frame-stages";
import { type StackedModel, stackModels } from "./stack-models";
import { StageGuard } from "./stage-guard";

/** A stage with the network that it is held to. */
export interface HeldStage extends FramedStage {
  readonly network: PlanNetwork;
}

/** How much of each stage's target can be placed, and what stands against the rest. */
export interface Placeable {
  /** MW, [stage], in whole kilowatts or modules. */
  readonly placeableMw: readonly number[];
  /** No staged plan leaves less than this unplaced, MW, all stages together. */
  readonly unmetBoundMw: number;
  readonly limits: readonly StageLimit[];
}

/** A missing MW counts this much more for each stage that follows: of equals the earlier is served. */
const EARLIER_FIRST = 1e-6;
/** Less than this is rounding, MW. */
const NOTHING_MW = 0.05;
const LEAST_WORTH = 1e-3;

/** A problem whose criteria are left out: only limits decide how much can be placed. */
function dropCriteria(problem: SitingProblem): SitingProblem {
  const { renewables } = problem;
  if (renewables.minMatchedShare > 0) return { ...problem, criteria: [] };
  const clusters = renewables.clusters.map((cluster) => ({ ...cluster, links: [] }));
  return {
    ...problem,
    criteria: [],
    renewables: { ...renewables, places: [], clusters, blocks: [] },
  };
}

/**
 * The most load that the stages can place together, in the relaxation of the stacked program:
 *
 *   minimise Σ_y unmet[y]     every year's limits and network kept, nothing built is given up
 *
 * A later year can hold an earlier one back. Limits are named by their duals: rows of the years and
 * cuts of the networks, each with the MW that one more unit of it lets through.
 */
export async function findPlaceable(
  stages: readonly HeldStage[],
  engine: SolverEngine,
  signal: AbortSignal | undefined,
): Promise<Placeable> {
  const stacked = stackModels(
    stages.map(({ scenario, data }) =>
      buildModel(dropCriteria(frameProblem(scenario, data)), { forPrices: true }),
    ),
  );
  const guard = await StageGuard.open(
    stacked,
    stages.map(({ network }) => network),
  );
  const cost = new Float64Array(stacked.siting.program.columnCount);
  stacked.parts.forEach(({ columns }, position) => {
    cost[columns.unmet] = 1 + EARLIER_FIRST * (stages.length - 1 - position);
  });
  const loaded = await engine.load({ ...stacked.siting.program, cost }, { lane: "quick" });
  const model = new SecuredModel(loaded, guard);
  try {
    const solved = checkRelaxation(
      { siting: stacked.siting, parts: stacked.parts, mayLeave: true, guard },
      { cost, offset: 0 },
      await model.solve({ relax: true, ...(signal ? { signal } : {}) }),
    );
    const { x, rowDual } = solved;
    if (!x) return placeNothing(stages, solved.status === "infeasible");
    const unmetMw = stacked.parts.map(
      ({ columns, unitMw }) => Math.max(0, x[columns.unmet] ?? 0) * unitMw,
    );
    const isShort = unmetMw.some((mw) => mw > NOTHING_MW);
    // No stage counts more than the first: divided by its cost, the optimum bounds the plain sum.
    const mostCost = 1 + EARLIER_FIRST * (stages.length - 1);
    const [unitMw = 0] = stacked.parts.map((part) => part.unitMw);
    return {
      placeableMw: roundTargets(stages, unmetMw),
      unmetBoundMw: isShort ? (solved.bound * unitMw) / mostCost : 0,
      limits: isShort ? listLimits(stages, stacked, guard, rowDual) : [],
    };
  } finally {
    await model.dispose();
  }
}

/** Rules that contradict each other, such as a least load in a province, let nothing be placed. */
function placeNothing(stages: readonly HeldStage[], proven: boolean): Placeable {
  const unmetMw = stages.reduce((sum, { targetMw }) => sum + targetMw, 0);
  return { placeableMw: stages.map(() => 0), unmetBoundMw: proven ? unmetMw : 0, limits: [] };
}

/**
 * What is left of each target, rounded down to what loads can add up to; no more than the next year
 * can place, since nothing built is given up.
 */
function roundTargets(stages: readonly HeldStage[], unmetMw: readonly number[]): number[] {
  let nextMw = Infinity;
  const rounded = stages.map((stage, position) => roundTarget(stage, unmetMw[position] ?? 0));
  return rounded
    .reverse()
    .map((mw) => {
      nextMw = Math.min(nextMw, mw);
      return nextMw;
    })
    .reverse();
}

function roundTarget({ targetMw, scenario }: HeldStage, unmetMw: number): number {
  const { moduleMw } = scenario.site;
  if (unmetMw <= NOTHING_MW && moduleMw === null) return targetMw;
  const mostMw = unmetMw > NOTHING_MW ? targetMw - unmetMw : targetMw;
  const stepKw = Math.round((moduleMw ?? 0.001) * 1000);
  // The solver's last digits must not cost a kilowatt.
  return Math.max(0, (Math.floor((mostMw * 1000 + 0.1) / stepKw) * stepKw) / 1000);
}

function listLimits(
  stages: readonly HeldStage[],
  stacked: StackedModel,
  guard: StageGuard,
  rowDual: Float64Array | null,
): StageLimit[] {
  const worthOf = (row: number, perUnit: number) =>
    Math.round(Math.abs((rowDual?.[row] ?? 0) * perUnit) * 1000) / 1000;
  const own = stacked.parts.flatMap(({ limitRows, unitMw }, position) =>
    limitRows
      .filter(({ kind }) => kind !== "target")
      .map(
        ({ row, boundPerUnit, ...limit }: LimitRow): StageLimit => ({
          year: stages[position]?.year ?? 0,
          ...limit,
          mwPerMw: worthOf((stacked.rowStarts[position] ?? 0) + row, boundPerUnit * unitMw),
          network: null,
        }),
      ),
  );
  const first = stacked.siting.program.rowCount;
  const cuts = guard.cuts.flatMap((known, position): StageLimit[] => {
    const stage = stages[guard.yearOf(position)];
    if (!stage) return [];
    const network = describeLimit(stage.network, known);
    const id = `network:${known.cut.hour}:${position}`;
    const mwPerMw = worthOf(first + position, 1);
    return [{ year: stage.year, id, kind: "network", subject: known.cut.hour, mwPerMw, network }];
  });
  return [...own, ...cuts]
    .filter(({ mwPerMw }) => mwPerMw >= LEAST_WORTH)
    .sort((a, b) => b.mwPerMw - a.mwPerMw);
}
