import { stringify } from "safe-stable-stringify";
import { CodedError } from "@/lib/errors";
import type { SitingData } from "@/lib/schema/geodata";
import type { GridData } from "@/lib/schema/grid-data";
import type { Certificate, Relaxation } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { buildModel } from "@/lib/siting/build-model";
import { checkFeasibility } from "@/lib/siting/check-feasibility";
import { combineCosts, hasRange } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan, type SitingSolution } from "@/lib/siting/read-plan";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import { certifyPlan } from "./certify-plan";
import { addNetwork, addNetworkMoves } from "./network/add-network";
import { NetworkStore } from "./network/network-store";
import type { PlanNetwork } from "./network/plan-network";
import { secureWarmModel } from "./network/secure-warm-model";
import { placeMost } from "./place-most";
import type { NoPlan } from "./prove-plan";
import { relaxLimits } from "./relax-limits";
import type { Improvement } from "./search";
import { stagedSolve } from "./staged-solve";
import { type WarmModel, warmModel } from "./warm-model";
import { type Loan, WarmModelStore } from "./warm-model-store";

export interface PlannerDependencies {
  readonly data: SitingData;
  /** The network model, for scenarios that ask for power flows; without it they are refused. */
  readonly grid?: GridData;
  readonly engines: Readonly<Record<Scenario["engine"], SolverEngine>>;
  readonly hashScenario: (scenario: Scenario) => string;
  /** Structures that stay loaded in the engines. */
  readonly warmModels?: number;
}

/** One question under way. */
interface Question {
  readonly scenario: Scenario;
  readonly problem: SitingProblem;
  readonly startedAt: number;
  readonly signal: AbortSignal | undefined;
}

/** Time that an infeasible scenario's best partial plan and its relaxations may take each, ms. */
const PARTIAL_LIMIT_MS = 3_000;

/** Time that the plans get at least once the ranges are known, ms. */
const FIRST_PLAN_MS = 2_000;

function keyStructure({ weights: _w, timeLimitS: _t, ...structure }: Scenario): string {
  const { grid, ...rest } = structure;
  return stringify(grid.model === "headroom" ? rest : structure) ?? "";
}

function remainingMs({ scenario, startedAt }: Question): number {
  return Math.max(1, scenario.timeLimitS * 1000 - (performance.now() - startedAt));
}

/** Answers scenarios on one set of data, with models kept warm between questions. */
export class Planner {
  private readonly store: WarmModelStore;
  private readonly networks: NetworkStore | null;

  constructor(private readonly dependencies: PlannerDependencies) {
    this.store = new WarmModelStore(dependencies.warmModels ?? 8);
    const { grid, engines } = dependencies;
    this.networks = grid ? new NetworkStore(grid, engines.highs) : null;
  }

  /**
   * Yields better and better plans, each verified apart from the solver; the last is the answer.
   * A scenario that cannot be met yields its best partial plan with the moves that would let it
   * through. Throws `unknown_id` or `bad_field` where the scenario does not fit the data.
   */
  async *improve(scenario: Scenario, signal?: AbortSignal): AsyncGenerator<SolveResponse> {
    const startedAt = performance.now();
    const problem = frameProblem(scenario, this.dependencies.data);
    const question: Question = { scenario, problem, startedAt, signal };
    const loan = await this.borrow(question);
    try {
      yield* this.answer(question, loan.warm);
    } finally {
      loan.release();
    }
  }

  private borrow({ scenario, problem }: Pick<Question, "scenario" | "problem">): Promise<Loan> {
    const engine = this.dependencies.engines[scenario.engine];
    const network = this.openNetwork(scenario);
    return this.store.borrow(keyStructure(scenario), () =>
      network
        ? this.warmOnNetwork(scenario, problem, network)
        : warmModel(buildModel(problem), engine),
    );
  }

  /** The network's limits join the model of the same sites without them, which is warm as a rule. */
  private async warmOnNetwork(
    scenario: Scenario,
    problem: SitingProblem,
    network: PlanNetwork,
  ): Promise<WarmModel> {
    const engine = this.dependencies.engines[scenario.engine];
    const plain: Scenario = { ...scenario, grid: { ...scenario.grid, model: "headroom" } };
    const base = await this.borrow({ scenario: plain, problem });
    try {
      const ranges = [...(base.warm.ranges?.values() ?? [])];
      // Where the network alone makes a criterion a matter of choice, only its limits give a range.
      return ranges.every(hasRange)
        ? await secureWarmModel(base.warm, engine, network)
        : await warmModel(buildModel(problem), engine, network);
    } finally {
      base.release();
    }
  }

  /** The network that a scenario's plans are held to; null where headroom tables suffice. */
  openNetwork({ grid }: Scenario): PlanNetwork | null {
    if (grid.model === "headroom") return null;
    if (!this.networks) {
      throw new CodedError("unavailable", "The network model is not loaded", "grid.model");
    }
    return this.networks.open(grid);
  }

  private async *answer(question: Question, warm: WarmModel): AsyncGenerator<SolveResponse> {
    const { scenario, signal } = question;
    if (!warm.ranges) {
      yield* this.answerNoPlan(question, warm, "infeasible");
      return;
    }
    const cost = combineCosts(warm.siting, scenario.weights, warm.ranges);
    // The ranges alone can use the time up, on the network or a busy machine: a first plan must
    // still come.
    const leastMs = warm.guard
      ? FIRST_PLAN_MS
      : Math.min(FIRST_PLAN_MS, scenario.timeLimitS * 1000);
    const timeLimitMs = Math.max(remainingMs(question), leastMs);
    const stages = stagedSolve(warm, cost, { timeLimitMs, ...(signal ? { signal } : {}) });
    let noPlan: NoPlan | null = null;
    for await (const improvement of stages) {
      if (typeof improvement === "string") noPlan = improvement;
      else yield await this.respond(question, warm, improvement);
    }
    // Only now: until the stages end they hold the model's turn, which the search for moves needs.
    if (noPlan) yield* this.answerNoPlan(question, warm, noPlan);
  }

  private respond(
    question: Question,
    warm: WarmModel,
    improvement: Improvement,
  ): Promise<SolveResponse> {
    const { status, stage, bound } = improvement;
    const solution = readPlan(warm.siting, improvement.x);
    return this.certify(question, warm, solution, { status, stage, bound }, []);
  }

  private async certify(
    question: Question,
    warm: WarmModel,
    solution: SitingSolution,
    proof: { status: Certificate["status"]; stage: Certificate["stage"]; bound: number | null },
    relaxations: Relaxation[],
  ): Promise<SolveResponse> {
    const { data, hashScenario } = this.dependencies;
    const { scenario, problem, startedAt } = question;
    const response = certifyPlan({
      scenario,
      problem,
      data,
      solution,
      // What a part of the target costs cannot be held against the ranges of the whole.
      ranges: (proof.bound !== null && warm.ranges) || new Map(),
      proof,
      relaxations,
      scenarioHash: hashScenario(scenario),
      solveMs: performance.now() - startedAt,
    });
    return warm.guard ? addNetwork(response, warm.guard) : response;
  }

  private async *answerNoPlan(
    question: Question,
    warm: WarmModel,
    status: NoPlan,
  ): AsyncGenerator<SolveResponse> {
    const { problem, scenario, signal } = question;
    const stage = status === "infeasible" ? "proven" : "limit";
    const proof = { status, stage, bound: null } as const;
    const empty: SitingSolution = {
      loadsMw: new Float64Array(problem.candidateSites.length),
      unmetMw: problem.targetMw,
      matches: [],
    };
    if (status === "no_solution") {
      yield await this.certify(question, warm, empty, proof, []);
      return;
    }
    const engine = this.dependencies.engines[scenario.engine];
    const limits = { timeLimitMs: PARTIAL_LIMIT_MS, ...(signal ? { signal } : {}) };
    const loose = this.buildLoose(question);
    const found = await relaxLimits(warm.guard?.extend(loose) ?? loose, engine, limits);
    // Locks on single sites are no limit on sums: what is said of them comes from their sizes.
    const relaxations = found.length > 0 ? found : checkFeasibility(problem);
    const partial = await this.solvePartial(question, warm);
    if (signal?.aborted) return;
    const placedMw = partial?.loadsMw.reduce((sum, mw) => sum + mw, 0) ?? 0;
    const moves = relaxations.map((move) => lowerTarget(move, placedMw));
    const response = await this.certify(question, warm, partial ?? empty, proof, moves);
    const { guard } = warm;
    if (!guard) yield response;
    else yield await addNetworkMoves(response, { guard, loose, engine, options: limits });
  }

  /**
   * The model with sites no tighter than they are by themselves: where single sites are cut to a
   * shared limit, moving that limit would change nothing.
   */
  private buildLoose({ scenario, problem }: Question): SitingModel {
    const loose: Scenario = {
      ...scenario,
      capitalShareCap: 1,
      provinceBounds: {},
      limits: { ...scenario.limits, capitalInterfaceMw: null },
    };
    const { candidateSites } = frameProblem(loose, this.dependencies.data);
    return buildModel({ ...problem, candidateSites }, { tighten: false });
  }

  /** The plan for as much of the target as the rules let through; null where they let nothing. */
  private async solvePartial(question: Question, warm: WarmModel): Promise<SitingSolution | null> {
    const { scenario, signal } = question;
    const placedMw = await placeMost(warm, { timeLimitMs: PARTIAL_LIMIT_MS, signal });
    if (placedMw === null) return null;
    // What only just fits may not fit once it is rounded: then a kilowatt less will.
    for (const targetMw of [placedMw, placedMw - 0.001]) {
      if (targetMw <= 0 || signal?.aborted) return null;
      const solution = await this.solveSmaller({ ...scenario, targetMw }, question);
      const unmetMw = Math.round((scenario.targetMw - targetMw) * 1000) / 1000;
      if (solution) return { ...solution, unmetMw };
    }
    return null;
  }

  private async solveSmaller(
    scenario: Scenario,
    { signal }: Question,
  ): Promise<SitingSolution | null> {
    const problem = frameProblem(scenario, this.dependencies.data);
    const loan = await this.borrow({ scenario, problem });
    try {
      return await solveBriefly(loan.warm, scenario, signal);
    } finally {
      loan.release();
    }
  }
}

/** Parts of sites can carry a trifle more than whole ones: what was placed is what can be. */
function lowerTarget(move: Relaxation, placedMw: number): Relaxation {
  if (move.kind !== "target" || placedMw <= 0) return move;
  return { ...move, to: Math.min(move.to, Math.floor(placedMw * 10 + 1e-6) / 10) };
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
  for await (const improvement of stagedSolve(warm, cost, options)) {
    if (typeof improvement !== "string") best = improvement;
  }
  return best && readPlan(warm.siting, best.x);
}
