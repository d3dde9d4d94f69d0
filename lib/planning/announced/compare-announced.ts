import { CodedError } from "@/lib/errors";
import type { AnnouncedColumn, AnnouncedProject, AnnouncedResponse } from "@/lib/schema/announced";
import type { SitingData } from "@/lib/schema/geodata";
import type { GridCheck, Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import type { CriterionRanges } from "@/lib/siting/criteria/criterion-costs";
import { describePlan } from "@/lib/siting/describe-plan";
import { type Verification, verifyPlan } from "@/lib/siting/verify-plan";
import { readRanges } from "../ask/plan-question";
import { matchBest } from "../baselines/match-best";
import { nameBreaches } from "../baselines/name-breaches";
import { roundToKilowatt } from "./list-breaks";
import { lockFitting } from "./lock-fitting";
import { frameProjects, type ProjectCase } from "./project-case";
import { clearProjects, isPlaced, widenRules } from "./stand-projects";

export interface CompareQuestion {
  readonly scenario: Scenario;
  readonly data: SitingData;
  /** Every project there is. */
  readonly all: readonly AnnouncedProject[];
  readonly counted: readonly AnnouncedProject[];
  /** MW that fit, by id of the project. */
  readonly fitMw: ReadonlyMap<string, number>;
  readonly solve: (scenario: Scenario) => Promise<SolveResponse>;
  /** What the network says of a plan; null where the scenario asks for headroom tables alone. */
  readonly checkGrid: (plan: Plan) => Promise<GridCheck | null>;
}

/** Loads of the projects as a plan, found by nobody's search, with what the verifier finds in it. */
export function judgeProjects(
  { problem, scenario }: ProjectCase,
  data: SitingData,
  loadsMw: Float64Array,
  ranges: CriterionRanges,
): { plan: Plan; verification: Verification } {
  const placedMw = loadsMw.reduce((sum, mw) => sum + mw, 0);
  const unmetMw = Math.max(0, roundToKilowatt(problem.targetMw - placedMw));
  const solution = { loadsMw, unmetMw, matches: matchBest(problem, loadsMw) };
  const plan = describePlan(problem, scenario, data, solution, ranges);
  return { plan, verification: verifyPlan(scenario, data, plan) };
}

/**
 * The projects with a place as they were told, beside two plans for the same MW under the same
 * rules: anywhere, and around what fits of the projects. Each is checked by the same verifier, in
 * the ranges of the first of the two. Throws what the solves throw.
 */
export async function compareAnnounced(
  question: CompareQuestion,
): Promise<NonNullable<AnnouncedResponse["comparison"]>> {
  const { scenario, data, all, solve, checkGrid, fitMw } = question;
  const counted = question.counted.filter(isPlaced);
  const framed = frameProjects(scenario, data, all, counted);
  const { targetMw } = framed.problem;
  const wide = widenRules(clearProjects(scenario, all), counted);
  const base: Scenario = { ...wide.scenario, targetMw };
  const free = refuseEmpty(await solve(base));
  const around = lockFitting(base, counted, fitMw, "exactly").scenario;
  const locked = refuseEmpty(await solve({ ...around, targetMw }));
  const loadsMw = new Float64Array(framed.problem.candidateSites.length);
  for (const { sites, mw } of framed.loads) loadsMw[sites[0] ?? 0] = mw;
  const { plan, verification } = judgeProjects(framed, data, loadsMw, readRanges(free.plan));
  const gridCheck = await checkGrid(plan);
  const announced: AnnouncedColumn = {
    id: "announced",
    totals: plan.totals,
    criteria: plan.criteria,
    status: null,
    gap: null,
    verified: verification.verified && (gridCheck?.verified ?? true),
    breaches: nameBreaches(framed.problem, verification),
    gridCheck,
  };
  return {
    targetMw,
    widened: wide.widened,
    columns: [announced, describeSolved("free", free), describeSolved("locked", locked)],
  };
}

function refuseEmpty(answer: SolveResponse): SolveResponse {
  if (answer.certificate.status !== "no_solution") return answer;
  throw new CodedError("unavailable", "No plan was found within the time limit");
}

function describeSolved(
  id: AnnouncedColumn["id"],
  { plan, certificate, gridCheck }: SolveResponse,
): AnnouncedColumn {
  const { totals, criteria } = plan;
  const { status, gap, verified } = certificate;
  return { id, totals, criteria, status, gap, verified, breaches: [], gridCheck };
}
