import { Mutex } from "@/lib/async/mutex";
import type { SitingData } from "@/lib/schema/geodata";
import type { Weights } from "@/lib/schema/scenario";
import { buildModel } from "@/lib/siting/build-model";
import type { CriterionRanges } from "@/lib/siting/criteria/criterion-costs";
import { frameProblem } from "@/lib/siting/frame-problem";
import { readPlan } from "@/lib/siting/read-plan";
import type { CriterionCost, SitingModel } from "@/lib/siting/siting-model";
import type { SolverModel } from "@/lib/solver/solver";
import { certifyPlan } from "../certify/certify-plan";
import { checkNetwork } from "../network/check-network";
import { NetworkGuard } from "../network/network-guard";
import { chooseOpenSites } from "../search/choose-open-sites";
import { limitSolve, solveWithSites } from "../search/search";
import { CostParts } from "../warm/cost-parts";
import type { WarmModel } from "../warm/warm-model";
import { orderAsTour, perturbHeadroom } from "./draw-samples";
import type { RobustnessQuestion } from "./robustness-question";
import type { SampleTally } from "./sample-tally";

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
  /** Its relaxations know the network's limits found so far; what it delivers is not tested. */
  readonly relaxing: SolverModel;
  /** The same program; its solves end with points that the network delivers, where there is one. */
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
  const relaxing = await engine.load(siting.program, { lane, scale: false });
  const guard = run.network && (await NetworkGuard.open(run.network, siting));
  const model = guard?.secure(relaxing) ?? relaxing;
  const parts = new CostParts(siting, ranges);
  const world: World = { siting, parts, relaxing, model, data, known: [] };
  const zero = Float64Array.of(0);
  try {
    await model.changeColumnBounds(Int32Array.of(siting.columns.unmet), zero, zero);
    for (const [position, weights] of orderAsTour(weightings).entries()) {
      if (signal?.aborted || performance.now() > deadline) return;
      const plan = await solveSample(run, world, weights);
      const isChecked = position % CHECKED_EACH === 0;
      if (plan && isChecked) run.tally.addCheck(await isVerified(run, world, weights, plan.x));
      run.tell();
    }
  } finally {
    await model.dispose();
  }
}

/** The plan for one weighting: known already, or the relaxation rounded. */
async function solveSample(
  run: SampleRun,
  world: World,
  weights: Weights,
): Promise<KnownPlan | null> {
  const { deadline, signal, tally } = run;
  const { relaxing, model, parts } = world;
  const cost = parts.combine(weights);
  await model.changeCosts(cost.cost, cost.offset);
  // What the network has shown so far may not do for a guess to be delivered: then it is asked.
  const found =
    (await findPlan(run, world, weights, cost, relaxing)) ??
    (run.network && (await findPlan(run, world, weights, cost, model)));
  if (signal?.aborted || performance.now() > deadline) return null;
  if (found) tally.add(found.plan.loadsMw, parts.weigh(found.plan.parts, weights) - found.bound);
  else tally.addFailure();
  return found?.plan ?? null;
}

/** Solves the relaxation from where the last one ended, and finds a plan near it. */
async function findPlan(
  { ranges, deadline, signal }: SampleRun,
  world: World,
  weights: Weights,
  cost: CriterionCost,
  relaxing: SolverModel,
): Promise<{ plan: KnownPlan; bound: number } | null> {
  const { siting, model, parts, known } = world;
  const shared = { model, turns: new Mutex() };
  const warm: WarmModel = { siting, ranges, sizeRows: [], quick: shared, long: shared };
  const search = { warm, cost, deadline, signal };
  const relaxed = await relaxing.solve({ ...limitSolve(search), relax: true, pointOnly: true });
  if (!relaxed.x) return null;
  const { bound } = relaxed;
  const before = pickBest(world, weights);
  if (before && parts.weigh(before.parts, weights) - bound <= SAME_PLAN_GAP) {
    return { plan: before, bound };
  }
  for (const guess of chooseOpenSites(siting, relaxed.x)) {
    const x = await solveWithSites(search, model, guess);
    if (!x) continue;
    known.push(keepPlan(world, x));
    break;
  }
  const plan = pickBest(world, weights);
  return plan && { plan, bound };
}

/** The plan found so far that is best for a weighting. */
function pickBest({ known, parts }: World, weights: Weights): KnownPlan | null {
  const weigh = (plan: KnownPlan) => parts.weigh(plan.parts, weights);
  return known.reduce(
    (best: KnownPlan | null, plan) => (best && weigh(best) <= weigh(plan) ? best : plan),
    null,
  );
}

function keepPlan({ siting, parts }: World, x: Float64Array): KnownPlan {
  const { columns, unitMw } = siting;
  const loadsMw = Float64Array.from(columns.load, (column) => (x[column] ?? 0) * unitMw);
  return { x, loadsMw, parts: parts.measure(x) };
}

/** Whether a point holds against the world's own data, apart from the solver. */
async function isVerified(
  { ranges, answer, ...run }: SampleRun,
  { siting, data }: World,
  weights: Weights,
  x: Float64Array,
): Promise<boolean> {
  const { certificate, plan } = certifyPlan({
    scenario: { ...run.scenario, weights },
    problem: siting.problem,
    data,
    solution: readPlan(siting, x),
    ranges,
    proof: { status: "feasible", stage: "rounded", bound: null, recomputedBound: null },
    relaxations: [],
    scenarioHash: answer.certificate.scenarioHash,
    solveMs: 0,
  });
  const gridCheck = run.network && (await checkNetwork(run.network, plan));
  return certificate.verified && (gridCheck?.verified ?? true);
}
