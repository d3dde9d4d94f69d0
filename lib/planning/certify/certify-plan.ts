import type { SitingData } from "@/lib/schema/geodata";
import type { Certificate, LimitMove, Plan } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import type { CriterionRanges } from "@/lib/siting/criteria/criterion-costs";
import { describePlan } from "@/lib/siting/describe-plan";
import type { SitingSolution } from "@/lib/siting/read-plan";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import { verifyPlan } from "@/lib/siting/verify-plan";
import { measureRounding, type StatedBounds, stateBound } from "./state-bound";

/** What a search knows about a solution. */
export interface Proof extends StatedBounds {
  readonly stage: Certificate["stage"];
}

export interface CertifyInput {
  readonly scenario: Scenario;
  readonly problem: SitingProblem;
  readonly data: SitingData;
  readonly solution: SitingSolution;
  readonly ranges: CriterionRanges;
  readonly proof: Proof;
  readonly relaxations: LimitMove[];
  readonly scenarioHash: string;
  readonly solveMs: number;
}

/** Σ weight · normalised, from the plan's own figures: nothing of the solver's is believed. */
function measureObjective({ criteria }: Plan): number {
  return criteria.reduce((sum, { weight, normalised }) => sum + weight * normalised, 0);
}

/** The same plan with what has become known of it since. */
export function stateProof(response: SolveResponse, proof: Proof, solveMs: number): SolveResponse {
  const { objective } = response.certificate;
  return {
    ...response,
    certificate: {
      ...response.certificate,
      ...{ stage: proof.stage, solveMs: roundMs(solveMs) },
      ...stateBound(objective, proof, measureRounding(response.plan.criteria)),
    },
  };
}

function roundMs(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** Describes a solution, has it verified, and states how good it is known to be. */
export function certifyPlan(input: CertifyInput): SolveResponse {
  const { scenario, problem, data, solution, ranges, proof, relaxations } = input;
  const plan = describePlan(problem, scenario, data, solution, ranges);
  const verification = verifyPlan(scenario, data, plan);
  const hasValue = proof.bound !== null;
  const objective = hasValue ? measureObjective(plan) : null;
  return {
    scenario,
    plan,
    certificate: {
      objective,
      ...stateBound(objective, proof, measureRounding(plan.criteria)),
      verified: verification.verified,
      maxViolation: verification.maxViolationMw,
      engine: scenario.engine,
      solveMs: roundMs(input.solveMs),
      stage: proof.stage,
      dataVersion: data.version,
      scenarioHash: input.scenarioHash,
    },
    relaxations,
    gridCheck: null,
  };
}
