import type { SitingData } from "@/lib/schema/geodata";
import type { LimitMove } from "@/lib/schema/plan";
import type { Scenario } from "@/lib/schema/scenario";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { readPlan, type SitingSolution } from "@/lib/siting/read-plan";
import type { SitingProblem } from "@/lib/siting/siting-problem";
import { addNetwork } from "../network/add-network";
import type { Improvement } from "../search/search";
import type { WarmModel } from "../warm/warm-model";
import { certifyPlan, type Proof, stateProof } from "./certify-plan";

/** One question under way. */
export interface Question {
  readonly scenario: Scenario;
  readonly problem: SitingProblem;
  /** On the clock of `performance.now()`, ms. */
  readonly startedAt: number;
  readonly signal: AbortSignal | undefined;
}

export interface ResponderDependencies {
  readonly data: SitingData;
  readonly hashScenario: (scenario: Scenario) => string;
}

/** Turns the points that a search finds for one question into verified answers. */
export class PlanResponder {
  private last: { readonly x: Float64Array; readonly response: SolveResponse } | null = null;

  constructor(
    private readonly dependencies: ResponderDependencies,
    private readonly question: Question,
    private readonly warm: WarmModel,
  ) {}

  /** The plan of a point; one that only became better proven is not described and verified anew. */
  async respond({ x, status, stage, bound, recomputedBound }: Improvement): Promise<SolveResponse> {
    const proof = { status, stage, bound, recomputedBound };
    if (this.last?.x === x) return stateProof(this.last.response, proof, this.measureMs());
    const response = await this.certify(readPlan(this.warm.siting, x), proof, []);
    this.last = { x, response };
    return response;
  }

  /** Describes any solution, with what is known of it. */
  async certify(
    solution: SitingSolution,
    proof: Proof,
    relaxations: LimitMove[],
  ): Promise<SolveResponse> {
    const { data, hashScenario } = this.dependencies;
    const { scenario, problem } = this.question;
    const { guard, ranges } = this.warm;
    const response = certifyPlan({
      scenario,
      problem,
      data,
      solution,
      // What a part of the target costs cannot be held against the ranges of the whole.
      ranges: (proof.bound !== null && ranges) || new Map(),
      proof,
      relaxations,
      scenarioHash: hashScenario(scenario),
      solveMs: this.measureMs(),
    });
    return guard ? addNetwork(response, guard) : response;
  }

  private measureMs(): number {
    return performance.now() - this.question.startedAt;
  }
}
