import type { SitingData } from "@/lib/schema/geodata";
import type { CriterionValue, Plan } from "@/lib/schema/plan";
import type { Scenario, Weights } from "@/lib/schema/scenario";
import { normaliseCriterion } from "@/lib/siting/criteria/criterion-costs";
import { describePlan } from "@/lib/siting/describe-plan";
import { enumerateLoads, matchLoads } from "@/lib/siting/enumerate-plans.fixture";
import { frameProblem } from "@/lib/siting/frame-problem";
import { makeFurtherCase } from "@/lib/siting/further-rules.fixture";
import { makeDraw, makeRandomCase } from "@/lib/siting/tiny-country.fixture";
import { verifyPlan } from "@/lib/siting/verify-plan";

export interface BoundCase {
  readonly data: SitingData;
  readonly scenario: Scenario;
}

/** The usual numbers, tiny ones, broken ones and huge ones. */
const sizes = [1, 1, 1e-2, 7.333_333, 0.123_457, 30] as const;
const STEP_MW = 50;
/** So much room beside the usual countries, and no more load than this: many targets can be met, and crowd. */
const rooms = [1, 1.17, 1.5, 2] as const;
const MOST_MW = 250;
/** Whole parts of a target that is placed in no modules. */
const PARTS = 6;

function scaleData(data: SitingData, by: number): SitingData {
  const scale = (mw: number | null) => (mw === null ? null : mw * by);
  return {
    ...data,
    provinces: data.provinces.map((province) => ({
      ...province,
      reviewAbleMw: scale(province.reviewAbleMw),
      reviewUnableMw: scale(province.reviewUnableMw),
      outlook2027Mw: scale(province.outlook2027Mw),
    })),
    buses: data.buses.map((bus) => ({
      ...bus,
      headroomN0Mw: bus.headroomN0Mw * by,
      headroomN1Mw: bus.headroomN1Mw * by,
      solarMw: bus.solarMw * by,
      windMw: bus.windMw * by,
    })),
  };
}

function scaleScenario(scenario: Scenario, by: number): Scenario {
  const scale = (mw: number | null) => (mw === null ? null : mw * by);
  const { site, limits, reinforcement, criterionCaps } = scenario;
  return {
    ...scenario,
    targetMw: scenario.targetMw * by,
    site: {
      ...site,
      minMw: site.minMw * by,
      maxMw: site.maxMw * by,
      moduleMw: scale(site.moduleMw),
    },
    limits: { ...limits, capitalInterfaceMw: scale(limits.capitalInterfaceMw) },
    provinceBounds: Object.fromEntries(
      Object.entries(scenario.provinceBounds).map(([code, { minMw, maxMw }]) => [
        code,
        { minMw: minMw * by, maxMw: scale(maxMw) },
      ]),
    ),
    lockedIn: scenario.lockedIn.map(({ id, minMw, maxMw }) => ({
      id,
      minMw: scale(minMw),
      maxMw: scale(maxMw),
    })),
    reinforcement: { ...reinforcement, maxMwPerLimit: reinforcement.maxMwPerLimit * by },
    criterionCaps: {
      ...criterionCaps,
      grid: scale(criterionCaps.grid),
      decentralisation: scale(criterionCaps.decentralisation),
    },
  };
}

/** A random tiny country with any of the rules, in modules or not, in numbers of any size. */
export function makeBoundCase(seed: number): BoundCase {
  const draw = makeDraw(seed + 77);
  const { data, scenario } = seed % 2 === 0 ? makeRandomCase(seed) : makeFurtherCase(seed);
  const by = sizes[Math.floor(draw() * sizes.length)] ?? 1;
  const room = rooms[Math.floor(draw() * rooms.length)] ?? 1;
  const inModules = draw() < 0.5;
  const targetMw = Math.min(MOST_MW, Math.round(scenario.targetMw / STEP_MW) * STEP_MW);
  const site = { ...scenario.site, moduleMw: inModules ? STEP_MW : null };
  // A lock beyond what its connection carries is an error, not an infeasible scenario.
  const lockedIn = by > 1 ? [] : scenario.lockedIn;
  return {
    data: scaleData(data, room * by),
    scenario: scaleScenario({ ...scenario, targetMw, site, lockedIn }, by),
  };
}

/** Other weights for the rules of a case; what it leaves out of the objective stays out. */
export function drawWeights({ scenario }: BoundCase, draw: () => number): Weights {
  const renewables = scenario.weights.renewables === 0 ? 0 : draw();
  return { grid: draw(), decentralisation: draw(), renewables, access: 0.01 + draw() };
}

/**
 * Plans that place the whole target and break nothing, with criteria looked up by the verifier: all
 * there are in modules; else all whose loads are whole parts of the target.
 */
export function listWholePlans({ data, scenario }: BoundCase): Plan[] {
  const problem = frameProblem(scenario, data);
  const { targetMw, candidateSites } = problem;
  const stepMw = problem.moduleMw ?? targetMw / PARTS;
  const plans: Plan[] = [];
  for (const loadsMw of enumerateLoads(candidateSites.length, stepMw, targetMw)) {
    const placedMw = loadsMw.reduce((sum, mw) => sum + mw, 0);
    if (Math.abs(placedMw - targetMw) > 1e-9) continue;
    const solution = { loadsMw, unmetMw: 0, matches: matchLoads(problem, scenario, loadsMw) };
    const plan = describePlan(problem, scenario, data, solution, new Map());
    const { verified, maxViolationMw, criteria } = verifyPlan(scenario, data, plan);
    // What the verifier tolerates as rounding is no plan of the model.
    if (!verified || maxViolationMw > 1e-9 * (1 + targetMw)) continue;
    const measured = plan.criteria.map((one) => ({ ...one, value: criteria[one.id] }));
    plans.push({ ...plan, criteria: measured });
  }
  return plans;
}

/** How an objective counts one criterion. */
export type CountedCriterion = Pick<CriterionValue, "id" | "weight" | "ideal" | "nadir">;

/** The least objective of some plans by weights and ranges; ∞ = no plan. */
export function findLeast(plans: readonly Plan[], counted: readonly CountedCriterion[]): number {
  const weigh = (plan: Plan) =>
    counted.reduce((sum, { id, weight, ideal, nadir }) => {
      const value = plan.criteria.find((one) => one.id === id)?.value ?? Number.NaN;
      return sum + weight * normaliseCriterion(value, { ideal, nadir });
    }, 0);
  return plans.reduce((least, plan) => Math.min(least, weigh(plan)), Number.POSITIVE_INFINITY);
}
