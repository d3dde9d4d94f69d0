import { CodedError } from "@/lib/errors";
import type { SitingData } from "@/lib/schema/geodata";
import { defaultScenario, type Scenario } from "@/lib/schema/scenario";
import type {
  TradeOffAxis,
  TradeOffEnd,
  TradeOffPoint,
  TradeOffRequest,
  TradeOffStep,
} from "@/lib/schema/trade-off";
import { buildModel } from "@/lib/siting/build-model";
import { describePlan } from "@/lib/siting/describe-plan";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan } from "@/lib/siting/read-plan";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import { verifyPlan } from "@/lib/siting/verify-plan";
import type { SolverEngine } from "@/lib/solver/solver";
import { markFront } from "./mark-front";
import { PROVEN_GAP } from "./search";
import { type TracedPoint, traceTradeOff } from "./trade-off";
import { loadTradeOffModel, type TradeOffModel } from "./trade-off-model";

export interface TradeOffDependencies {
  readonly data: SitingData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  readonly hashScenario: (scenario: Scenario) => string;
}

/** Everything that turns a traced point into an answer. */
interface Curve {
  readonly request: TradeOffRequest;
  readonly problem: SitingProblem;
  readonly trade: TradeOffModel;
  readonly dependencies: TradeOffDependencies;
}

/**
 * The request with everything left out that the curve does not depend on: weights, the time limit,
 * and the cap on the capital share where an axis is that share itself.
 */
export function reduceTradeOff(request: TradeOffRequest): TradeOffRequest {
  const { scenario, x, y } = request;
  const hasShare = x === "capitalShare" || y === "capitalShare";
  const { weights, timeLimitS } = defaultScenario;
  const capitalShareCap = hasShare ? 1 : scenario.capitalShareCap;
  return { ...request, scenario: { ...scenario, weights, timeLimitS, capitalShareCap } };
}

function readAxis(plan: TradeOffPoint["plan"], axis: TradeOffAxis): number {
  if (axis === "capitalShare") return plan.totals.capitalShare;
  return plan.criteria.find(({ id }) => id === axis)?.value ?? Number.NaN;
}

/** Describes a traced point, has its plan verified, and takes both values from the plan itself. */
function certifyPoint(curve: Curve, traced: TracedPoint, startedAt: number): TradeOffPoint {
  const { request, problem, trade, dependencies } = curve;
  const { data, hashScenario } = dependencies;
  const { scenario } = request;
  const solution = readPlan(trade.siting, traced.columns);
  const plan = describePlan(problem, scenario, data, solution, trade.ranges ?? new Map());
  const verification = verifyPlan(scenario, data, plan);
  const y = readAxis(plan, request.y);
  // Rounding to the kilowatt can put a plan a trifle below its own bound.
  const yBound = Math.min(traced.yBound, y);
  const [best, worst] = traced.yEnds;
  const normalise = (value: number) => (worst > best ? (value - best) / (worst - best) : 0);
  const gap = normalise(y) - normalise(yBound);
  const proven = gap <= PROVEN_GAP;
  return {
    index: traced.index,
    epsilon: traced.epsilon,
    x: readAxis(plan, request.x),
    y,
    yBound,
    plan,
    certificate: {
      status: proven ? "optimal" : "feasible",
      objective: normalise(y),
      bound: normalise(yBound),
      gap,
      verified: verification.verified,
      maxViolation: verification.maxViolationMw,
      engine: scenario.engine,
      solveMs: Math.round((performance.now() - startedAt) * 10) / 10,
      stage: proven ? "proven" : "limit",
      dataVersion: data.version,
      scenarioHash: hashScenario(scenario),
    },
  };
}

async function* certifyPoints(
  curve: Curve,
  signal: AbortSignal | undefined,
): AsyncGenerator<TradeOffStep, TradeOffEnd> {
  const startedAt = performance.now();
  const { x, y, points: pointCount } = curve.request;
  const points = new Map<number, TradeOffPoint>();
  let lastAt = startedAt;
  const traced = traceTradeOff(curve.trade, { x, y, pointCount, ...(signal ? { signal } : {}) });
  for await (const one of traced) {
    const point = certifyPoint(curve, one, lastAt);
    lastAt = performance.now();
    points.set(point.index, point);
    yield { index: point.index, total: one.total, point };
  }
  const solveMs = Math.round(performance.now() - startedAt);
  return { marks: markFront([...points.values()]), solveMs };
}

/**
 * Yields the points of a curve as they are found, each verified apart from the solver, and returns
 * what the whole curve says of them. The model is loaded once, into the engine's long lane, and let
 * go at the end. Throws `infeasible` where the rules admit no plan, `unavailable` where none was found, `unknown_id` or `bad_field`
 * where the scenario does not fit the data.
 */
export async function* planTradeOff(
  asked: TradeOffRequest,
  dependencies: TradeOffDependencies,
  signal?: AbortSignal,
): AsyncGenerator<TradeOffStep, TradeOffEnd> {
  const request = reduceTradeOff(asked);
  const problem = frameProblem(request.scenario, dependencies.data);
  const engine = dependencies.engines[request.scenario.engine];
  const trade = await loadTradeOffModel(buildModel(problem), engine);
  try {
    if (!trade.ranges) {
      throw new CodedError("infeasible", "No plan meets the rules, so there is no curve to draw");
    }
    const end = yield* certifyPoints({ request, problem, trade, dependencies }, signal);
    if (end.marks.length === 0 && !signal?.aborted) {
      throw new CodedError("unavailable", "No plan was found within the time limit");
    }
    return end;
  } finally {
    await trade.model.dispose();
  }
}
