import type { Plan } from "@/lib/schema/plan";
import type { SolveResponse } from "@/lib/schema/solve-response";
import type { BuildUp, StageAnswer, StagedPlan } from "@/lib/schema/stages";
import { readPlan } from "@/lib/siting/read-plan";
import { certifyPlan } from "../certify/certify-plan";
import { measureRounding, stateBound } from "../certify/state-bound";
import { addNetwork } from "../network/add-network";
import { PROVEN_GAP } from "../search/search";
import type { Placeable } from "./find-placeable";
import type { FramedStage } from "./frame-stages";
import { keepRounded } from "./keep-rounded";
import type { StagedImprovement } from "./search-stages";
import { verifyBuildUp } from "./verify-build-up";
import type { WarmStage } from "./warm-stages";

/** What is known of the stages before any plan. */
export interface StageFrame {
  readonly framed: readonly FramedStage[];
  /** Supply missing without new load, MW, [stage]. */
  readonly baseShortMw: readonly number[];
  readonly placeable: Placeable;
}

export interface AnswerInput extends StageFrame {
  /** The stages that are planned, in order. */
  readonly stages: readonly WarmStage[];
  readonly improvement: StagedImprovement | null;
  readonly solveMs: number;
  readonly requestHash: string;
}

const roundMw = (mw: number) => Math.round(mw * 1000) / 1000;

/** Each planned year's plan, verified by itself and on its own network. */
async function certifyYears({
  stages,
  improvement,
  solveMs,
}: AnswerInput): Promise<SolveResponse[]> {
  if (!improvement) return [];
  const { stacked, guard, aloneBounds, x } = improvement;
  const solutions = keepRounded(
    stages.map(({ problem }) => problem),
    stacked.parts.map((part) => readPlan(part, x)),
  );
  const responses: SolveResponse[] = [];
  for (const [position, { scenario, problem, data, warm }] of stages.entries()) {
    const solution = solutions[position];
    const own = guard.guards[position];
    if (!solution || !own) throw new Error("A year without a solution");
    const proof = { status: "feasible", stage: improvement.stage } as const;
    const { bound = null, recomputedBound = null } = aloneBounds[position] ?? {};
    const response = certifyPlan({
      ...{ scenario, problem, data, solution, solveMs, relaxations: [], scenarioHash: "" },
      ranges: warm.ranges ?? new Map(),
      proof: { ...proof, bound, recomputedBound },
    });
    responses.push(await addNetwork(response, own));
  }
  return responses;
}

function listBuilds(framed: readonly FramedStage[], plans: readonly (Plan | null)[]): BuildUp[] {
  const last = plans.findLast((plan) => plan !== null);
  const loadsOf = new Map(
    (last?.sites ?? []).map(({ id }) => [id, new Array<number>(framed.length).fill(0)]),
  );
  plans.forEach((plan, position) => {
    for (const [id, loads] of loadsOf) {
      const own = plan?.sites.find((site) => site.id === id)?.loadMw;
      // A year without a plan of its own gives nothing up.
      loads[position] = plan ? (own ?? 0) : (loads[position - 1] ?? 0);
    }
  });
  return (last?.sites ?? []).map(({ id, name, province, bus, lon, lat }) => ({
    ...{ site: id, name, province, bus, lon, lat },
    loadsMw: loadsOf.get(id) ?? [],
  }));
}

function describeYear(
  input: AnswerInput,
  position: number,
  response: SolveResponse | null,
  beforeMw: number,
): StageAnswer {
  const { framed, baseShortMw, placeable } = input;
  const stage = framed[position];
  if (!stage) throw new Error("There is no such stage");
  const placedMw = response?.plan.totals.placedMw ?? 0;
  const unmetMw = roundMw(stage.targetMw - placedMw);
  const { year, targetMw, tables, gridOfYear } = stage;
  return {
    ...{ year, targetMw, placedMw, unmetMw, tables },
    addedMw: roundMw(Math.max(0, placedMw - beforeMw)),
    demandFactor: gridOfYear.demandFactor,
    inService: [...gridOfYear.inService],
    baseShortMw: roundMw(baseShortMw[position] ?? 0),
    plan: response?.plan ?? null,
    gridCheck: response?.gridCheck ?? null,
    objective: response?.certificate.objective ?? null,
    aloneBound: response?.certificate.bound ?? null,
    // What is built stays: a limit of this year or of a later one can hold this year back.
    limits: unmetMw > 0 ? placeable.limits.filter((limit) => limit.year >= year) : [],
  };
}

/** Says a point of the stacked program in the words of the schema; nothing of it is believed. */
export async function answerStages(input: AnswerInput): Promise<StagedPlan> {
  const { framed, stages, improvement } = input;
  const responses = await certifyYears(input);
  const found = framed.map((stage) => {
    const planned = stages.findIndex(({ year }) => year === stage.year);
    return responses[planned] ?? null;
  });
  let beforeMw = 0;
  const years = found.map((response, position) => {
    const answer = describeYear(input, position, response, beforeMw);
    beforeMw = Math.max(beforeMw, answer.placedMw);
    return answer;
  });
  const plans = found.map((response) => response?.plan ?? null);
  const buildUp = verifyBuildUp(plans.filter((plan) => plan !== null));
  const weighed = stages.map(
    ({ weight }, k) => weight * (responses[k]?.certificate.objective ?? 0),
  );
  const objective = improvement ? weighed.reduce((sum, value) => sum + value, 0) : null;
  const { bound = objective, recomputedBound = null } = improvement ?? {};
  const rounding = responses.map(({ plan }) => measureRounding(plan.criteria));
  const stated = stateBound(
    objective,
    { status: "feasible", bound, recomputedBound },
    Math.max(0, ...rounding),
  );
  const { gap } = stated;
  const unmetMw = roundMw(years.reduce((sum, year) => sum + year.unmetMw, 0));
  return {
    stages: years,
    builds: listBuilds(framed, plans),
    certificate: {
      ...stated,
      status: findStatus(input, gap, unmetMw),
      ...{ objective, unmetMw },
      unmetBoundMw: roundMw(Math.min(unmetMw, sumUnmetBound(input))),
      verified: buildUp.verified && responses.every(({ certificate }) => certificate.verified),
      maxViolation: Math.max(
        buildUp.worstMw,
        ...responses.map(({ certificate }) => certificate.maxViolation ?? 0),
      ),
      engine: "highs",
      solveMs: Math.round(input.solveMs * 10) / 10,
      stage: gap !== null && gap <= PROVEN_GAP ? "proven" : (improvement?.stage ?? "limit"),
      dataVersion: framed[0]?.data.version ?? "",
      requestHash: input.requestHash,
    },
  };
}

/** Unmet this near to its bound is at its bound, MW. */
const SAME_MW = 1;

function findStatus(
  input: AnswerInput,
  gap: number | null,
  unmetMw: number,
): StagedPlan["certificate"]["status"] {
  if (!input.improvement || gap === null) {
    // Nothing is to be placed, or nothing can be: the empty plan is the only one.
    return unmetMw <= sumUnmetBound(input) + SAME_MW ? "optimal" : "no_solution";
  }
  return gap <= PROVEN_GAP ? "optimal" : "feasible";
}

/** Of the years that were planned, and the whole target of those that their own demand fails. */
function sumUnmetBound({ framed, baseShortMw, placeable }: AnswerInput): number {
  const lostMw = framed.reduce(
    (sum, { targetMw }, position) => sum + ((baseShortMw[position] ?? 0) > 0 ? targetMw : 0),
    0,
  );
  return lostMw + placeable.unmetBoundMw;
}
