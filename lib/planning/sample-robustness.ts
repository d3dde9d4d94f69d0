import type { SitingData } from "@/lib/schema/geodata";
import type { RobustnessResponse } from "@/lib/schema/robustness";
import type { Scenario, Weights } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { buildModel } from "@/lib/siting/build-model";
import {
  type CriterionRanges,
  combineCosts,
  evaluateCost,
} from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan } from "@/lib/siting/read-plan";
import { gatherSiteFacts } from "@/lib/siting/site-facts";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverEngine, SolverModel } from "@/lib/solver/solver";
import { certifyPlan } from "./certify-plan";
import { chooseOpenSites } from "./choose-open-sites";
import { drawWeights, orderAsTour, perturbHeadroom } from "./draw-samples";
import { Mutex } from "./mutex";
import { readRanges } from "./plan-question";
import { SampleTally } from "./sample-tally";
import { limitSolve, solveWithSites } from "./search";
import type { WarmModel } from "./warm-model";

export interface RobustnessQuestion {
  readonly scenario: Scenario;
  readonly data: SitingData;
  readonly engine: SolverEngine;
  /** The scenario's plan: its ranges say what a weight means in every sample. */
  readonly answer: SolveResponse;
  readonly samples: number;
  /** Headroom is off by up to this part; 0 = as published. */
  readonly headroomSpread: number;
  readonly seed: number;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Draws of the headroom; each carries an even share of the weightings. */
const WORLD_COUNT = 10;
/** Answers so far are told about this often, as a part of all samples. */
const TOLD_PART = 0.05;
/** One sample in so many is checked apart from the solver. */
const CHECKED_EACH = 25;
/** Where an engine has two workers, both work on it. */
const LANES = ["quick", "long"] as const;

interface Run extends RobustnessQuestion {
  readonly ranges: CriterionRanges;
  readonly tally: SampleTally;
  readonly startedAt: number;
  readonly deadline: number;
  /** Worlds that no lane has taken yet. */
  readonly waiting: number[];
  readonly tell: () => void;
}

/**
 * Yields what is known so far, and last the whole: for weightings spread evenly over the simplex
 * and draws of the headroom, how often each site is in the plan. Each plan is the relaxation
 * rounded, not proven best; how far it can be from the best is part of the answer. The same
 * question gives the same answer as long as the time does not run out. Ends early, without a last
 * yield, when the signal aborts.
 */
export async function* sampleRobustness(
  question: RobustnessQuestion,
): AsyncGenerator<RobustnessResponse> {
  const { scenario, data, answer, samples, headroomSpread, signal } = question;
  const startedAt = performance.now();
  const facts = gatherSiteFacts(scenario, data);
  const codes = data.provinces.map(({ code }) => code);
  const tally = new SampleTally(frameProblem(scenario, data), facts, codes);
  let wake: () => void = () => undefined;
  const run: Run = {
    ...question,
    ranges: readRanges(answer.plan),
    tally,
    startedAt,
    deadline: startedAt + question.timeLimitMs,
    waiting: Array.from({ length: Math.min(WORLD_COUNT, samples) }, (_, world) => world),
    tell: () => wake(),
  };
  const describe = () =>
    tally.describe(samples, headroomSpread, Math.round(performance.now() - startedAt));
  const lanes = Promise.all(LANES.map((lane) => workLane(run, lane)));
  const ended = lanes.then(
    () => true,
    () => true,
  );
  let told = 0;
  try {
    while (
      !(await Promise.race([ended, new Promise<false>((resolve) => (wake = () => resolve(false)))]))
    ) {
      if (tally.done < told + TOLD_PART * samples) continue;
      told = tally.done;
      yield describe();
    }
    await lanes;
    if (!signal?.aborted) yield describe();
  } finally {
    run.waiting.length = 0;
    await ended;
  }
}

/** Takes one world after another until none is left. */
async function workLane(run: Run, lane: (typeof LANES)[number]): Promise<void> {
  for (let world = run.waiting.shift(); world !== undefined; world = run.waiting.shift()) {
    if (run.signal?.aborted || performance.now() > run.deadline) return;
    await sampleWorld(run, world, lane);
  }
}

interface World {
  readonly siting: SitingModel;
  readonly model: SolverModel;
  readonly data: SitingData;
}

/** Solves every weighting that belongs to one draw of the headroom. */
async function sampleWorld(run: Run, world: number, lane: (typeof LANES)[number]): Promise<void> {
  const { scenario, engine, headroomSpread, seed, samples, signal } = run;
  const data = perturbHeadroom(run.data, headroomSpread, seed * WORLD_COUNT + world);
  const siting = buildModel(frameProblem(scenario, data));
  const model = await engine.load(siting.program, { lane });
  const weightings: Weights[] = [];
  for (let n = world; n < samples; n += WORLD_COUNT) weightings.push(drawWeights(n));
  try {
    const { unmet } = siting.columns;
    await model.changeColumnBounds(Int32Array.of(unmet), Float64Array.of(0), Float64Array.of(0));
    for (const [position, weights] of orderAsTour(weightings).entries()) {
      if (signal?.aborted || performance.now() > run.deadline) return;
      const isChecked = position % CHECKED_EACH === 0;
      await solveSample(run, { siting, model, data }, weights, isChecked);
      run.tell();
    }
  } finally {
    await model.dispose();
  }
}

/** Solves the relaxation of one weighting from where the last one ended, and rounds it. */
async function solveSample(
  run: Run,
  world: World,
  weights: Weights,
  isChecked: boolean,
): Promise<void> {
  const { siting, model } = world;
  const { ranges, deadline, signal, tally } = run;
  const cost = combineCosts(siting, weights, ranges);
  const shared = { model, turns: new Mutex() };
  const warm: WarmModel = { siting, ranges, sizeRows: [], quick: shared, long: shared };
  const search = { warm, cost, deadline, signal };
  await model.changeCosts(cost.cost, cost.offset);
  const relaxed = await model.solve({ ...limitSolve(search), relax: true });
  let rounded: Float64Array | null = null;
  for (const guess of relaxed.x ? chooseOpenSites(siting, relaxed.x) : []) {
    rounded ??= await solveWithSites(search, model, guess);
  }
  if (signal?.aborted || performance.now() > deadline) return;
  if (!rounded) {
    tally.addFailure();
    return;
  }
  const x = rounded;
  const loadsMw = Float64Array.from(
    siting.columns.load,
    (column) => (x[column] ?? 0) * siting.unitMw,
  );
  tally.add(loadsMw, evaluateCost(cost, x) - relaxed.bound);
  if (isChecked) tally.addCheck(isVerified(run, world, weights, x));
}

/** Whether a point holds against the world's own data, apart from the solver. */
function isVerified(
  { ranges, answer, ...run }: Run,
  { siting, data }: World,
  weights: Weights,
  x: Float64Array,
): boolean {
  const { certificate } = certifyPlan({
    scenario: { ...run.scenario, weights },
    problem: siting.problem,
    data,
    solution: readPlan(siting, x),
    ranges,
    proof: { status: "feasible", stage: "rounded", bound: null },
    relaxations: [],
    scenarioHash: answer.certificate.scenarioHash,
    solveMs: 0,
  });
  return certificate.verified;
}
