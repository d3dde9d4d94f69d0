import type { SitingData } from "@/lib/schema/geodata";
import type { Weights } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import type { CriterionRanges } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan } from "@/lib/siting/read-plan";
import type { SitingModel } from "@/lib/siting/siting-model";
import type { SolverModel } from "@/lib/solver/solver";
import { certifyPlan } from "./certify-plan";
import { chooseOpenSites } from "./choose-open-sites";
import { CostParts } from "./cost-parts";
import { orderAsTour, perturbHeadroom } from "./draw-samples";
import { Mutex } from "./mutex";
import type { RobustnessQuestion } from "./sample-robustness";
import type { SampleTally } from "./sample-tally";
import { limitSolve, solveWithSites } from "./search";
import type { WarmModel } from "./warm-model";

/**
 * A plan of an earlier weighting counts for another one when it is this close to the bound there,
 * in units of the objective: half of what rounding anew leaves in one of twenty.
 */
export const SAME_PLAN_GAP = 1e-3;
/** One sample in so many is checked apart from the solver. */
const CHECKED_EACH = 25;

/** A run under way, as its worlds see it. */
export interface SampleRun extends RobustnessQuestion {
  readonly ranges: CriterionRanges;
  readonly tally: SampleTally;
  readonly deadline: number;
  readonly tell: () => void;
}

/** A plan found for some weighting of a world. */
interface KnownPlan {
  readonly x: Float64Array;
  readonly loadsMw: Float64Array;
  /** Its objective's part of each criterion. */
  readonly parts: readonly number[];
}

/** One draw of the headroom with its model. */
interface World {
  readonly siting: SitingModel;
  readonly parts: CostParts;
  readonly model: SolverModel;
  readonly data: SitingData;
  readonly known: KnownPlan[];
}

/** Solves every weighting that belongs to one draw of the headroom; counts each in the tally. */
export async function sampleWorld(
  run: SampleRun,
  seed: number,
  weightings: readonly Weights[],
  lane: "quick" | "long",
): Promise<void> {
  const { scenario, engine, headroomSpread, signal, ranges, deadline } = run;
  const data = perturbHeadroom(run.data, headroomSpread, seed);
  const siting = buildModel(frameProblem(scenario, data));
  const model = await engine.load(siting.program, { lane });
  const world: World = { siting, parts: new CostParts(siting, ranges), model, data, known: [] };
  const zero = Float64Array.of(0);
  try {
    await model.changeColumnBounds(Int32Array.of(siting.columns.unmet), zero, zero);
    for (const [position, weights] of orderAsTour(weightings).entries()) {
      if (signal?.aborted || performance.now() > deadline) return;
      const plan = await solveSample(run, world, weights);
      const isChecked = position % CHECKED_EACH === 0;
      if (plan && isChecked) run.tally.addCheck(isVerified(run, world, weights, plan.x));
      run.tell();
    }
  } finally {
    await model.dispose();
  }
}

/** Solves the relaxation of one weighting from where the last one ended, and finds a plan near it. */
async function solveSample(
  { ranges, deadline, signal, tally }: SampleRun,
  world: World,
  weights: Weights,
): Promise<KnownPlan | null> {
  const { siting, model, parts, known } = world;
  const cost = parts.combine(weights);
  const shared = { model, turns: new Mutex() };
  const warm: WarmModel = { siting, ranges, sizeRows: [], quick: shared, long: shared };
  const search = { warm, cost, deadline, signal };
  await model.changeCosts(cost.cost, cost.offset);
  const relaxed = await model.solve({ ...limitSolve(search), relax: true, pointOnly: true });
  const weigh = (plan: KnownPlan) => parts.weigh(plan.parts, weights);
  const pick = () =>
    known.reduce(
      (best: KnownPlan | null, plan) => (best && weigh(best) <= weigh(plan) ? best : plan),
      null,
    );
  let plan = relaxed.x && pick();
  if (relaxed.x && !(plan && weigh(plan) - relaxed.bound <= SAME_PLAN_GAP)) {
    for (const guess of chooseOpenSites(siting, relaxed.x)) {
      const x = await solveWithSites(search, model, guess);
      if (!x) continue;
      known.push(keepPlan(world, x));
      break;
    }
    plan = pick();
  }
  if (signal?.aborted || performance.now() > deadline) return null;
  if (plan) tally.add(plan.loadsMw, weigh(plan) - relaxed.bound);
  else tally.addFailure();
  return plan;
}

function keepPlan({ siting, parts }: World, x: Float64Array): KnownPlan {
  const { columns, unitMw } = siting;
  const loadsMw = Float64Array.from(columns.load, (column) => (x[column] ?? 0) * unitMw);
  return { x, loadsMw, parts: parts.measure(x) };
}

/** Whether a point holds against the world's own data, apart from the solver. */
function isVerified(
  { ranges, answer, ...run }: SampleRun,
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
