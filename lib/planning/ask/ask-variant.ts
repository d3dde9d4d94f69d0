import { Mutex } from "@/lib/async/mutex";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { buildModel } from "@/lib/siting/build-model";
import { type CriterionRanges, combineCosts } from "@/lib/siting/criteria/criterion-costs";
import { readPlan } from "@/lib/siting/read-plan";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import type { SolverEngine } from "@/lib/solver/solver";
import { certifyPlan } from "../certify/certify-plan";
import { addNetwork } from "../network/add-network";
import { NetworkGuard } from "../network/network-guard";
import type { PlanNetwork } from "../network/plan-network";
import type { NoPlan } from "../search/prove-plan";
import type { Improvement } from "../search/search";
import { type StepOptions, solveInSteps } from "../search/solve-in-steps";
import { findSizeRows } from "../warm/find-useful-sites";
import { coolModel, type WarmModel } from "../warm/warm-model";
import { type PlanQuestion, readRanges } from "./plan-question";

/**
 * Loads a model with ranges that are known already; give it back with `coolModel`. It stays out of
 * the quick lane: whoever moves a slider does not wait behind a question about a plan.
 */
export async function loadAside(
  siting: SitingModel,
  ranges: CriterionRanges,
  engine: SolverEngine,
  network: PlanNetwork | null,
): Promise<WarmModel> {
  const guard = network && (await NetworkGuard.open(network, siting));
  const load = async () => {
    const model = await engine.load(siting.program, { lane: "long" });
    return guard?.secure(model) ?? model;
  };
  const quick = await load();
  const long = await load();
  const { unmet } = siting.columns;
  for (const model of [quick, long]) {
    await model.changeColumnBounds(Int32Array.of(unmet), Float64Array.of(0), Float64Array.of(0));
  }
  return {
    siting,
    ranges,
    sizeRows: findSizeRows(siting),
    quick: { model: quick, turns: new Mutex() },
    long: { model: long, turns: new Mutex() },
    ...(guard ? { guard } : {}),
  };
}

async function findBest(
  warm: WarmModel,
  cost: CriterionCost,
  options: StepOptions,
): Promise<Improvement | NoPlan | null> {
  let last: Improvement | NoPlan | null = null;
  try {
    for await (const item of solveInSteps(warm, cost, options)) last = item;
  } finally {
    await coolModel(warm);
  }
  return last;
}

/**
 * The best plan of a variant of the asked scenario, valued by the ranges of the plan asked about:
 * only so are the two objectives in one unit. Null when the question was given up.
 */
export async function askVariant(
  question: PlanQuestion,
  variant: Scenario,
  problem: SitingProblem,
): Promise<SolveResponse | NoPlan | null> {
  const { engine, data, network, signal, timeLimitMs, answer } = question;
  const siting = buildModel(problem);
  const ranges = readRanges(answer.plan);
  const startedAt = performance.now();
  const cost = combineCosts(siting, variant.weights, ranges);
  const options = { timeLimitMs, ...(signal ? { signal } : {}) };
  const warm = await loadAside(siting, ranges, engine, network);
  const best = await findBest(warm, cost, options);
  if (signal?.aborted) return null;
  if (best === null || typeof best === "string") return best;
  const response = certifyPlan({
    scenario: variant,
    problem,
    data,
    solution: readPlan(siting, best.x),
    ranges,
    proof: best,
    relaxations: [],
    scenarioHash: answer.certificate.scenarioHash,
    solveMs: performance.now() - startedAt,
  });
  return warm.guard ? addNetwork(response, warm.guard) : response;
}
