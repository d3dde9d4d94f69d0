import type { SitingData } from "@/lib/schema/geodata";
import type { LimitMove } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { buildModel } from "@/lib/siting/build-model";
import { checkFeasibility } from "@/lib/siting/check-feasibility";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan, type SitingSolution } from "@/lib/siting/read-plan";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverEngine } from "@/lib/solver/solver";
import type { PlanResponder, Question } from "../certify/plan-responder";
import type { WarmStructures } from "../known/warm-structures";
import { addNetworkMoves } from "../network/add-network";
import type { NoPlan } from "../search/prove-plan";
import type { Improvement } from "../search/search";
import { solveInSteps } from "../search/solve-in-steps";
import type { WarmModel } from "../warm/warm-model";
import { addMove, findLimitMoves } from "./find-limit-moves";
import { findSeparation } from "./find-separation";
import { placeMost } from "./place-most";

/** A question without a plan, and what it takes to say what would help. */
export interface UnmetQuestion extends Question {
  readonly data: SitingData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  readonly structures: WarmStructures;
  readonly warm: WarmModel;
  readonly responder: PlanResponder;
}

/** Time that an infeasible scenario's best partial plan and its relaxations may take each, ms. */
const PARTIAL_LIMIT_MS = 3_000;

/** Yields the best partial plan of a scenario that cannot be met, with moves that would let it through. */
export async function* answerNoPlan(
  status: NoPlan,
  question: UnmetQuestion,
): AsyncGenerator<SolveResponse> {
  const { problem, scenario, signal, warm, responder } = question;
  const stage = status === "infeasible" ? "proven" : "limit";
  const proof = { status, stage, bound: null } as const;
  const empty: SitingSolution = {
    loadsMw: new Float64Array(problem.candidateSites.length),
    unmetMw: problem.targetMw,
    matches: [],
  };
  if (status === "no_solution") {
    yield await responder.certify(empty, proof, []);
    return;
  }
  const engine = question.engines[scenario.engine];
  const limits = { timeLimitMs: PARTIAL_LIMIT_MS, ...(signal ? { signal } : {}) };
  const loose = buildLoose(question);
  const found = await findLimitMoves(warm.guard?.extend(loose) ?? loose, engine, limits);
  // Locks on single sites are no limit on sums: what is said of them comes from their sizes.
  const known = found.length > 0 ? found : checkFeasibility(problem);
  const network = warm.guard?.network ?? null;
  const asked = { scenario, data: question.data, engine, network, options: limits };
  const separation = await findSeparation(asked);
  const relaxations = separation ? addMove(known, separation) : known;
  const partial = await solvePartial(question);
  if (signal?.aborted) return;
  const placedMw = partial?.loadsMw.reduce((sum, mw) => sum + mw, 0) ?? 0;
  // Without a plan for the rest nothing shows that a lower target would have one.
  const shown = relaxations.filter(
    ({ kind, from, to }) => kind !== "target" || to > from || partial,
  );
  const moves = shown.map((move) => lowerTarget(move, placedMw));
  const response = await responder.certify(partial ?? empty, proof, moves);
  const { guard } = warm;
  if (!guard) yield response;
  else yield await addNetworkMoves(response, { guard, loose, engine, options: limits });
}

/**
 * The model with sites no tighter than they are by themselves: where single sites are cut to a
 * shared limit, moving that limit would change nothing.
 */
function buildLoose({ scenario, problem, data }: UnmetQuestion): SitingModel {
  const loose: Scenario = {
    ...scenario,
    capitalShareCap: 1,
    provinceBounds: {},
    limits: { ...scenario.limits, capitalInterfaceMw: null },
  };
  const { candidateSites } = frameProblem(loose, data);
  return buildModel({ ...problem, candidateSites }, { tighten: false });
}

/** The plan for as much of the target as the rules let through; null where they let nothing. */
async function solvePartial(question: UnmetQuestion): Promise<SitingSolution | null> {
  const { scenario, signal, warm } = question;
  const placedMw = await placeMost(warm, { timeLimitMs: PARTIAL_LIMIT_MS, signal });
  if (placedMw === null) return null;
  // What only just fits may not fit once it is rounded: then a kilowatt less will.
  for (const targetMw of [placedMw, placedMw - 0.001]) {
    if (targetMw <= 0 || signal?.aborted) return null;
    const solution = await solveSmaller({ ...scenario, targetMw }, question);
    const unmetMw = Math.round((scenario.targetMw - targetMw) * 1000) / 1000;
    if (solution) return { ...solution, unmetMw };
  }
  return null;
}

async function solveSmaller(
  scenario: Scenario,
  { structures, signal }: UnmetQuestion,
): Promise<SitingSolution | null> {
  const loan = await structures.borrow(scenario);
  try {
    return await solveBriefly(loan.warm, scenario, signal);
  } finally {
    loan.release();
  }
}

async function solveBriefly(
  warm: WarmModel,
  { weights }: Scenario,
  signal: AbortSignal | undefined,
): Promise<SitingSolution | null> {
  if (!warm.ranges) return null;
  const cost = combineCosts(warm.siting, weights, warm.ranges);
  const options = { timeLimitMs: PARTIAL_LIMIT_MS, ...(signal ? { signal } : {}) };
  let best: Improvement | null = null;
  for await (const improvement of solveInSteps(warm, cost, options)) {
    if (typeof improvement !== "string") best = improvement;
  }
  return best && readPlan(warm.siting, best.x);
}

/** Parts of sites can carry a trifle more than whole ones: what was placed is what can be. */
function lowerTarget(move: LimitMove, placedMw: number): LimitMove {
  if (move.kind !== "target" || placedMw <= 0) return move;
  return { ...move, to: Math.min(move.to, Math.floor(placedMw * 10 + 1e-6) / 10) };
}
