import type { SitingData } from "@/lib/schema/geodata";
import type { LimitMove } from "@/lib/schema/plan";
import { MAX_TARGET_MW, type Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { buildModel } from "@/lib/siting/build-model";
import { checkFeasibility } from "@/lib/siting/check-feasibility";
import { combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan, type SitingSolution } from "@/lib/siting/read-plan";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import type { PlanResponder, Question } from "../certify/plan-responder";
import type { WarmStructures } from "../known/warm-structures";
import type { NoPlan } from "../search/prove-plan";
import type { Improvement } from "../search/search";
import { solveInSteps } from "../search/solve-in-steps";
import type { WarmModel } from "../warm/warm-model";
import { addNetworkMoves } from "./add-network-moves";
import { findLimitMoves, sortMoves } from "./find-limit-moves";
import { findSeparation } from "./find-separation";
import { MoveTrial } from "./move-trial";
import { placeMost } from "./place-most";
import { provesShortfall } from "./prove-shortfall";
import { roundMove } from "./round-move";

/** A question without a plan, and what it takes to say what would help. */
export interface UnmetQuestion extends Question {
  readonly data: SitingData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  readonly structures: WarmStructures;
  readonly warm: WarmModel;
  readonly responder: PlanResponder;
}

/** Time that an infeasible scenario's best partial plan, and one try of a move, may take, ms. */
const PARTIAL_LIMIT_MS = 3_000;
/** Time for all moves of limits together, ms. */
const MOVES_LIMIT_MS = 6_000;

/** Yields the best partial plan of a scenario that cannot be met, with moves that would let it through. */
export async function* answerNoPlan(
  status: NoPlan,
  question: UnmetQuestion,
): AsyncGenerator<SolveResponse> {
  const { problem, scenario, signal, warm, responder } = question;
  const stage = status === "infeasible" ? "proven" : "limit";
  const proof = { status, stage, bound: null, recomputedBound: null } as const;
  const empty: SitingSolution = {
    loadsMw: new Float64Array(problem.candidateSites.length),
    unmetMw: problem.targetMw,
    matches: [],
  };
  if (status === "no_solution") {
    yield await responder.certify(empty, proof, []);
    return;
  }
  const network = warm.guard?.network ?? null;
  // The first engine, whichever was asked for: what it finds is tried, and found in time.
  const engine = question.engines.highs;
  const asked = { scenario, data: question.data, engine, network, signal };
  const trial = new MoveTrial({ ...asked, timeLimitMs: PARTIAL_LIMIT_MS });
  const limits = { timeLimitMs: PARTIAL_LIMIT_MS, signal };
  const loose = buildLoose(question);
  const partial = await solvePartial(question);
  const lowered = partial ? await lowerTarget(partial, trial) : [];
  const provesUnmet = await provesShortfall(warm, limits);
  const shown = { ...proof, provesUnmet };
  if (partial) yield await responder.certify(partial, shown, lowered);
  const moves = await findMoves(problem, warm.guard?.extend(loose) ?? loose, trial, lowered);
  if (signal?.aborted) return;
  const response = await responder.certify(partial ?? empty, shown, moves);
  const { guard } = warm;
  yield guard ? await addNetworkMoves(response, guard, trial) : response;
}

/** The target as far as the partial plan places it, which is a plan for that; by whole MW where one is. */
async function lowerTarget({ unmetMw }: SitingSolution, trial: MoveTrial): Promise<LimitMove[]> {
  const { targetMw } = trial.question.scenario;
  const to = Math.round((targetMw - unmetMw) * 1000) / 1000;
  const limit = { limit: "target", kind: "target", subject: "", from: targetMw } as const;
  const move: LimitMove = { ...limit, to, unit: "MW" };
  const [coarse = move] = roundMove(move);
  return [coarse.to !== to && (await trial.suffices([coarse])) ? coarse : move];
}

/** Every move that has been found to suffice, those of limits on sums of sites first. */
async function findMoves(
  problem: SitingProblem,
  loose: SitingModel,
  trial: MoveTrial,
  known: readonly LimitMove[],
): Promise<LimitMove[]> {
  const found = await findLimitMoves(loose, { trial, known, limitMs: MOVES_LIMIT_MS });
  // Locks on single sites are no limit on sums: what is said of them comes from their sizes.
  const guessed = found.length > 0 ? [] : checkFeasibility(problem);
  for (const move of guessed) if (await trial.suffices([move])) found.push(move);
  const separation = await findSeparation(trial, PARTIAL_LIMIT_MS);
  return sortMoves(separation ? [...found, separation] : found);
}

/**
 * The model with sites no tighter than they are by themselves: where single sites are cut to a
 * shared limit, moving that limit would change nothing.
 */
function buildLoose({ scenario, problem, data }: UnmetQuestion): SitingModel {
  const loose: Scenario = {
    ...scenario,
    targetMw: MAX_TARGET_MW,
    capitalShareCap: 1,
    provinceBounds: {},
    limits: { ...scenario.limits, capitalInterfaceMw: null },
  };
  const { candidateSites } = frameProblem(loose, data);
  const siting = buildModel({ ...problem, candidateSites }, { tighten: false });
  // The target bounds parts of criteria and what is met: a larger one must not run against that.
  const { program, columns } = siting;
  const columnUpper = program.columnUpper.slice();
  const bounded = [...columns.crowding.values(), ...columns.deviation.values()];
  for (const column of [...bounded, ...columns.met.map((met) => met.column)]) {
    columnUpper[column] = Infinity;
  }
  return { ...siting, program: { ...program, columnUpper } };
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
    const unmetMw = Number((scenario.targetMw - targetMw).toFixed(6));
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
