import { CodedError } from "@/lib/errors";
import { freeAxes } from "@/lib/schema/free-axes";
import type { SitingData } from "@/lib/schema/geodata";
import { defaultScenario, type Scenario } from "@/lib/schema/scenario";
import type {
  TradeOffAxis,
  TradeOffEnd,
  TradeOffLower,
  TradeOffPoint,
  TradeOffRequest,
  TradeOffStep,
} from "@/lib/schema/trade-off";
import { buildModel } from "@/lib/siting/build-model";
import { frameProblem } from "@/lib/siting/frame-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import { coolModel, type WarmModel, warmModel } from "../warm/warm-model";
import { type Curve, PointCertifier } from "./certify-point";
import type { Vertex } from "./lower-envelope";
import { markFront } from "./mark-front";
import { traceTradeOff } from "./trade-off";
import { disposeTradeOffModel, loadTradeOffModel } from "./trade-off-model";

export interface TradeOffDependencies {
  readonly data: SitingData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  readonly hashScenario: (scenario: Scenario) => string;
  /** Lends the warm model of a scenario; without it the curve makes and lets go of its own. */
  readonly lend?: (scenario: Scenario) => Promise<WarmLoan>;
}

interface WarmLoan {
  readonly warm: WarmModel;
  readonly release: () => void;
}

/** What a curve yields before its end. */
export type TradeOffUpdate = TradeOffStep | TradeOffLower;

/**
 * The request with everything left out that the curve does not depend on: weights, the time limit,
 * and the caps on its two axes, which it moves through itself.
 */
export function reduceTradeOff(request: TradeOffRequest): TradeOffRequest {
  const { x, y } = request;
  const { weights, timeLimitS } = defaultScenario;
  const scenario = freeAxes({ ...request.scenario, weights, timeLimitS }, [x, y]);
  return { ...request, scenario };
}

/**
 * The axis to hold to bounds. Both choices trace the same front, but what is matched proves far
 * better as a goal than as a rule: as a rule it leaves the relaxation whole sites to open in slivers.
 */
function chooseBounded(x: TradeOffAxis): "x" | "y" {
  return x === "renewables" ? "y" : "x";
}

async function* certifyNews(
  curve: Curve,
  pointCount: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<TradeOffUpdate, TradeOffEnd> {
  const startedAt = performance.now();
  const { request, trade } = curve;
  const isAcross = curve.bounded === "x";
  const axes = isAcross
    ? { bounded: request.x, other: request.y }
    : { bounded: request.y, other: request.x };
  const points = new Map<number, TradeOffPoint>();
  const certifier = new PointCertifier(curve);
  let lastAt = startedAt;
  for await (const update of traceTradeOff(trade, {
    ...axes,
    pointCount,
    ...(signal ? { signal } : {}),
  })) {
    if (update.kind === "lower") {
      yield { total: update.total, lower: turnVertices(update.vertices, isAcross) };
      continue;
    }
    const now = performance.now();
    const point = await certifier.certify(update.point, now - lastAt);
    lastAt = now;
    points.set(point.index, point);
    yield { index: point.index, total: update.point.total, point };
  }
  const marks = markFront([...points.values()]);
  return { marks, solveMs: Math.round(performance.now() - startedAt) };
}

/** Vertices by x and y, in order of x. */
function turnVertices(vertices: readonly Vertex[], isAcross: boolean): TradeOffLower["lower"] {
  const turned = vertices.map(({ bounded, other }) =>
    isAcross ? { x: bounded, y: other } : { x: other, y: bounded },
  );
  return turned.sort((a, b) => a.x - b.x);
}

/**
 * Yields the points of a curve as they are found and bettered, each verified apart from the solver,
 * and the line that no plan lies below; returns what the whole curve says of the points. Ranges and
 * network are those of the scenario's own warm model; the curve's copies of the program are let go
 * at the end. Throws `infeasible` where the rules admit no plan, `unavailable` where none was found,
 * `unknown_id` or `bad_field` where the scenario does not fit the data.
 */
export async function* planTradeOff(
  asked: TradeOffRequest,
  dependencies: TradeOffDependencies,
  signal?: AbortSignal,
): AsyncGenerator<TradeOffUpdate, TradeOffEnd> {
  const request = reduceTradeOff(asked);
  const loan = await (dependencies.lend ?? lendOwn(dependencies))(request.scenario);
  try {
    return yield* drawCurve(request, loan.warm, dependencies, signal);
  } finally {
    loan.release();
  }
}

function lendOwn({ data, engines }: TradeOffDependencies) {
  return async (scenario: Scenario): Promise<WarmLoan> => {
    const model = buildModel(frameProblem(scenario, data));
    const warm = await warmModel(model, engines[scenario.engine]);
    return { warm, release: () => void coolModel(warm) };
  };
}

async function* drawCurve(
  request: TradeOffRequest,
  { siting, ranges, guard }: WarmModel,
  { data, engines, hashScenario }: TradeOffDependencies,
  signal: AbortSignal | undefined,
): AsyncGenerator<TradeOffUpdate, TradeOffEnd> {
  if (!ranges) {
    throw new CodedError("infeasible", "No plan meets the rules, so there is no curve to draw");
  }
  const { scenario, points } = request;
  const { problem } = siting;
  const bounded = chooseBounded(request.x);
  const engine = engines[scenario.engine];
  const axes = [request.x, request.y];
  const trade = await loadTradeOffModel(buildModel(problem), axes, ranges, engine, guard);
  try {
    const scenarioHash = hashScenario(scenario);
    const part = { request, problem, trade, data, scenarioHash, bounded };
    const end = yield* certifyNews({ ...part, ...(guard ? { guard } : {}) }, points, signal);
    if (end.marks.length === 0 && !signal?.aborted) {
      throw new CodedError("unavailable", "No plan was found within the time limit");
    }
    return end;
  } finally {
    await disposeTradeOffModel(trade);
  }
}
